// Reads the catalogue from its folder: entity.yaml, entity-reference.yaml, indicators.yaml, one file for each record type, lists/*.yaml.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from './catalogue.ts';
import { type CatalogueTexts, readCatalogue } from './catalogue-read.ts';

const shipped = join(import.meta.dirname, '..', '..', 'catalogue');

/** Reads and checks the catalogue in a folder, the shipped one unless told; throws `Flaws` with every flaw found, by file and line. */
export function loadCatalogue(folder = shipped): Catalogue {
  return readCatalogue(catalogueTexts(folder), folder);
}

/** The texts of the YAML files in the folder, the shipped one unless told, and in its `lists`, by their names from the folder. */
export function catalogueTexts(folder = shipped): CatalogueTexts {
  const names = [...readdirSync(folder), ...readdirSync(join(folder, 'lists')).map((name) => `lists/${name}`)];
  return new Map(
    names.filter((name) => name.endsWith('.yaml')).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}
