// Keeps of some entities in which times their records are shown: worked out from their facts, written where it differs.

import { shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { FEW } from '../base/rows-about.ts';
import type { LiveGrading } from '../grading/live-grading.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { classOf } from '../ledger/disclose.ts';
import { publicityOfFacts } from './judge.ts';
import { lossOf, spansOf } from './kept.ts';
import { type PublicityGround, publicityGround } from './publicity-of.ts';
import { readPublicityFacts } from './read-facts.ts';
import { reconcileShown } from './reconcile.ts';

// Facts are read under it: whoever works out the same entity later sees what was recorded meanwhile, and what is kept of it.
const LOCKED = prepared(`select pg_advisory_xact_lock(${0x6a7e}, 2)`);

/** Gives how many times changed. Done twice it changes nothing the second time. */
export async function keepShown(
  db: Db,
  { regimes, reading }: PublicityGround,
  catalogue: Catalogue,
  now: Date,
  entityIds: readonly number[],
): Promise<number> {
  await db.query(LOCKED);
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

/**
 * From now on what is filed, corrected or withdrawn of few entities is kept in the same transaction: acknowledged means shown.
 * More at once are a batch of an import, whose end catches up with them.
 */
export function keepShownAtOnce(grading: LiveGrading): void {
  grading.follow = async (db, at, entityIds) => {
    if (entityIds.length === 0 || entityIds.length > FEW) return;
    await keepShown(db, await publicityGround(db, grading.catalogue), grading.catalogue, at, entityIds);
  };
}
