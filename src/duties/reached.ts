// Up to where duties are worked out, kept in the transaction that works them out.

import type { Db } from '../base/db.ts';

interface ReachedGround {
  /** The last entry of the ledger that was seen. */
  readonly entryId: number;
  readonly savedAt: Date;
  /** By what else they were worked out, as text. */
  readonly ground: string;
}

export async function reachedBefore(db: Db): Promise<ReachedGround | undefined> {
  const { rows } = await db.query('select entry_id, saved_at, ground from duties.state');
  return rows[0] && { entryId: rows[0].entry_id, savedAt: new Date(rows[0].saved_at), ground: rows[0].ground };
}

export async function noteReached(db: Db, { entryId, savedAt, ground }: ReachedGround): Promise<void> {
  await db.query(
    `insert into duties.state (entry_id, saved_at, ground, worked_at) values ($1, $2, $3, $2)
     on conflict (only_row) do update set entry_id = excluded.entry_id, saved_at = excluded.saved_at,
       ground = excluded.ground, worked_at = excluded.worked_at`,
    [entryId, savedAt, ground],
  );
}
