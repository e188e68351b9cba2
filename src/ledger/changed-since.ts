// Which entities have changed since some work behind the writing was last done: by the chain's order, and by time.

import type { Db } from '../base/db.ts';

/** What was saved by a transaction that ended later, on a machine whose clock is behind. */
const OVERLAP_MS = 300_000;

/** Up to where such work has come. */
export interface Reached {
  readonly entryId: number;
  readonly savedAt: Date;
}

/** The last entry by now. Read before any facts are: what is written meanwhile is seen again the next time. */
export async function lastEntry(db: Db): Promise<number> {
  return (await db.query<{ head: number }>('select head_id as head from ledger.chain')).rows[0].head;
}

/** From when on what was saved may not have been seen. */
export function unseenSince(savedAt: Date): Date {
  return new Date(+savedAt - OVERLAP_MS);
}

/** At most `most` entities and one more, which says that there are more. */
export async function changedSince(db: Db, { entryId, savedAt }: Reached, most: number): Promise<number[]> {
  const { rows } = await db.query<{ entity_id: number }>(
    `select entity_id from ledger.entry where entry_id > $1
     union select entity_id from registry.version where recorded_at > $2 limit $3`,
    [entryId, unseenSince(savedAt), most + 1],
  );
  return rows.map(({ entity_id }) => entity_id);
}
