// Storing spans: some entities' in place of their old ones, or the whole register's; all of an entity's in one row.

import { setImmediate } from 'node:timers/promises';
import { copyBytesIn, copyIn } from '../base/copy.ts';
import { CopyWriter, chunksOf } from '../base/copy-writer.ts';
import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { byIndex } from '../ledger/by-index.ts';
import type { NotedRow } from './noted.ts';
import { labelled, RunWriter } from './run-writer.ts';
import type { SpanColumns } from './span-columns.ts';

const STANDING = 'grading.standing (entity_id, runs)';
const OPEN = 'grading.undetermined (entity_id, rulebook, record_id, rule)';
const OPEN_TYPES = ['int8', 'int2', 'int8', 'text'] as const;
const NOTED = 'grading.noted (entity_id, rulebook, what, from_day, until_day)';
const NOTED_TYPES = ['int8', 'int2', 'text', 'date', 'date'] as const;

/** A rulebook's spans with the number under which they are stored. */
export interface Graded {
  readonly number: number;
  readonly columns: SpanColumns;
}

/** A row of `grading.undetermined`. */
export type OpenRow = readonly [entityId: number, rulebook: number, recordId: number, rule: string];

/** Some entities, in ascending order, graded under every rulebook. */
export interface GradedSlice {
  readonly entityIds: readonly number[];
  readonly graded: readonly Graded[];
  readonly noted: readonly NotedRow[];
}

/** Puts the spans of these entities in place of what is stored of them; the next slice is made while the last is stored. */
export async function replaceSpans(db: Db, slices: Iterable<GradedSlice>): Promise<void> {
  const [entities, uncovered]: [number[], number[]] = [[], []];
  const [open, rare]: [OpenRow[], NotedRow[]] = [[], []];
  let stored = Promise.resolve();
  for (const { entityIds, graded, noted } of slices) {
    const covered: number[] = [];
    const texts = new RunWriter();
    eachStanding(entityIds.length, graded, undefined, (place, runs) => {
      if (runs.length === 0) return;
      if (covered.length > 0) texts.byte(FORM_FEED);
      covered.push(entityIds[place]);
      texts.put(runs);
    });
    entities.push(...entityIds);
    if (covered.length < entityIds.length) uncovered.push(...new Set(entityIds).difference(new Set(covered)));
    open.push(...openRows(entityIds, graded));
    rare.push(...noted);
    await stored;
    stored = putRuns(db, covered, texts.written());
    // Awaited before the next is stored; until then a failure must not count as unheard.
    stored.catch(() => undefined);
    // Lets it go out before the next slice takes the thread.
    await setImmediate();
  }
  await stored;
  await remove(db, 'standing', uncovered);
  await remove(db, 'undetermined', entities);
  await addOpen(db, open);
  await remove(db, 'noted', entities);
  if (rare.length) await copyIn(db, NOTED, NOTED_TYPES, rare);
}

const FORM_FEED = 12;

/** Stores runs; those of one entity are parted from those of the next by a form feed, where the server takes them apart. */
async function putRuns(db: Db, entityIds: readonly number[], runs: Buffer): Promise<void> {
  await db.query(
    prepared(`insert into grading.standing (entity_id, runs)
     select * from unnest($1::bigint[], string_to_array($2::text, E'\f'))
     on conflict (entity_id) do update set runs = excluded.runs`),
    [entityIds, runs],
  );
}

async function remove(db: Db, table: 'standing' | 'undetermined' | 'noted', ids: readonly number[]): Promise<void> {
  if (!ids.length) return;
  await byIndex(db, ids.length, `delete from grading.${table} where entity_id = any($1::bigint[])`, [ids]);
}

/**
 * Removes all that is stored under these rulebooks; of the standings, whose rows hold all rulebooks, everything. `beside`
 * readers, who go on seeing it until the transaction is over.
 */
