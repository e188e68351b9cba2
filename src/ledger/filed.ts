// What is filed already: the records behind document numbers, with everything that was ever said of them.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { rowsAbout } from '../base/rows-about.ts';
import { byIndex } from './by-index.ts';
import { keyOf, type Sound } from './filing.ts';
import { ENTRY_COLUMNS, entryIn } from './read-entries.ts';
import type { Entry } from './record.ts';

/** All entries about one record in chain order: its filing first. */
export type History = readonly [Entry, ...Entry[]];

/** The histories of the facts that filings name, by their key. */
export async function filedBefore(db: Db, sound: readonly Sound[]): Promise<Map<string, History>> {
  if (sound.length === 0) return new Map();
  const rows = await byIndex(
    db,
    sound.length,
    `select k.entity_id, k.type, k.source, k.number, k.record_id
     from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as asked (entity_id, type, source, number)
     join ledger.key k using (entity_id, type, source, number)`,
    [
      sound.map(({ filing }) => filing.entityId),
      sound.map(({ type }) => type.id),
      sound.map(({ source }) => source),
      sound.map(({ normalNumber }) => normalNumber),
    ],
  );
  const histories = await historiesOf(
    db,
    rows.map((row) => [row.entity_id, row.record_id]),
  );
  return new Map(
    rows.map((row) => [keyOf(row.entity_id, row.type, row.source, row.number), histories.get(row.record_id)!]),
  );
}

const HISTORIES = (entityIds: string, recordIds: string) =>
  `select ${ENTRY_COLUMNS} from ledger.entry e where e.entity_id = any(${entityIds}) and e.record_id = any(${recordIds})`;

/** The histories of records, by record id; a record that is not there is left out. */
export async function historiesOf(
  db: Db,
  records: readonly (readonly [entityId: number, recordId: number])[],
): Promise<Map<number, History>> {
  const histories = new Map<number, [Entry, ...Entry[]]>();
  if (records.length === 0) return histories;
  const entityIds = [...new Set(records.map(([entityId]) => entityId))];
  const recordIds = [...new Set(records.map(([, recordId]) => recordId))];
  for await (const rows of rowsAbout(db, HISTORIES, entityIds, recordIds)) {
    while (rows.next()) {
      const entry = entryIn(rows);
      const history = histories.get(entry.recordId);
      if (history) history.push(entry);
      else histories.set(entry.recordId, [entry]);
    }
  }
  for (const history of histories.values()) history.sort((a, b) => a.entryId - b.entryId);
  return histories;
}

/** The entries that say what records are, by record id; those that were withdrawn or are not there are left out. */
export async function standingEntries(
  db: Db,
  records: readonly (readonly [entityId: number, recordId: number])[],
): Promise<Map<number, Entry>> {
  const standing = new Map<number, Entry>();
  for (const [recordId, history] of await historiesOf(db, records))
    if (!withdrawal(history)) standing.set(recordId, history[history.length - 1]);
  return standing;
}

/** The entry that took a record back, undefined while it stands. */
export function withdrawal(history: History): Entry | undefined {
  const last = history[history.length - 1];
  return last.act === 'withdraw' ? last : undefined;
}

/** The day in China on which an entry was recorded, `YYYY-MM-DD`. */
export function recordedDay({ recordedAt }: Entry): string {
  return iso(shanghaiDay(new Date(recordedAt)));
}
