// Reads the rulebooks from their folders; the only file of this room that needs a file system.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseRulebook, type RulebookText } from './parse.ts';
import type { Rulebook } from './rulebook.ts';

const shipped = join(import.meta.dirname, '..', '..', 'rulebooks');

/** The texts of the rulebook in a folder: `rulebook.yaml` and `rules/*.yaml`. */
export function rulebookText(folder: string): RulebookText {
  const read = (path: string) => ({ file: relative(process.cwd(), path), text: readFileSync(path, 'utf8') });
  const rules = existsSync(join(folder, 'rules'))
    ? readdirSync(join(folder, 'rules')).filter((name) => name.endsWith('.yaml'))
    : [];
  return {
    head: read(join(folder, 'rulebook.yaml')),
    rules: Object.fromEntries(rules.sort().map((name) => [basename(name, '.yaml'), read(join(folder, 'rules', name))])),
  };
}

/** All rulebooks of a folder of folders, by id; those that others extend come first. Throws `Flaws`. */
export function loadRulebooks(folder = shipped): ReadonlyMap<string, Rulebook> {
  const books = new Map<string, Rulebook>();
  const load = (id: string): Rulebook | undefined => {
    if (books.has(id)) return books.get(id);
    if (!existsSync(join(folder, id, 'rulebook.yaml'))) return undefined;
    const book = parseRulebook(rulebookText(join(folder, id)), load);
    books.set(id, book);
    return book;
  };
  for (const id of rulebookIds(folder)) load(id);
  return books;
}

/** The ids of the rulebooks in a folder of folders. */
export function rulebookIds(folder = shipped): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'rulebook.yaml')))
    .map((entry) => entry.name)
    .sort();
}
