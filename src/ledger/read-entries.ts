// Questions to the ledger: its entries, and the records they amount to.

import type { Db } from '../base/db.ts';
import { type RowCursor, rowsAbout } from '../base/rows-about.ts';
import { recordsAsKnown } from './as-known.ts';
import type { Catalogue } from './catalogue.ts';
import type { Entry, Fields, LedgerRecord } from './record.ts';

/** The columns that `entryIn` reads, in its order; `e` is `ledger.entry`. */
export const ENTRY_COLUMNS =
  'e.entry_id, e.entity_id, e.act, e.record_id, e.type, e.recognized_on, e.recorded_at, e.source, e.number, e.payload, e.who, e.why';

/** The entry in the present row of a reading of `ENTRY_COLUMNS`. */
export function entryIn(rows: RowCursor): Entry {
  return {
    entryId: rows.int(0)!,
    entityId: rows.int(1)!,
    act: rows.text(2)! as Entry['act'],
    recordId: rows.int(3)!,
    type: rows.text(4)!,
    recognizedOn: rows.date(5)!,
    recordedAt: rows.instant(6)!,
    source: rows.text(7)!,
    number: rows.text(8)!,
    payload: rows.jsonb(9) as Fields,
    who: rows.text(10)!,
    why: rows.text(11)!,
  };
}

const ENTRIES = (entityIds: string) =>
  `select ${ENTRY_COLUMNS} from ledger.entry e where e.entity_id = any(${entityIds})`;

/** Everything written about some entities, in chain order; with `asKnown` only what was recorded at or before that instant. */
export async function entriesOf(db: Db, entityIds: readonly number[], asKnown?: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const rows of rowsAbout(db, ENTRIES, entityIds)) while (rows.next()) entries.push(entryIn(rows));
  const until = asKnown === undefined ? '' : new Date(asKnown).toISOString();
  const known = until ? entries.filter(({ recordedAt }) => recordedAt <= until) : entries;
  return known.sort((a, b) => a.entryId - b.entryId);
}

/** The records of some entities, now or as known at an instant, in the order of entity and record id. */
export async function recordsOf(
  db: Db,
  catalogue: Catalogue,
  entityIds: readonly number[],
  asKnown?: string,
): Promise<LedgerRecord[]> {
  return recordsAsKnown(await entriesOf(db, entityIds, asKnown), catalogue, asKnown);
}
