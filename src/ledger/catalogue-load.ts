// Reads the catalogue from its folder: entity.yaml, entity-reference.yaml, indicators.yaml, lists/*.yaml, one file for each record type.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Flaw, Flaws, type Place, readYamlWithFlaws } from '../base/yaml.ts';
import { Catalogue, type CatalogueParts } from './catalogue.ts';
import { catalogueFlaws, type Locate } from './catalogue-check.ts';
import { parseCodeList, parseFieldSet, parseIndicators, parseRecordType, parseReferences } from './catalogue-parse.ts';

const notTypes = ['entity.yaml', 'entity-reference.yaml', 'indicators.yaml'];

/** Reads and checks the catalogue in a folder; throws `Flaws` with every flaw found, by file and line. */
export function loadCatalogue(folder: string): Catalogue {
  const flaws: Flaw[] = [];
  const places = new Map<unknown, Place>();
  const read = <T>(name: string, build: (root: Place) => T): T => {
    const file = join(folder, name);
    let root: Place | undefined;
    const { value, flaws: found } = readYamlWithFlaws(file, readFileSync(file, 'utf8'), (place) => {
      root = place;
      return build(place);
    });
    flaws.push(...found);
    places.set(value, root!);
    return value;
  };
  const named = <T extends { id: string }>(name: string, build: (root: Place) => T): T =>
    read(name, (root) => {
      const value = build(root);
      const expected = basename(name, '.yaml');
      if (value.id !== expected)
        root.at('id').flaw(`“id”应与文件名相同：${expected}`, `"id" must be the name of the file: ${expected}`);
      return value;
    });

  const lists = yamlFiles(join(folder, 'lists')).map((name) => named(join('lists', name), parseCodeList));
  const byId = new Map(lists.map((list) => [list.id, list]));
  const parts: CatalogueParts = {
    lists,
    indicators: read('indicators.yaml', parseIndicators),
    references: read('entity-reference.yaml', parseReferences),
    entity: named('entity.yaml', (root) => parseFieldSet(root, byId)),
    types: yamlFiles(folder)
      .filter((name) => !notTypes.includes(name))
      .map((name) => named(name, (root) => parseRecordType(root, byId))),
  };
  const locate: Locate = (set, path) => {
    const { file, line } = deepest(places.get(set)!, path);
    return { file, line };
  };
  // A file that could not be read would only be blamed a second time for what it lacks.
  if (!flaws.length) flaws.push(...catalogueFlaws(parts, locate));
  if (flaws.length) throw new Flaws(flaws);
  return new Catalogue(parts);
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}

function deepest(root: Place, path: readonly (string | number)[]): Place {
  let place = root;
  for (const key of path) {
    const next = typeof key === 'number' ? place.items()[key] : place.at(key);
    if (!next?.present) break;
    place = next;
  }
  return place;
}
