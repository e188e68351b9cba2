// Reads the catalogue from the texts of its files and checks that they agree.

import { type Flaw, Flaws, type Place, readYamlWithFlaws } from '../base/yaml.ts';
import { Catalogue, type CatalogueParts } from './catalogue.ts';
import { catalogueFlaws, type Locate } from './catalogue-check.ts';
import { parseCodeList, parseFieldSet, parseIndicators, parseRecordType, parseReferences } from './catalogue-parse.ts';

/** The texts of the files by name: `entity.yaml`, `honour.yaml`, `lists/honour-level.yaml` … */
export type CatalogueTexts = ReadonlyMap<string, string>;

const ENTITY = 'entity.yaml';
const REFERENCES = 'entity-reference.yaml';
const INDICATORS = 'indicators.yaml';

/** Reads the catalogue; throws `Flaws` with every flaw found. `where` is the folder, as flaws are to call it. */
export function readCatalogue(texts: CatalogueTexts, where = 'catalogue'): Catalogue {
  const reader = new Reader(texts, where);
  const names = [...texts.keys()].sort();
  const lists = names.filter((name) => name.startsWith('lists/')).map((name) => reader.named(name, parseCodeList));
  const byId = new Map(lists.map((list) => [list.id, list]));
  const parts: CatalogueParts = {
    lists,
    indicators: reader.read(INDICATORS, parseIndicators),
    references: reader.read(REFERENCES, parseReferences),
    entity: reader.named(ENTITY, (root) => parseFieldSet(root, byId)),
    types: names
      .filter((name) => !name.includes('/') && ![ENTITY, REFERENCES, INDICATORS].includes(name))
      .map((name) => reader.named(name, (root) => parseRecordType(root, byId))),
  };
  // A file that could not be read would only be blamed a second time for what it lacks.
  const flaws = reader.flaws.length ? reader.flaws : catalogueFlaws(parts, reader.locate);
  if (flaws.length) throw new Flaws(flaws);
  return new Catalogue(parts);
}

/** Reads file after file; keeps the flaws met, and where each value came from. */
class Reader {
  readonly flaws: Flaw[] = [];
  readonly #texts: CatalogueTexts;
  readonly #where: string;
  readonly #roots = new Map<unknown, Place>();

  constructor(texts: CatalogueTexts, where: string) {
    this.#texts = texts;
    this.#where = where;
  }

  read<T>(name: string, build: (root: Place) => T): T {
    let root: Place | undefined;
    const { value, flaws } = readYamlWithFlaws(`${this.#where}/${name}`, this.#texts.get(name) ?? '', (place) => {
      root = place;
      return build(place);
    });
    this.flaws.push(...flaws);
    this.#roots.set(value, root!);
    return value;
  }

  /** Reads a file whose `id` must be its name. */
  named<T extends { readonly id: string }>(name: string, build: (root: Place) => T): T {
    const expected = name.replace(/^lists\//, '').replace(/\.yaml$/, '');
    return this.read(name, (root) => {
      const value = build(root);
      if (value.id !== expected)
        root.at('id').flaw(`“id”应与文件名相同：${expected}`, `"id" must be the name of the file: ${expected}`);
      return value;
    });
  }

  readonly locate: Locate = (set, path) => {
    const { file, line } = deepest(this.#roots.get(set)!, path);
    return { file, line };
  };
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
