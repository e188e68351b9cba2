// The records as they stand, kept beside the entries they are made of: ledger.record always says what the entries amount to.

import { copyIn } from '../base/copy.ts';
import type { Db } from '../base/db.ts';
import { lastWords, withLinks } from './as-known.ts';
import { byIndex } from './by-index.ts';
import type { Keeping } from './keeping.ts';
import type { Stored } from './linked-records.ts';
import { linksOf } from './links.ts';
import type { Entry } from './record.ts';

/** A row of ledger.record: where a record stands now. */
export interface Standing {
  readonly entityId: number;
  readonly recordId: number;
  /** The entry whose payload says what the record is. */
  readonly entryId: number;
  readonly recognizedOn: string;
  readonly type: string;
  readonly source: string;
  readonly number: string;
  readonly packed: Uint8Array;
}

/** The rows that entries amount to; of each entity all entries must be given that its linked fields depend on. */
export function standings(entries: Iterable<Entry>, { catalogue, pack }: Keeping): Standing[] {
  const last = lastWords(entries);
  return withLinks(last, linksOf(catalogue)).map(({ fields, ...record }, i) => ({
    ...record,
    entryId: last[i].entryId,
    packed: pack(record.type, fields),
  }));
}

/**
 * Brings the rows of the touched entities up to date with entries just appended, linked fields of other records included;
 * `linked` are the records that these bear on (see `linkedTo`).
 */
export async function project(
  db: Db,
  fresh: readonly Entry[],
  linked: readonly Stored[],
  keeping: Keeping,
): Promise<void> {
  const stored = new Map(linked.map((entry) => [entry.recordId, entry]));
  const rows = standings([...linked, ...fresh], keeping).filter((row) => differs(row, stored.get(row.recordId)));
  const gone = fresh.filter(({ act }) => act !== 'file');
  await remove(db, [...gone, ...rows.filter(({ recordId }) => stored.has(recordId))]);
  await insertStandings(db, rows);
}

/** Writes rows of records that have none. */
export async function insertStandings(db: Db, rows: readonly Standing[]): Promise<void> {
  if (rows.length === 0) return;
  await copyIn(
    db,
    'ledger.record (entity_id, record_id, entry_id, recognized_on, type, source, number, packed)',
    ['int8', 'int8', 'int8', 'date', 'text', 'text', 'text', 'bytea'],
    byEntity(rows).map((r) => [
      r.entityId,
      r.recordId,
      r.entryId,
      r.recognizedOn,
      r.type,
      r.source,
      r.number,
      r.packed,
    ]),
  );
}

/** In the order of the index, which takes them the faster. */
function byEntity(rows: readonly Standing[]): Standing[] {
  return rows.toSorted((a, b) => a.entityId - b.entityId || a.recordId - b.recordId);
}

async function remove(db: Db, records: readonly { entityId: number; recordId: number }[]): Promise<void> {
  if (records.length === 0) return;
  await byIndex(
    db,
    records.length,
    'delete from ledger.record where (entity_id, record_id) in (select * from unnest($1::bigint[], $2::bigint[]))',
    [records.map(({ entityId }) => entityId), records.map(({ recordId }) => recordId)],
  );
}

function differs(row: Standing, stored: Stored | undefined): boolean {
  return !stored || stored.entryId !== row.entryId || Buffer.compare(stored.packed, row.packed) !== 0;
}
