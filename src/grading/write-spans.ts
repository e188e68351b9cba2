// Storing spans: those of some entities in place of their old ones, or a whole rulebook's at once.

import { copyIn } from '../base/copy.ts';
import type { Db } from '../base/db.ts';
import type { SpanColumns } from './span-columns.ts';

const SPAN =
  'grading.span (entity_id, rulebook, from_day, until_day, since, ends, edition, level, tier, points, causes)';
const SPAN_TYPES = [
  'int8',
  'int2',
  'date',
  'date',
  'date',
  'date',
  'text',
  'text',
  'text',
  'float8',
  'int8[]',
] as const;
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
  for (const table of ['span', 'undetermined'])
    await db.query(
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

/** The table that holds the spans of one rulebook. */
export function partitionOf(number: number): string {
  return `span_${number}`;
}

async function addSpans(db: Db, entityIds: ArrayLike<number>, graded: readonly Graded[]): Promise<void> {
  await copyIn(db, SPAN, SPAN_TYPES, spanRows(entityIds, graded));
  const open = graded.flatMap(({ number, columns }) =>
    columns.undetermined.map(({ entity, record, rule }) => [entityIds[entity], number, record, rule]),
  );
  if (open.length) await copyIn(db, OPEN, OPEN_TYPES, unique(open));
}

/** The rows one by one, in one array that is used again: copying reads it before it asks for the next. */
function* spanRows(entityIds: ArrayLike<number>, graded: readonly Graded[]): Generator<unknown[]> {
  const row: unknown[] = new Array(SPAN_TYPES.length);
  for (const { number, columns } of graded) {
    const { editions, levels, tiers, entity, from, until, edition, level, tier, causeStart, causes, points, runs } =
      columns;
    for (let i = 0; i < columns.count; i++) {
      const run = runs.get(i);
      row[0] = entityIds[entity[i]];
      row[1] = number;
      row[2] = from[i];
      row[3] = until[i];
      row[4] = run ? run[0] : from[i];
      row[5] = run ? run[1] : until[i];
      row[6] = editions[edition[i]];
      row[7] = levels[level[i]];
      row[8] = tiers[tier[i]];
      row[9] = points.get(i);
      row[10] = causes.subarray(causeStart[i], causeStart[i + 1]);
      yield row;
    }
  }
}

/** Editions may list the same record under the same rule; it is kept once. */
function unique(rows: (string | number)[][]): (string | number)[][] {
  return [...new Map(rows.map((row) => [row.join('|'), row])).values()];
}
