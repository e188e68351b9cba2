// Adding to the chain: entries get their places, times and hashes under the lock of its head.

import { copyIn } from '../base/copy.ts';
import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import type { Who } from '../base/who.ts';
import { seal } from './chain.ts';
import type { Entry } from './record.ts';

/** The last link of the chain. */
export interface Head {
  readonly entryId: number;
  readonly hash: Uint8Array;
  readonly recordedAt: string;
}

/** An entry before it has a place; a filing's record is named after the entry itself. */
export type Draft = Omit<Entry, 'entryId' | 'recordId' | 'recordedAt' | 'who'> & { readonly recordId?: number };

/** Takes the chain until the transaction ends: one writer at a time, so that entries have an order. */
export async function lockHead(db: Db): Promise<Head> {
  return head(db, ' for update');
}

/** The last link as this transaction sees it. */
export async function head(db: Db, lock = ''): Promise<Head> {
  const { rows } = await db.query(prepared(`select head_id, hash, recorded_at from ledger.chain${lock}`));
  const [{ head_id, hash, recorded_at }] = rows;
  return { entryId: head_id, hash, recordedAt: recorded_at };
}

/**
 * Drafts as the next entries of the chain, in their order. All carry one time: `at`, or the head's where a clock lags behind
 * it, for along the chain time never runs backwards.
 */
export function nextEntries(last: Head, who: Who, at: Date, drafts: readonly Draft[]): Entry[] {
  const now = at.toISOString();
  const recordedAt = now > last.recordedAt ? now : last.recordedAt;
  return drafts.map((draft, i): Entry => {
    const entryId = last.entryId + 1 + i;
    return { ...draft, entryId, recordId: draft.recordId ?? entryId, recordedAt, who: who.id };
  });
}

const MOVE = prepared('update ledger.chain set head_id = $1, hash = $2, recorded_at = $3');

/** Writes the next entries of the chain and moves its head. */
export async function append(db: Db, last: Head, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const link = { hash: last.hash };
  await copyIn(db, `ledger.entry (${COLUMNS})`, TYPES, sealedRows(entries, link));
  const { entryId, recordedAt } = entries[entries.length - 1];
  await db.query(MOVE, [entryId, link.hash, recordedAt]);
}

const COLUMNS =
  'entity_id, entry_id, record_id, recorded_at, recognized_on, act, type, source, number, payload, who, why, hash';
const TYPES = [
  ...(['int8', 'int8', 'int8', 'timestamptz', 'date'] as const),
  ...(['text', 'text', 'text', 'text', 'jsonb', 'text', 'text', 'bytea'] as const),
];

/** The rows of entries in the order of `COLUMNS`, in one array used again; `link` holds the latest hash. */
function* sealedRows(entries: readonly Entry[], link: { hash: Uint8Array }): Generator<unknown[]> {
  const row: unknown[] = new Array(TYPES.length);
  for (const e of entries) {
    const { hash, payload } = seal(link.hash, e);
    link.hash = hash;
    row[0] = e.entityId;
    row[1] = e.entryId;
    row[2] = e.recordId;
    row[3] = e.recordedAt;
    row[4] = e.recognizedOn;
    row[5] = e.act;
    row[6] = e.type;
    row[7] = e.source;
    row[8] = e.number;
    row[9] = payload;
    row[10] = e.who;
    row[11] = e.why;
    row[12] = hash;
    yield row;
  }
}
