// Reads clause files and the rule of their levels from disk.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Flaws, type Place, readYaml } from '../base/yaml.ts';
import {
  type Clause,
  type ClauseRow,
  ClauseTable,
  type Criterion,
  type Measure,
  measures,
  readClauses,
  withOwnClauses,
} from './clauses.ts';

const shipped = join(import.meta.dirname, '..', '..', 'reference');

/** The rule that gives clauses their levels, as declared in `clause-levels.yaml`. Throws `Flaws`. */
export function loadCriteria(path = join(shipped, 'clause-levels.yaml')): Criterion[] {
  return readYaml(basename(path), readFileSync(path, 'utf8'), (root) => root.at('criteria').items().map(criterionOf));
}

function criterionOf(place: Place): Criterion {
  place.only('level', 'measures', 'fine_over', 'multiple_over', 'fine_unstated', 'sense', 'assumption');
  const level = place.at('level').text();
  const number = (key: string) => (place.at(key).present ? place.at(key).number() : undefined);
  return {
    level: level === 'none' ? undefined : level,
    measures: place
      .at('measures')
      .items()
      .map((item) => item.oneOf(Object.keys(measures) as Measure[])),
    fineOver: number('fine_over'),
    multipleOver: number('multiple_over'),
    fineUnstated: place.at('fine_unstated').boolean(false),
    sense: place.at('sense').bilingual(),
    assumption: place.at('assumption').boolean(false),
  };
}

/** The rows of a clause file (CSV, UTF-8, with headings), each with its line. */
function clauseRows(text: Buffer): ClauseRow[] {
  const rows: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
  });
  return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

/** A clause file as read: its name for flaws, and its bytes. */
export interface ClauseFile {
  readonly name: string;
  readonly text: Buffer;
}

/** Tells clause tables apart by what they are made of: changes when a clause, a criterion or the authority's own file does. */
export function clauseTableKey(own?: ClauseFile): string {
  const texts = ['penalty-clauses.csv', 'clause-levels.yaml'].map((name) => readFileSync(join(shipped, name)));
  const sum = createHash('sha256');
  for (const text of own ? [...texts, own.text] : texts) sum.update(text).update('\0');
  return sum.digest('hex').slice(0, 16);
}

/** The shipped clause table, with an authority's own clause file laid over it where there is one. Throws `Flaws`. */
export function loadClauseTable(own?: ClauseFile): ClauseTable {
  const criteria = loadCriteria();
  const path = join(shipped, 'penalty-clauses.csv');
  const clauses = clausesIn({ name: basename(path), text: readFileSync(path) }, criteria, false);
  return new ClauseTable(own === undefined ? clauses : withOwnClauses(clauses, clausesIn(own, criteria, true)));
}

function clausesIn({ name, text }: ClauseFile, criteria: readonly Criterion[], own: boolean): Clause[] {
  const { clauses, flaws } = readClauses(clauseRows(text), { file: name, criteria, own });
  if (flaws.length > 0) throw new Flaws(flaws);
  return clauses;
}
