// The files of one rulebook by their paths in its folder, read into the book and its cases.

import type { Flaw } from '../base/yaml.ts';
import { Flaws } from '../base/yaml.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { parseCases, type WorkedCase } from './cases.ts';
import type { RulebookText } from './parse.ts';
import type { Rulebook } from './rulebook.ts';

/** Texts by path: `rulebook.yaml`, `rules/grade.yaml`, `cases/grade.yaml`. */
export type BookFiles = Readonly<Record<string, string>>;

export const HEAD_FILE = 'rulebook.yaml';
const RULES = /^rules\/([^/]+)\.yaml$/;
const CASES = /^cases\/[^/]+\.yaml$/;

/** Whether a path is one that a rulebook's folder has. */
export function isBookPath(path: string): boolean {
  return path === HEAD_FILE || /^(rules|cases)\/[\w.-]{1,80}\.yaml$/.test(path);
}

/** The texts as the parser takes them; flaws name files as `rulebooks/ID/…`. */
export function bookText(id: string, files: BookFiles): RulebookText {
  const named = (path: string) => ({ file: `rulebooks/${id}/${path}`, text: files[path] ?? '' });
  const rules = Object.keys(files)
    .sort()
    .flatMap((path) => {
      const name = RULES.exec(path)?.[1];
      return name === undefined ? [] : [[name, named(path)] as const];
    });
  return { head: named(HEAD_FILE), rules: Object.fromEntries(rules) };
}

/** The worked cases among the files, file by file in order of name. Throws `Flaws` with those of every file. */
export function bookCases(files: BookFiles, book: Rulebook, catalogue: Catalogue): WorkedCase[] {
  const flaws: Flaw[] = [];
  const cases = Object.keys(files)
    .filter((path) => CASES.test(path))
    .sort()
    .flatMap((path) => {
      try {
        return parseCases(`rulebooks/${book.id}/${path}`, files[path], book, catalogue);
      } catch (error) {
        if (!(error instanceof Flaws)) throw error;
        flaws.push(...error.flaws);
        return [];
      }
    });
  if (flaws.length) throw new Flaws(flaws);
  return cases;
}
