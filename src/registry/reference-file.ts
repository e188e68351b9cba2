// Reads the facts shipped in the project's reference folder.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The rows of a shipped CSV file (`divisions.csv`), by heading. */
export function referenceRows<Heading extends string>(name: string): Record<Heading, string>[] {
  const path = new URL(`../../reference/${name}`, import.meta.url);
  return parse(readFileSync(path), { columns: true });
}
