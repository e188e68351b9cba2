// Storing spans: some entities' in place of their old ones, or the whole register's; all of an entity's in one row.

import { setImmediate } from 'node:timers/promises';
import { copyBytesIn, copyIn } from '../base/copy.ts';
import { CopyWriter } from '../base/copy-writer.ts';
import { type Day, EVER, NEVER } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { byIndex } from '../ledger/by-index.ts';
import type { SpanColumns } from './span-columns.ts';

const STANDING = 'grading.standing (entity_id, runs)';
const OPEN = 'grading.undetermined (entity_id, rulebook, record_id, rule)';
const OPEN_TYPES = ['int8', 'int2', 'int8', 'text'] as const;

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
}

/** Puts the spans of these entities in place of what is stored of them; the next slice is made while the last is stored. */
export async function replaceSpans(db: Db, slices: Iterable<GradedSlice>): Promise<void> {
  const [entities, uncovered, open]: [number[], number[], OpenRow[]] = [[], [], []];
  let stored = Promise.resolve();
  for (const { entityIds, graded } of slices) {
    const runs = [...runTexts(entityIds.length, graded)];
    entities.push(...entityIds);
    uncovered.push(...entityIds.filter((_, place) => runs[place] === ''));
    open.push(...openRows(entityIds, graded));
    await stored;
    stored = putRuns(
      db,
      entityIds.filter((_, place) => runs[place] !== ''),
      runs.filter((text) => text !== ''),
    );
    // Lets it go out before the next slice takes the thread.
    await setImmediate();
  }
  await stored;
  await remove(db, 'standing', uncovered);
  await remove(db, 'undetermined', entities);
  await addOpen(db, open);
}

async function putRuns(db: Db, entityIds: readonly number[], runs: readonly string[]): Promise<void> {
  // One text that the server takes apart: a list of texts would have to be quoted one by one.
  await db.query(
    `insert into grading.standing (entity_id, runs) select * from unnest($1::bigint[], string_to_array($2, E'\f'))
     on conflict (entity_id) do update set runs = excluded.runs`,
    [entityIds, runs.join('\f')],
  );
}

async function remove(db: Db, table: 'standing' | 'undetermined', ids: readonly number[]): Promise<void> {
  if (!ids.length) return;
  await byIndex(db, ids.length, `delete from grading.${table} where entity_id = any($1::bigint[])`, [ids]);
}

/** Removes all that is stored under these rulebooks; of the standings, whose rows hold all rulebooks, everything. */
export async function clearSpans(db: Db, books: readonly number[]): Promise<void> {
  await db.query('truncate grading.standing');
  await db.query('delete from grading.undetermined where rulebook = any($1::smallint[])', [books]);
}

/** Adds the standings of entities that have none, as `standingBytes` makes them. */
export async function addStandings(db: Db, bytes: readonly Uint8Array[]): Promise<void> {
  const chunks = bytes.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
  await copyBytesIn(db, STANDING, chunks);
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
  const writer = new CopyWriter(['int8', 'text']);
  const chunks: Buffer[] = [];
  const row: unknown[] = [0, ''];
  let place = 0;
  for (const text of runTexts(entityIds.length, graded, kept)) {
    row[0] = entityIds[place++];
    row[1] = text;
    if (text !== '') writer.row(row);
    if (writer.full) chunks.push(writer.take());
  }
  writer.end();
  return [...chunks, writer.take()];
}

/** By place: the lines of an entity's runs under these rulebooks, behind those kept of others. */
function* runTexts(entities: number, graded: readonly Graded[], kept?: readonly string[]): Generator<string> {
  const next = new Int32Array(graded.length);
  for (let place = 0; place < entities; place++) {
    let text = kept?.[place] ?? '';
    for (let g = 0; g < graded.length; g++) {
      const { number, columns } = graded[g];
      for (; next[g] < columns.count && columns.entity[next[g]] === place; next[g]++)
        text += `${text && '\n'}${number}\t${runText(columns, next[g])}`;
    }
    yield text;
  }
}

/** One run as the fields of its line (see the migration of grading.standing), the rulebook's number left out. */
function runText(columns: SpanColumns, i: number): string {
  const { editions, levels, tiers, from, until, edition, level, tier, causeStart, causes, points, runs } = columns;
  const days = `${dayText(from[i])}\t${dayText(until[i])}`;
  let text = `${days}\t${editions[edition[i]]}\t${levels[level[i]]}\t${tiers[tier[i]] ?? ''}\t`;
  for (let c = causeStart[i]; c < causeStart[i + 1]; c++) text += c === causeStart[i] ? causes[c] : `,${causes[c]}`;
  if (!runs.size && !points.size) return text;
  const run = runs.get(i) ?? [from[i], until[i]];
  return `${text}\t${dayText(run[0])}\t${dayText(run[1])}\t${points.get(i) ?? ''}`;
}

function dayText(day: Day): string {
  return day === EVER || day === NEVER ? '' : String(day);
}

/** The lines of runs under other rulebooks than these. */
export function withoutBooks(runs: string, books: ReadonlySet<string>): string {
  return runs
    .split('\n')
    .filter((line) => !books.has(line.slice(0, line.indexOf('\t'))))
    .join('\n');
}
