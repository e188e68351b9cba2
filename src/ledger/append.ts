// Adding to the chain: entries get their places, times and hashes under the lock of its head.

import { copyIn } from '../base/copy.ts';
import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import { entryHash } from './chain.ts';
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
  const { rows } = await db.query(`select head_id, hash, recorded_at from ledger.chain${lock}`);
  const [{ head_id, hash, recorded_at }] = rows;
  return { entryId: head_id, hash, recordedAt: recorded_at };
}

/**
 * Writes drafts as the next entries of the chain, in their order, and moves its head. All carry one time: `at`, or the
 * head's where a clock lags behind it, for along the chain time never runs backwards.
 */
export async function append(db: Db, last: Head, who: Who, at: Date, drafts: readonly Draft[]): Promise<Entry[]> {
  if (drafts.length === 0) return [];
  const now = at.toISOString();
  const recordedAt = now > last.recordedAt ? now : last.recordedAt;
  const entries = drafts.map((draft, i): Entry => {
    const entryId = last.entryId + 1 + i;
    return { ...draft, entryId, recordId: draft.recordId ?? entryId, recordedAt, who: who.id };
  });
  const seal = { hash: last.hash };
  await copyIn(db, `ledger.entry (${COLUMNS})`, TYPES, sealedRows(entries, seal));
  const head = [entries.at(-1)!.entryId, seal.hash, recordedAt];
  await db.query('update ledger.chain set head_id = $1, hash = $2, recorded_at = $3', head);
  return entries;
}

const COLUMNS =
  'entity_id, entry_id, record_id, recorded_at, recognized_on, act, type, source, number, payload, who, why, hash';
const TYPES = [
  ...(['int8', 'int8', 'int8', 'timestamptz', 'date'] as const),
  ...(['text', 'text', 'text', 'text', 'jsonb', 'text', 'text', 'bytea'] as const),
];

/** The rows of entries, sealed one after the other while the server takes in those before; `seal` holds the latest hash. */
function* sealedRows(entries: readonly Entry[], seal: { hash: Uint8Array }): Generator<unknown[]> {
  for (const e of entries) {
    seal.hash = entryHash(seal.hash, e);
    yield [
      ...[e.entityId, e.entryId, e.recordId, e.recordedAt, e.recognizedOn],
      ...[e.act, e.type, e.source, e.number, e.payload, e.who, e.why, seal.hash],
    ];
  }
}
