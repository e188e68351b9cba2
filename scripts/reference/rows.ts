// Reads and writes the plain CSV files of the reference scripts.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const shipped = join(dirname(fileURLToPath(import.meta.url)), '../../reference');

export type Row = Record<string, string>;

/** The folder of shared data given as the first argument of a reference script; ends the program when it is missing. */
export function dataFolder(): string {
  const folder = process.argv[2];
  if (folder) return folder;
  console.error('usage: node scripts/reference/<name>.ts FOLDER   (the folder that holds ref/*.csv)');
  process.exit(1);
}

/** The rows of a CSV file (UTF-8, header, gzip when the name ends in .gz), by heading. */
export function readRows(path: string): Row[] {
  const bytes = readFileSync(path);
  return parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true });
}

/** The path of a file in the project's reference folder. */
export function shippedPath(name: string): string {
  return join(shipped, name);
}

/** Writes rows under the given headings into the project's reference folder; quotes only where CSV needs them. */
export function writeRows(name: string, headings: readonly string[], rows: readonly Row[]): void {
  const text = stringify(rows as Row[], { header: true, columns: [...headings] });
  writeFileSync(shippedPath(name), text);
  console.log(`${name}: ${rows.length} rows, ${text.length} characters`);
}
