// The text of a file that a person names on the command line.

import { readFile } from 'node:fs/promises';
import { Problem } from '../base/problem.ts';
import { decoded } from '../base/text-bytes.ts';
import { problems } from './problems.ts';

/** The text of a file: UTF-8, else GB18030, as office programs here save it. Refuses a file that cannot be read. */
export async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new Problem(problems['inspection.file-not-readable'], { file, reason: error.message });
  });
  return decoded(bytes);
}
