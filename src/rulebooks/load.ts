// Reads the rulebooks from their folders; the only file of this room that needs a file system.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type Flaw, Flaws } from '../base/yaml.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { parseCases, type WorkedCase } from './cases.ts';
import { parseRulebook, type RulebookText } from './parse.ts';
import type { Rulebook } from './rulebook.ts';

const shipped = join(import.meta.dirname, '..', '..', 'rulebooks');

/** The texts of the rulebook in a folder: `rulebook.yaml` and `rules/*.yaml`. */
function rulebookText(folder: string): RulebookText {
  return {
    head: read(join(folder, 'rulebook.yaml')),
    rules: Object.fromEntries(
      yamlFiles(join(folder, 'rules')).map((path) => [basename(path, '.yaml'), read(path)] as const),
    ),
  };
}

function read(path: string): { file: string; text: string } {
  return { file: relative(process.cwd(), path), text: readFileSync(path, 'utf8') };
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** The worked cases of a rulebook in a folder of folders, file by file in order of name. Throws `Flaws`. */
export function loadCases(book: Rulebook, catalogue: Catalogue, folder = shipped): WorkedCase[] {
  return yamlFiles(join(folder, book.id, 'cases')).flatMap((path) => {
    const { file, text } = read(path);
    return parseCases(file, text, book, catalogue);
  });
}

/** All rulebooks of a folder of folders, by id; those that others extend come first. Throws `Flaws`. */
export function loadRulebooks(folder = shipped): ReadonlyMap<string, Rulebook> {
  const books = new Map<string, Rulebook>();
  const opened = new Set<string>();
  const load = (id: string): Rulebook | undefined => {
    if (opened.has(id) || !existsSync(join(folder, id, 'rulebook.yaml'))) return books.get(id);
    opened.add(id);
    const book = parseRulebook(rulebookText(join(folder, id)), load);
    if (book.id !== id) throw new Flaws([named(book, id)]);
    books.set(id, book);
    return book;
  };
  for (const id of rulebookIds(folder)) load(id);
  return books;
}

function named({ file, line, id }: Rulebook, folder: string): Flaw {
  return {
    file,
    line,
    zh: `id 写的是“${id}”，应与所在目录的名称“${folder}”相同`,
    en: `the id "${id}" must be the name of its folder, "${folder}"`,
  };
}

/** The ids of the rulebooks in a folder of folders. */
function rulebookIds(folder = shipped): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'rulebook.yaml')))
    .map((entry) => entry.name)
    .sort();
}
