// Repairs counted: by month, outcome and ground, how many in time, how many days they took.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { readRepairFigures } from './api.ts';
import { groundLabel } from './shown.ts';

type Answer = AnswerOf<typeof readRepairFigures>;

interface Asked {
  readonly from?: string;
  readonly until?: string;
  readonly unit?: string;
}

const WHERE = `a.applied_on >= $1::date and a.applied_on < $2::date + interval '1 month'
  and ($3::text is null or a.unit = $3)`;

/** Applications of the months asked for, a year up to now unless given; `db` is the reader's. */
export async function repairFigures(db: Db, today: Day, asked: Asked): Promise<Answer> {
  const until = asked.until ?? iso(today).slice(0, 7);
  const from = asked.from ?? `${Number(until.slice(0, 4)) - 1}${until.slice(4)}`;
  const values = [`${from}-01`, `${until}-01`, asked.unit ?? null];
  const { rows: total } = await db.query<Answer['total'] & { days: number | null }>(
    `select count(*) as applied, count(*) filter (where a.state = 'granted') as granted,
       count(*) filter (where a.state = 'refused') as refused, count(*) filter (where a.state = 'denied') as denied,
       count(*) filter (where a.state = 'reversed') as reversed,
       count(*) filter (where a.state = 'withdrawn') as withdrawn,
       coalesce(sum((select count(*) from repair.item i
         where (i.entity_id, i.application_id) = (a.entity_id, a.id) and i.outcome in ('granted', 'temporary'))), 0)::int
         as records,
       avg(a.decided_on - a.applied_on) filter (where a.state in ('granted', 'denied'))::float8 as days
     from repair.application a where ${WHERE}`,
    values,
  );
  const { days, ...counted } = total[0];
  return {
    ...{ from, until, total: counted, days },
    inTime: await inTime(db, [...values, iso(today)]),
    grounds: await byGround(db, values),
    months: await byMonth(db, values),
  };
}

/** Of the acceptances and decisions whose last day is over or that are done, those done by it. */
async function inTime(db: Db, values: unknown[]): Promise<Answer['inTime']> {
  const { rows } = await db.query<Answer['inTime']>(
    `select count(*) filter (where s.done <= s.due) as done, count(*) as "all"
     from repair.application a
     cross join lateral (values
       (a.accept_by, case when a.state = 'refused' then a.decided_on else a.accepted_on end),
       (a.decide_by, case when a.state in ('granted', 'denied', 'reversed') then a.decided_on end)) as s (due, done)
     where ${WHERE} and a.state <> 'withdrawn' and s.due is not null and (s.done is not null or s.due < $4::date)`,
    values,
  );
  return rows[0];
}

async function byGround(db: Db, values: unknown[]): Promise<Answer['grounds']> {
  const { rows } = await db.query<{ ground: string; count: number }>(
    `select a.ground, count(*) as count from repair.application a
     where ${WHERE} and a.state in ('refused', 'denied', 'reversed') and a.ground is not null group by 1 order by 2 desc, 1`,
    values,
  );
  return rows.map(({ ground, count }) => ({ ground: groundLabel(ground)!, count }));
}

async function byMonth(db: Db, values: unknown[]): Promise<Answer['months']> {
  const { rows } = await db.query<Answer['months'][number]>(
    `select to_char(m, 'YYYY-MM') as month, count(a.id) as applied,
       count(a.id) filter (where a.state = 'granted') as granted,
       count(a.id) filter (where a.state in ('refused', 'denied')) as refused
     from generate_series($1::date, $2::date, interval '1 month') as m
     left join repair.application a on date_trunc('month', a.applied_on) = m and ($3::text is null or a.unit = $3)
     group by m order by m limit 60`,
    values,
  );
  return rows;
}
