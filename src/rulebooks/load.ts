// Reads the rulebooks from their folders; the only file of this room that needs a file system.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type Flaw, Flaws } from '../base/yaml.ts';
import { yamlFiles } from '../base/yaml-files.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { type BookFiles, bookText, HEAD_FILE } from './book-files.ts';
import { parseCases, type WorkedCase } from './cases.ts';
import { parseRulebook, type RulebookText } from './parse.ts';
import type { Rulebook } from './rulebook.ts';

const shipped = join(import.meta.dirname, '..', '..', 'rulebooks');

/** The texts of the rulebook in a folder: `rulebook.yaml` and `rules/*.yaml`. */
function rulebookText(folder: string): RulebookText {
  return {
    head: read(join(folder, HEAD_FILE)),
    rules: Object.fromEntries(
      yamlFiles(join(folder, 'rules')).map((path) => [basename(path, '.yaml'), read(path)] as const),
    ),
  };
}

function read(path: string): { file: string; text: string } {
  return { file: relative(process.cwd(), path), text: readFileSync(path, 'utf8') };
}

/** The worked cases of a rulebook in a folder of folders, file by file in order of name. Throws `Flaws`. */
export function loadCases(book: Rulebook, catalogue: Catalogue, folder = shipped): WorkedCase[] {
  return yamlFiles(join(folder, book.id, 'cases')).flatMap((path) => {
    const { file, text } = read(path);
    return parseCases(file, text, book, catalogue);
  });
}

/**
 * All rulebooks of a folder of folders, by id, those given as `issued` in place of the folder's; those that others extend
 * come first. Throws `Flaws`.
 */
export function loadRulebooks(
  folder = shipped,
  issued: ReadonlyMap<string, BookFiles> = new Map(),
): ReadonlyMap<string, Rulebook> {
  const books = new Map<string, Rulebook>();
  const opened = new Set<string>();
  const load = (id: string): Rulebook | undefined => {
    const files = issued.get(id);
    if (opened.has(id) || !(files || existsSync(join(folder, id, HEAD_FILE)))) return books.get(id);
    opened.add(id);
    const book = parseRulebook(files ? bookText(id, files) : rulebookText(join(folder, id)), load);
    if (book.id !== id) throw new Flaws([named(book, id)]);
    books.set(id, book);
    return book;
  };
  for (const id of new Set([...rulebookIds(folder), ...issued.keys()])) load(id);
  return books;
}

/** The files of a rulebook in a folder of folders, the shipped one unless told; undefined where there is none. */
export function loadFiles(id: string, folder = shipped): BookFiles | undefined {
  if (!rulebookIds(folder).includes(id)) return undefined;
  const within = (part: string) => yamlFiles(join(folder, id, part)).map((path) => `${part}/${basename(path)}`);
  const paths = [HEAD_FILE, ...within('rules'), ...within('cases')];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, id, path), 'utf8')]));
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
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, HEAD_FILE)))
    .map((entry) => entry.name)
    .sort();
}
