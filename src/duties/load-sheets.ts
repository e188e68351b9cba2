// Reads the duty sheets and their cases from their folder; the only file of this room that needs a file system.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Flaw, Flaws } from '../base/yaml.ts';
import { yamlFiles } from '../base/yaml-files.ts';
import { type DutyCase, parseCases } from './cases.ts';
import { parseSheet } from './parse-sheet.ts';
import type { Sheet, Written } from './sheet.ts';

const shipped = join(import.meta.dirname, '..', '..', 'duties');

/** All sheets of a folder. Throws `Flaws`, also where two rules have one id. */
export function loadSheets(folder = shipped): Sheet[] {
  const sheets = yamlFiles(folder).map((path) => parseSheet(relative(process.cwd(), path), readFileSync(path, 'utf8')));
  const flaws = repeated(sheets.flatMap(({ rules }) => rules));
  if (flaws.length) throw new Flaws(flaws);
  return sheets;
}

/** The cases of the sheets in a folder. Throws `Flaws`. */
export function loadDutyCases(sheets: readonly Sheet[], folder = shipped): DutyCase[] {
  const rules = new Set(sheets.flatMap((sheet) => sheet.rules.map(({ id }) => id)));
  return yamlFiles(join(folder, 'cases')).flatMap((path) =>
    parseCases(relative(process.cwd(), path), readFileSync(path, 'utf8'), rules),
  );
}

/** A flaw for every rule that has the id of one before it. */
export function repeated(rules: readonly (Written & { readonly id: string })[]): Flaw[] {
  return rules
    .filter(({ id }, i) => rules.findIndex((other) => other.id === id) < i)
    .map(({ file, line, id }) => ({ file, line, zh: `规则“${id}”重复`, en: `rule "${id}" appears twice` }));
}
