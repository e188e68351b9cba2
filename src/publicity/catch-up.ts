// Brings the kept times in which records are shown up to date behind the writing.

import type { Rest } from '../base/behind.ts';
import type { Database, Db } from '../base/db.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { type CaughtUp, catchUpRows, type KeptRows, type ReachedGround } from '../ledger/catch-up.ts';
import { keepShown } from './keep-shown.ts';
import { type PublicityGround, publicityGround } from './publicity-of.ts';

/** Undefined when there was nothing to do. */
export function catchUpPublicity(
  database: Database,
  catalogue: Catalogue,
  at: Date,
  rest?: Rest,
): Promise<CaughtUp | undefined> {
  return catchUpRows(database, keptRows(catalogue, at), at, rest);
}

/** Catches up in slices that leave room for others, whoever else is at it: for whoever has written much and is to say that it is done. */
export async function settlePublicity(database: Database, catalogue: Catalogue, at: Date): Promise<void> {
  await catchUpPublicity(database, catalogue, at, async () => {});
}

/** What goes is told with the instant at which it was worked out; a long pass is not all of one instant. */
const STEP_MS = 10_000;

function keptRows(catalogue: Catalogue, at: Date): KeptRows<PublicityGround> {
  const began = performance.now();
  const now = () => new Date(+at + Math.floor((performance.now() - began) / STEP_MS) * STEP_MS);
  return {
    ready: async (db) => {
      const work = await publicityGround(db, catalogue);
      const classes = [...catalogue.types.values()].map(({ id, disclosure }) => [id, disclosure.class]);
      return { work, ground: [work.sheets, classes] };
    },
    before: reachedBefore,
    workOut: (db, ground, entityIds) => keepShown(db, ground, catalogue, now(), entityIds),
    note: noteReached,
  };
}

async function reachedBefore(db: Db): Promise<ReachedGround | undefined> {
  const { rows } = await db.query('select entry_id, saved_at, ground from publicity.state');
  return rows[0] && { entryId: rows[0].entry_id, savedAt: new Date(rows[0].saved_at), ground: rows[0].ground };
}

async function noteReached(db: Db, { entryId, savedAt, ground }: ReachedGround): Promise<void> {
  await db.query(
    `insert into publicity.state (entry_id, saved_at, ground) values ($1, $2, $3)
     on conflict (only_row) do update set entry_id = excluded.entry_id, saved_at = excluded.saved_at,
       ground = excluded.ground`,
    [entryId, savedAt, ground],
  );
}
