// A plan whose seed never became whole: its hash is void, and it is made anew with new pledges.

import { tell } from '../../base/change.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import { drawOf, note, planAt, refuseUnless } from './plans.ts';
import { publishVoid } from './published.ts';

/**
 * Takes a plan back to its draft because some of the parties of its seed have not revealed theirs; gives the revision. It is
 * never drawn with fewer values: whoever comes last could choose between two outcomes. Who was missing stays written down.
 */
export async function returnPlan(
  { db, reader, who, at }: { readonly db: Db; readonly reader: Db; readonly who: Reader; readonly at: Date },
  id: string,
  { missing, why }: { readonly missing: readonly string[]; readonly why: string },
): Promise<number> {
  const plan = await planAt(reader, at, id);
  refuseUnless(plan, 'laid');
  const { seed } = plan.scope;
  const parties = seed.kind === 'parties' ? seed.parties.map(({ party }) => party) : [];
  if (missing.some((one) => !parties.includes(one)))
    throw new Problem(problems['inspection.return-parties'], { parties });
  const { commitment } = await drawOf(reader, id);
  const { rows } = await db.query<{ revision: number }>(
    `update inspection.plan set state = 'draft', draw = null, dry = null, matched = null, revision = revision + 1,
       changed_at = $2 where id = $1 and state = 'laid' returning revision`,
    [id, at],
  );
  if (!rows[0]) throw new Problem(problems['inspection.plan-moved-on']);
  await publishVoid(db, at, id);
  await note(db, who, at, id, 'returned', `${missing.join('、')}：${why}；${commitment}`);
  await tell(db, { topic: 'plan', key: id, division: plan.division });
  return rows[0].revision;
}
