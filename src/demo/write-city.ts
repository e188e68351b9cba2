// Writes the files of a city into a folder, as CSV that spreadsheets open rightly (UTF-8 with a byte order mark).

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeFile } from './made-file.ts';

/** The text of a file. Quotes by hand: for the whole city at once the general writer takes seconds. */
export function csvOf({ headings, rows }: MadeFile): string {
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('')}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
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
