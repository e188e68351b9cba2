// What a plan's visits found: by stratum, the control among them, and the visits that inspecting together has saved.

import type { z } from 'zod';
import type { Db } from '../../base/db.ts';
import { allItems } from '../own-items.ts';
import type { readPlan } from '../plans-api.ts';
import { cardFiguresOf } from './card-figures.ts';
import { CLEAR } from './outcomes.ts';
import { PUBLICITY } from './publicity.ts';

type Figures = NonNullable<z.output<(typeof readPlan)['answer']>['figures']>;

/** SQL: whether the results of the visit `v` say that something was found; $1 are the outcomes that are no finding. */
const FOUND = `exists (select from jsonb_array_elements(v.results) r where r->>'outcome' <> all ($1))`;
/** SQL: how many departments have items at the visit `v`; $2 gives the department of each item. */
const DEPARTMENTS = `(select count(distinct coalesce($2::jsonb ->> i, i)) from unnest(v.items) i)`;

/** The department of each item, by its id. */
async function departmentsOf(db: Db): Promise<Record<string, string>> {
  return Object.fromEntries((await allItems(db)).map(({ id, department }) => [id, department]));
}

interface Row extends Omit<Figures, 'strata' | 'card' | 'unpublished'> {
  readonly stratum: string | null;
  readonly open: number;
  readonly late: number;
  readonly next: string | null;
}

/** Counts the visits of a plan as of a day. */
export async function figuresOf(reader: Db, plan: string, today: string): Promise<Figures> {
  const { rows } = await reader.query<Row>(
    `with standing as (
       select v.stratum, v.state, v.published_at, coalesce(nullif(d.due_on, 'infinity'), v.publish_by) as publish_by, v.state = 'done' and ${FOUND} as found,
         ${DEPARTMENTS} as departments
       from inspection.visit v
       left join duties.duty d on d.entity_id = v.entity_id and d.rule = '${PUBLICITY}' and d.cause = 'r' || v.records[1]
       where v.plan_id = $3 and v.state in ('assigned', 'done')
     )
     select stratum, count(*) as visits, count(*) filter (where state = 'done') as done,
       count(*) filter (where found) as found, count(*) filter (where departments > 1) as together,
       coalesce(sum(greatest(0, departments - 1)), 0)::int as saved,
       count(*) filter (where state = 'done' and published_at is null) as open,
       count(*) filter (where state = 'done' and published_at is null and publish_by < $4) as late,
       min(publish_by) filter (where state = 'done' and published_at is null) as next
     from standing group by grouping sets ((stratum), ()) order by grouping(stratum) desc, stratum`,
    [CLEAR, JSON.stringify(await departmentsOf(reader)), plan, today],
  );
  const [{ open, late, next, stratum: _, ...all }, ...strata] = rows;
  return {
    ...all,
    strata: strata.map(({ stratum, done, found }) => ({ id: stratum!, done, found })),
    card: await cardFiguresOf(reader, plan),
    unpublished: { count: open, late, next },
  };
}
