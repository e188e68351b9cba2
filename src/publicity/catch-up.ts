// Brings the kept times in which records are shown up to date behind the writing.

import type { Rest } from '../base/behind.ts';
import { shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { type CaughtUp, catchUpRows, type KeptRows, type ReachedGround } from '../ledger/catch-up.ts';
import { classOf } from '../ledger/disclose.ts';
import { publicityOfFacts } from './judge.ts';
import { lossOf, spansOf } from './kept.ts';
import { type PublicityGround, publicityGround } from './publicity-of.ts';
import { readPublicityFacts } from './read-facts.ts';
import { reconcileShown } from './reconcile.ts';

/** Undefined when there was nothing to do. */
export function catchUpPublicity(
  database: Database,
  catalogue: Catalogue,
  at: Date,
  rest?: Rest,
): Promise<CaughtUp | undefined> {
  return catchUpRows(database, keptRows(catalogue, at), at, rest);
}

function keptRows(catalogue: Catalogue, at: Date): KeptRows<PublicityGround> {
  return {
    ready: async (db) => {
      const work = await publicityGround(db, catalogue);
      const classes = [...catalogue.types.values()].map(({ id, disclosure }) => [id, disclosure.class]);
      return { work, ground: [work.sheets, classes] };
    },
    before: reachedBefore,
    workOut: (db, ground, entityIds) => workOut(db, ground, catalogue, at, entityIds),
    note: noteReached,
  };
}

async function workOut(
  db: Db,
  { regimes, reading }: PublicityGround,
  catalogue: Catalogue,
  now: Date,
  entityIds: readonly number[],
): Promise<number> {
  const today = shanghaiDay(now);
  const facts = await readPublicityFacts(db, reading, entityIds);
  const judged = facts.flatMap((one) =>
    publicityOfFacts(regimes, one, today).map((record) => ({
      record,
      place: {
        ...{ entityId: one.entityId, division: one.division, source: one.sources.get(record.recordId)! },
        class: classOf(catalogue, record.type),
      },
    })),
  );
  const lost = new Map(judged.map(({ record }) => [record.recordId, lossOf(record)]));
  const called = judged.flatMap(({ record, place }) => spansOf(record, place));
  return reconcileShown(db, entityIds, called, { today, now, lost });
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
