// Everything that is generated from the sources, and whether the files in the tree still say the same.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { loadSheets } from '../../src/duties/load-sheets.ts';
import { type Catalogue, writtenByItself } from '../../src/ledger/catalogue.ts';
import { loadCatalogue } from '../../src/ledger/catalogue-load.ts';
import type { FieldSet } from '../../src/ledger/field.ts';
import { jsonSchema } from '../../src/ledger/json-schema.ts';
import { template } from '../../src/ledger/template.ts';
import { loadCases, loadRulebooks } from '../../src/rulebooks/load.ts';
import { articlesPage } from './articles-page.ts';
import { cataloguePage } from './catalogue-page.ts';
import { errorsPage } from './errors-page.ts';
import { indicatorsPage } from './indicators-page.ts';
import { mappingsPage } from './mappings-page.ts';
import { openApiFile } from './openapi-file.ts';
import { rulebooksPage } from './rulebooks-page.ts';

/** Text by path from the root of the project. */
export type Generated = ReadonlyMap<string, string>;

/** Folders that hold nothing but generated files. */
export const generatedFolders = ['docs/generated', 'schemas', 'templates'];

/** All generated files of the project in `root`, as they should be. */
export async function generated(root: string): Promise<Generated> {
  const catalogue = loadCatalogue(join(root, 'catalogue'));
  return new Map([
    ...fromCatalogue(catalogue),
    ['docs/generated/catalogue.md', cataloguePage(catalogue, loadSheets(join(root, 'duties')))],
    ['docs/generated/indicators.md', indicatorsPage(catalogue)],
    ['docs/generated/errors.md', await errorsPage(root)],
    ['docs/generated/mappings.md', mappingsPage()],
    ['docs/generated/articles.md', articlesPage(root, catalogue)],
    ['openapi.json', await openApiFile(root)],
    ['docs/generated/rulebooks.md', rulebooksOf(root, catalogue)],
  ]);
}

function rulebooksOf(root: string, catalogue: Catalogue): string {
  const folder = join(root, 'rulebooks');
  return rulebooksPage(loadRulebooks(folder).values(), (book) => loadCases(book, catalogue, folder).length);
}

function fromCatalogue(catalogue: Catalogue): [string, string][] {
  const types = [...catalogue.types.values()];
  const ofFiles = types.filter((type) => !writtenByItself(type));
  return [
    ...[catalogue.entity, ...types].map((set): [string, string] => [
      `schemas/${set.id}.json`,
      `${JSON.stringify(jsonSchema(set), null, 2)}\n`,
    ]),
    ['templates/entities.csv', templateFile(catalogue, catalogue.entity)],
    ...ofFiles.map((type): [string, string] => [`templates/${type.id}.csv`, templateFile(catalogue, type)]),
  ];
}

// Excel takes a CSV file for UTF-8 only when it begins with a byte order mark.
function templateFile(catalogue: Catalogue, set: FieldSet): string {
  const columns = template(catalogue, set);
  return stringify([columns.map(({ heading }) => heading), columns.map(({ example }) => example)], {
    bom: true,
    record_delimiter: '\r\n',
  });
}

/** The files that are missing, differ, or lie in a generated folder without being generated; in order of name. */
export function staleFiles(root: string, wanted: Generated): string[] {
  const present = generatedFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
  const differs = (path: string) =>
    !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== wanted.get(path);
  return [...new Set([...wanted.keys(), ...present])].filter(differs).sort();
}
