// What joint plans are made of: visits that have been drawn and have no week, and what inspectors have been given already.

import type { Calendar } from '../../base/calendar.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { bookOf, type Grading } from '../../grading/grading.ts';
import { registeredBooks } from '../../grading/rulebook-register.ts';
import type { JointFigures } from './cycle-api.ts';
import type { JointScope } from './joint-plans.ts';
import { type Busy, makeOne, type OpenVisit, type Placed } from './make-one.ts';

/** Makes the plans of a scope one as they stand, from today on; as far as the reader sees. Refuses an unknown rulebook. */
export async function madeOne(
  reader: Db,
  grading: Grading,
  calendar: Calendar,
  at: Date,
  scope: JointScope,
): Promise<{ placed: Placed[]; figures: JointFigures }> {
  const today = iso(shanghaiDay(at));
  const cycle = { ...scope, from: scope.from < today && today <= scope.until ? today : scope.from };
  const visits = await openVisits(reader, grading, scope);
  const inspectors = [...new Set(visits.flatMap(({ officers }) => officers))];
  return makeOne(calendar, cycle, visits, await busyOf(reader, cycle, inspectors));
}

async function openVisits(reader: Db, grading: Grading, scope: JointScope): Promise<OpenVisit[]> {
  const { number } = (await registeredBooks(reader, grading)).get(bookOf(grading, scope.rulebook).id)!;
  const { rows } = await reader.query<OpenVisit>(
    `select v.plan_id as plan, v.entity_id as "entityId", v.officers, p.scope->>'from' as "from",
       p.scope->>'until' as "until", (p.scope->>'daysEach')::float8 as "daysEach",
       coalesce(s.level = any($2) or s.tier = any($2), false) as trusted,
       exists (select from inspection.visit o where o.entity_id = v.entity_id and (
         o.state = 'done' and o.done_on between $3 and $4
         or o.state = 'assigned' and o.week_on between $3::date - 6 and $4)) as visited
     from inspection.visit v join inspection.plan p on p.id = v.plan_id
     left join grading.span s on s.entity_id = v.entity_id and s.rulebook = ${number}
       and s.from_day <= $3 and s.until_day > $3
     where v.plan_id = any($1) and v.state = 'assigned' and v.joint_id is null and p.state = 'drawn'
     order by v.entity_id, v.plan_id`,
    [scope.plans, scope.trusted, scope.from, scope.until],
  );
  return rows;
}

async function busyOf(reader: Db, { from, until }: { from: string; until: string }, of: string[]): Promise<Busy> {
  const { rows } = await reader.query<{ key: string; days: number }>(
    `select o.certificate || ' ' || v.week_on as key, sum((p.scope->>'daysEach')::float8) as days
     from inspection.visit v join inspection.plan p on p.id = v.plan_id cross join unnest(v.officers) as o(certificate)
     where v.state = 'assigned' and v.officers && $1 and o.certificate = any($1)
       and v.week_on between $2::date - 6 and $3 group by 1`,
    [of, from, until],
  );
  return new Map(rows.map(({ key, days }) => [key, days]));
}
