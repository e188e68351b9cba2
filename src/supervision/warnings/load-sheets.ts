// Reads the warning sheets and their cases from their folder; the only file of this part that needs a file system.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Flaws } from '../../base/yaml.ts';
import { yamlFiles } from '../../base/yaml-files.ts';
import { repeated } from '../../duties/load-sheets.ts';
import { parseWarningCases, type WarningCase } from './cases.ts';
import { parseWarningSheet } from './parse-sheet.ts';
import type { WarningSheet } from './sheet.ts';

const shipped = join(import.meta.dirname, '..', '..', '..', 'warnings');

/** All sheets of a folder. Throws `Flaws`, also where two rules have one id. */
export function loadWarningSheets(folder = shipped): WarningSheet[] {
  const sheets = yamlFiles(folder).map((path) =>
    parseWarningSheet(relative(process.cwd(), path), readFileSync(path, 'utf8')),
  );
  const flaws = repeated(sheets.flatMap(({ rules }) => rules));
  if (flaws.length) throw new Flaws(flaws);
  return sheets;
}

/** The cases of the sheets in a folder. Throws `Flaws`. */
export function loadWarningCases(folder = shipped): WarningCase[] {
  return yamlFiles(join(folder, 'cases')).flatMap((path) =>
    parseWarningCases(relative(process.cwd(), path), readFileSync(path, 'utf8')),
  );
}
