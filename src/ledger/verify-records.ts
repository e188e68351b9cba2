// Verifying the records as they stand against the entries they are made of, and making them anew where they must be.

import type { Db } from '../base/db.ts';
import type { Keeping } from './keeping.ts';
import { normaliseNumber } from './number.ts';
import { insertStandings, type Standing, standings } from './projection.ts';
import { entriesOf } from './read-entries.ts';
import type { Entry } from './record.ts';

export interface RecordsReport {
  readonly ok: boolean;
  /** Entities looked at. */
  readonly checked: number;
  /** The first entities whose records or filed numbers are not what their entries amount to, a few at most. */
  readonly wrong: readonly number[];
}

const BATCH = 2000;
const NAMED = 10;

/** Folds the entries of all entities again, or of every `every`-th, and compares ledger.record and ledger.key with the outcome. */
export async function verifyRecords(db: Db, keeping: Keeping, every = 1): Promise<RecordsReport> {
  const wrong: number[] = [];
  let checked = 0;
  for await (const entities of entityBatches(db, every)) {
    checked += entities.length;
    const [expected, found] = [await expectedLines(db, keeping, entities), await storedLines(db, entities)];
    for (const entity of entities) {
      if (wrong.length < NAMED && expected.get(entity) !== found.get(entity)) wrong.push(entity);
    }
  }
  return { ok: wrong.length === 0, checked, wrong };
}

/** Makes the records of some types anew from the entries of all entities; how many there are. */
export async function renewRecords(db: Db, keeping: Keeping, types: ReadonlySet<string>): Promise<number> {
  let count = 0;
  for await (const entities of entityBatches(db, 1)) {
    const rows = standings(await entriesOf(db, entities), keeping).filter(({ type }) => types.has(type));
    await db.query('delete from ledger.record where entity_id = any($1) and type = any($2)', [entities, [...types]]);
    await insertStandings(db, rows);
    count += rows.length;
  }
  return count;
}

/** Entities that have entries, records or filed numbers, in batches by ascending id. */
async function* entityBatches(db: Db, every: number): AsyncGenerator<number[]> {
  const from = (table: string) =>
    `(select distinct entity_id from ${table} where entity_id > $1 and entity_id % $2 = 0 order by entity_id limit $3)`;
  const sql = `${['ledger.entry', 'ledger.record', 'ledger.key'].map(from).join(' union ')} order by entity_id limit $3`;
  for (let last = -1; ; ) {
    const { rows } = await db.query(sql, [last, every, BATCH]);
    if (rows.length === 0) return;
    const batch = rows.map(({ entity_id }) => entity_id);
    yield batch;
    last = batch[batch.length - 1];
  }
}

/** What ledger.record and ledger.key should say of each entity, as text that can be compared. */
async function expectedLines(db: Db, keeping: Keeping, entities: readonly number[]): Promise<Map<number, string>> {
  const entries = await entriesOf(db, entities);
  const rows = standings(entries, keeping).map((row) => [row.entityId, recordLine(row)] as const);
  return byEntity([...rows, ...keyLines(entries)]);
}

async function storedLines(db: Db, entities: readonly number[]): Promise<Map<number, string>> {
  const records = await db.query(
    `select entity_id as "entityId", record_id as "recordId", entry_id as "entryId", recognized_on as "recognizedOn",
       type, source, number, packed from ledger.record where entity_id = any($1)`,
    [entities],
  );
  const keys = await db.query('select * from ledger.key where entity_id = any($1)', [entities]);
  return byEntity([
    ...records.rows.map((row) => [row.entityId, recordLine(row)] as const),
    ...keys.rows.map((row) => [row.entity_id, line('key', row.type, row.source, row.number, row.record_id)] as const),
  ]);
}

function recordLine(row: Standing): string {
  const packed = Buffer.from(row.packed).toString('hex');
  return line('record', row.recordId, row.entryId, row.recognizedOn, row.type, row.source, row.number, packed);
}

/** The key of each number filed, naming the last record filed under it. */
function keyLines(entries: readonly Entry[]): (readonly [number, string])[] {
  const last = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.act !== 'file') continue;
    const fact = line(entry.entityId, entry.type, entry.source, normaliseNumber(entry.number));
    const held = last.get(fact);
    if (!held || held.entryId < entry.entryId) last.set(fact, entry);
  }
  return [...last.values()].map(({ entityId, recordId, type, source, number }) => [
    entityId,
    line('key', type, source, normaliseNumber(number), recordId),
  ]);
}

function line(...values: readonly (string | number)[]): string {
  return JSON.stringify(values);
}

function byEntity(lines: readonly (readonly [number, string])[]): Map<number, string> {
  const grouped = new Map<number, string[]>();
  for (const [entity, text] of lines) {
    const group = grouped.get(entity);
    if (group) group.push(text);
    else grouped.set(entity, [text]);
  }
  return new Map([...grouped].map(([entity, group]) => [entity, group.sort().join('\n')]));
}
