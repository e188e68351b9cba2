// Reads the publicity sheets and their cases from their folder; the only file of this room that needs a file system.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Flaws } from '../base/yaml.ts';
import { yamlFiles } from '../base/yaml-files.ts';
import { repeated } from '../duties/load-sheets.ts';
import { type PublicityCase, parsePublicityCases } from './cases.ts';
import { parsePublicitySheet } from './parse-sheet.ts';
import type { PublicitySheet } from './sheet.ts';

const shipped = join(import.meta.dirname, '..', '..', 'publicity');

/** All sheets of a folder. Throws `Flaws`, also where two rules have one id. */
export function loadPublicitySheets(folder = shipped): PublicitySheet[] {
  const sheets = yamlFiles(folder).map((path) =>
    parsePublicitySheet(relative(process.cwd(), path), readFileSync(path, 'utf8')),
  );
  const flaws = repeated(sheets.flatMap(({ rules }) => rules));
  if (flaws.length) throw new Flaws(flaws);
  return sheets;
}

/** The cases of the sheets in a folder. Throws `Flaws`. */
export function loadPublicityCases(folder = shipped): PublicityCase[] {
  return yamlFiles(join(folder, 'cases')).flatMap((path) =>
    parsePublicityCases(relative(process.cwd(), path), readFileSync(path, 'utf8')),
  );
}
