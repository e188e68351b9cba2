// A joint plan before a second person: it decides whom inspectors visit when, and spares the trusted a second visit.

import { tell } from '../../base/change.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import type { Who } from '../../base/who.ts';
import { note } from '../plan/plans.ts';
import { problems } from '../problems.ts';
import type { JointFigures } from './cycle-api.ts';
import { type Joint, jointAt, refuseJointUnlessDraft } from './joint-plans.ts';

interface Content {
  readonly revision: number;
  readonly figures: JointFigures;
  readonly from: string;
  readonly until: string;
}

/** Proposes a joint plan as it was seen; gives the number of the proposal. */
export async function proposeJoint(
  { db, reader, who, at }: { db: Db; reader: Db; who: Reader; at: Date },
  id: string,
  { revision, reason }: { revision: number; reason: string },
): Promise<number> {
  const joint = await jointAt(reader, at, id);
  refuseJointUnlessDraft(joint);
  if (joint.revision !== revision) throw new Problem(problems['inspection.plan-moved-on']);
  const { title, division, figures, scope } = joint;
  const content: Content = { revision, figures, from: scope.from, until: scope.until };
  return propose(db, who, at, { kind: 'inspection.joint', about: id, subject: title, division, content, reason });
}

/** What approval does: the visits get their weeks, and the trusted are spared. Refused when one of them has changed meanwhile. */
export const approvingJoint: Approval = {
  describe: async (_, { content }) => {
    const { figures, from, until } = content as Content;
    const { separate, joint, entities, left } = figures;
    const waiting = left.capacity + left.officers + left.window;
    return [
      {
        label: { zh: '上门次数', en: 'Visits' },
        value: {
          zh: `分头 ${separate} 次，合并为 ${joint} 次，涉及 ${entities} 户`,
          en: `${separate} apart, ${joint} together, ${entities} entities`,
        },
      },
      {
        label: { zh: '免于再次上门的守信主体', en: 'Second visits to the trusted, spared' },
        value: { zh: `${left.trusted} 次`, en: String(left.trusted) },
      },
      {
        label: { zh: '没有排上周次', en: 'Without a week' },
        value: { zh: `${waiting} 次`, en: String(waiting) },
      },
      { label: { zh: '周期', en: 'Cycle' }, value: { zh: `${from} 至 ${until}`, en: `${from} to ${until}` } },
    ];
  },
  act: async ({ db, reader, who, at, proposal: { about, content } }) => {
    const { revision } = content as Content;
    const joint = await jointAt(reader, at, about);
    const { rowCount } = await db.query(
      `update inspection.joint set state = 'approved', changed_at = $3
       where id = $1 and revision = $2 and state = 'draft'`,
      [about, revision, at],
    );
    if (rowCount === 0) throw new Problem(problems['inspection.plan-moved-on']);
    await apply(db, who, at, joint);
  },
};

/** The plan whose visit to the same entity stands instead of one that is spared: made in the cycle, or put into a week of it. */
const STANDS_INSTEAD = `select o.plan_id from inspection.visit o
  left join inspection.placed q on q.entity_id = o.entity_id and q.joint_id = $1 and q.plan_id = o.plan_id
  where o.entity_id = v.entity_id and o.plan_id <> v.plan_id
    and (o.state = 'done' and o.done_on >= $3::date or o.state = 'assigned' and coalesce(q.week_on, o.week_on) is not null)
  order by coalesce(o.done_on, q.week_on, o.week_on), o.plan_id limit 1`;

async function apply(db: Db, who: Who, at: Date, { id, number, title, scope }: Joint): Promise<void> {
  const { rows } = await db.query<{ plan: string; weeks: number; spared: number }>(
    `with given as (
       update inspection.visit v set joint_id = p.joint_id, week_on = p.week_on,
         state = case when p.without = 'trusted' then 'spared' else v.state end,
         spared_on = case when p.without = 'trusted' then $2::date end,
         spared_for = case when p.without = 'trusted' then (${STANDS_INSTEAD}) end
       from inspection.placed p
       where p.joint_id = $1 and (p.week_on is not null or p.without = 'trusted')
         and v.entity_id = p.entity_id and v.plan_id = p.plan_id and v.state = 'assigned' and v.joint_id is null
       returning v.plan_id, v.state
     ) select plan_id as plan, count(*) filter (where state = 'assigned') as weeks,
         count(*) filter (where state = 'spared') as spared from given group by 1`,
    [id, iso(shanghaiDay(at)), scope.from],
  );
  const wanted = await db.query<{ count: number }>(
    `select count(*) as count from inspection.placed where joint_id = $1 and (week_on is not null or without = 'trusted')`,
    [id],
  );
  // A visit that was made, replaced or put into another joint plan after this one was proposed: what was read holds no more.
  if (rows.reduce((sum, one) => sum + one.weeks + one.spared, 0) !== wanted.rows[0].count)
    throw new Problem(problems['inspection.plan-moved-on']);
  for (const plan of scope.plans) {
    const { weeks, spared } = rows.find((one) => one.plan === plan) ?? { weeks: 0, spared: 0 };
    await note(db, who, at, plan, 'joined', `${number} ${title}：${weeks}，${spared}`);
    await tell(db, { topic: 'plan', key: plan });
  }
}
