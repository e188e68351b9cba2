// Why no code was shown: said by the officer himself, from the reasons that the rules know.

import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { tellVisits } from './file-visit.ts';
import { problems } from './problems.ts';
import { scanRules } from './rules.ts';

interface Excuse {
  readonly visit: string;
  readonly excuse: string;
  readonly why: string;
}

/** Once. Refuses a visit of somebody else's, one that had a code or needed none, and a reason that there is not. */
export async function excuseVisit(
  db: Db,
  who: Reader,
  entityId: number,
  { visit, excuse, why }: Excuse,
): Promise<void> {
  if (!scanRules().excuses.some(({ id }) => id === excuse))
    throw new Problem(problems['scans.unknown-excuse'], { excuse });
  const { rows } = await db.query<{ open: boolean }>(
    `select wanted and shown_at is null and excuse is null as open from supervision.visit
     where (entity_id, visit_id) = ($1, $2) and officers @> array[$3::text] for update`,
    [entityId, visit, who.id],
  );
  if (!rows[0]) throw new Problem(problems['scans.no-such-visit']);
  if (!rows[0].open) throw new Problem(problems['scans.not-to-excuse']);
  await db.query('update supervision.visit set excuse = $3, excuse_why = $4 where (entity_id, visit_id) = ($1, $2)', [
    ...[entityId, visit, excuse, why],
  ]);
  await tellVisits(db, entityId);
}
