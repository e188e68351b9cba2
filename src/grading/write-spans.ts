// Storing spans, all of an entity's under one rulebook in a row: some entities' in place of their old ones, or a whole rulebook's.

import { copyIn } from '../base/copy.ts';
import type { Db } from '../base/db.ts';
import { byIndex } from '../ledger/by-index.ts';
import type { SpanColumns } from './span-columns.ts';

const STANDING =
  'grading.standing (entity_id, rulebook, from_day, until_day, edition, level, tier, since, ends, points, causes)';
const STANDING_TYPES = [
  ...([
    'int8',
    'int2',
    'date[]',
    'date[]',
    'text[]',
    'text[]',
    'text[]',
    'date[]',
    'date[]',
    'float8[]',
    'text[]',
  ] as const),
];
const OPEN = 'grading.undetermined (entity_id, rulebook, record_id, rule)';
const OPEN_TYPES = ['int8', 'int2', 'int8', 'text'] as const;

/** A rulebook's spans with the number under which they are stored. */
export interface Graded {
  readonly number: number;
  readonly columns: SpanColumns;
}

/** Puts the spans of these entities in place of what is stored of them under the same rulebooks. */
export async function replaceSpans(db: Db, entityIds: ArrayLike<number>, graded: readonly Graded[]): Promise<void> {
  const books = graded.map(({ number }) => number);
  const ids = Array.from(entityIds);
  for (const table of ['standing', 'undetermined'])
    await byIndex(
      db,
      ids.length,
      `delete from grading.${table} where entity_id = any($1::bigint[]) and rulebook = any($2::smallint[])`,
      [ids, books],
    );
  await addSpans(db, entityIds, graded);
}

/** Puts a rulebook's spans in place of all that is stored under it. */
export async function replaceBook(db: Db, entityIds: ArrayLike<number>, graded: Graded): Promise<void> {
  await db.query(`truncate grading.${partitionOf(graded.number)}`);
  await db.query('delete from grading.undetermined where rulebook = $1', [graded.number]);
  await addSpans(db, entityIds, [graded]);
}

/** The table that holds the standings under one rulebook. */
export function partitionOf(number: number): string {
  return `standing_${number}`;
}

async function addSpans(db: Db, entityIds: ArrayLike<number>, graded: readonly Graded[]): Promise<void> {
  await copyIn(db, STANDING, STANDING_TYPES, standingRows(entityIds, graded));
  const open = graded.flatMap(({ number, columns }) =>
    columns.undetermined.map(({ entity, record, rule }) => [entityIds[entity], number, record, rule]),
  );
  if (open.length) await copyIn(db, OPEN, OPEN_TYPES, unique(open));
}

/** The rows one by one, in one array that is used again: copying reads it before it asks for the next. */
function* standingRows(entityIds: ArrayLike<number>, graded: readonly Graded[]): Generator<unknown[]> {
  const row: unknown[] = new Array(STANDING_TYPES.length);
  for (const { number, columns } of graded) {
    const { entity, count } = columns;
    for (let first = 0; first < count; ) {
      let end = first + 1;
      while (end < count && entity[end] === entity[first]) end++;
      row[0] = entityIds[entity[first]];
      row[1] = number;
      runsInto(row, columns, first, end);
      yield row;
      first = end;
    }
  }
}

/** The runs `[first, end)` of one entity as lists; lists that would say nothing are null. */
function runsInto(row: unknown[], columns: SpanColumns, first: number, end: number): void {
  const { editions, levels, tiers, from, until, edition, level, tier, causeStart, causes, points, runs } = columns;
  const length = end - first;
  const edited: string[] = new Array(length);
  const levelled: string[] = new Array(length);
  const tiered: string[] | null = tiers.length ? new Array(length) : null;
  let caused: string[] | null = null;
  let bounded = false;
  for (let k = 0; k < length; k++) {
    const i = first + k;
    edited[k] = editions[edition[i]];
    levelled[k] = levels[level[i]];
    if (tiered) tiered[k] = tiers[tier[i]];
    if (runs.size && runs.has(i)) bounded = true;
    if (causeStart[i + 1] === causeStart[i]) continue;
    caused ??= new Array(length).fill(null);
    caused[k] = `{${causes.subarray(causeStart[i], causeStart[i + 1]).join(',')}}`;
  }
  row[2] = from.subarray(first, end);
  row[3] = until.subarray(first, end);
  row[4] = edited;
  row[5] = levelled;
  row[6] = tiered;
  row[7] = bounded ? Array.from(from.subarray(first, end), (day, k) => runs.get(first + k)?.[0] ?? day) : null;
  row[8] = bounded ? Array.from(until.subarray(first, end), (day, k) => runs.get(first + k)?.[1] ?? day) : null;
  row[9] = points.size ? Array.from({ length }, (_, k) => points.get(first + k) ?? null) : null;
  row[10] = caused;
}

/** Editions may list the same record under the same rule; it is kept once. */
function unique(rows: (string | number)[][]): (string | number)[][] {
  return [...new Map(rows.map((row) => [row.join('|'), row])).values()];
}
