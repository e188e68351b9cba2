// What the program ships as YAML and keeps in a shape, such as limits and lists of reasons: read once, when it is first asked for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';

const PROGRAM = join(import.meta.dirname, '..', '..');

/** What a file of the program's folder says; throws where the file says it wrongly. */
export function declaredIn<S extends z.ZodType>(file: string, shape: S): () => z.output<S> {
  let read: z.output<S> | undefined;
  return () => {
    read ??= shape.parse(parse(readFileSync(join(PROGRAM, file), 'utf8')));
    return read;
  };
}
