// Writes the files of a city into a folder, as CSV that spreadsheets open rightly (UTF-8 with a byte order mark).

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { MadeFile } from './made-file.ts';

/** The text of a file. */
export function csvOf({ headings, rows }: MadeFile): string {
  return stringify([[...headings], ...rows.map((row) => [...row])], { bom: true });
}

/** Writes the files; gives their paths, in the same order. */
export function writeCity(folder: string, files: readonly MadeFile[]): string[] {
  mkdirSync(folder, { recursive: true });
  return files.map((file) => {
    const path = join(folder, file.name);
    writeFileSync(path, csvOf(file));
    return path;
  });
}