export async function clearSpans(db: Db, books: readonly number[], beside: boolean): Promise<void> {
  await db.query(beside ? 'delete from grading.standing' : 'truncate grading.standing');
  for (const table of ['undetermined', 'noted'])
    await db.query(`delete from grading.${table} where rulebook = any($1::smallint[])`, [books]);
}

/** Takes the indexes of what is noted away until `indexNoted`, in the same transaction; false while others read. */
export async function unindexNoted(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ gone: boolean }>('select grading.unindex_noted() as gone');
  return rows[0].gone;
}

/** Makes the indexes of what is noted anew. */
export async function indexNoted(db: Db): Promise<void> {
  await db.query('select grading.index_noted()');
}

/** Adds the standings of entities that have none, as `standingBytes` makes them. */
export async function addStandings(db: Db, bytes: readonly Uint8Array[]): Promise<void> {
  await copyBytesIn(db, STANDING, buffersOf(bytes));
}

function buffersOf(bytes: readonly Uint8Array[]): Buffer[] {
  return bytes.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
}

/** Adds what is noted, as `notedBytes` makes it. */
export async function addNoted(db: Db, bytes: readonly Uint8Array[]): Promise<void> {
  await copyBytesIn(db, NOTED, buffersOf(bytes));
}

/** Rows to be noted as binary COPY data. */
export function notedBytes(rows: Iterable<NotedRow>): Buffer[] {
  return [...chunksOf(NOTED_TYPES, rows)];
}

/** Adds what a person must decide. */
export async function addOpen(db: Db, rows: readonly OpenRow[]): Promise<void> {
  if (rows.length) await copyIn(db, OPEN, OPEN_TYPES, rows);
}

/** What a person must decide under these rulebooks. Editions may list the same record under the same rule; it is kept once. */
export function openRows(entityIds: ArrayLike<number>, graded: readonly Graded[]): OpenRow[] {
  const rows = graded.flatMap(({ number, columns }) =>
    columns.undetermined.map(({ entity, record, rule }): OpenRow => [entityIds[entity], number, record, rule]),
  );
  return [...new Map(rows.map((row) => [row.join('|'), row])).values()];
}

/**
 * The rows of grading.standing as binary COPY data; `kept` are lines of other rulebooks to go with them, by place ('' for
 * none). Entities that no rulebook covers have no row.
 */
export function standingBytes(
  entityIds: ArrayLike<number>,
  graded: readonly Graded[],
  kept?: readonly string[],
): Buffer[] {
  // The binary form of a text is its bytes.
  const writer = new CopyWriter(['int8', 'bytea']);
  const chunks: Buffer[] = [];
  const row: unknown[] = [];
  eachStanding(entityIds.length, graded, kept, (place, runs) => {
    row[0] = entityIds[place];
    row[1] = runs;
    if (runs.length > 0) writer.row(row);
    if (writer.full) chunks.push(writer.take());
  });
  writer.end();
  return [...chunks, writer.take()];
}

/** Hands over, by place, the lines of an entity's runs under these rulebooks behind those kept of others; valid until the next. */
function eachStanding(
  entities: number,
  graded: readonly Graded[],
  kept: readonly string[] | undefined,
  take: (place: number, runs: Buffer) => void,
): void {
  const books = graded.map(({ number, columns }) => labelled(number, columns));
  const next = new Int32Array(books.length);
  const writer = new RunWriter();
  for (let place = 0; place < entities; place++) {
    writer.clear();
    if (kept?.[place]) writer.put(Buffer.from(kept[place]));
    for (let g = 0; g < books.length; g++) {
      const { entity, count } = books[g].columns;
      const first = next[g];
      let end = first;
      while (end < count && entity[end] === place) end++;
      writer.runs(books[g], first, end, writer.length === 0);
      next[g] = end;
    }
    take(place, writer.written());
  }
}

/** The lines of runs under other rulebooks than these. */
export function withoutBooks(runs: string, books: ReadonlySet<string>): string {
  return runs
    .split('\n')
    .filter((line) => !books.has(line.slice(0, line.indexOf('\t'))))
    .join('\n');
}
