// How many duties stand how on a day: a sum over the kept counts, by unit and by rule.

import { civil, type Day, iso, parts } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import type { DutyRule } from '../../duties/sheet.ts';
import type { countDuties } from './api.ts';
import { type DutyFilter, rulesAsked, unitNames } from './list-duties.ts';

type Answer = AnswerOf<typeof countDuties>;
type Counts = Answer['total'];

/** The duties of one source alone, counted one by one: the kept counts do not tell sources apart. */
const OF_SOURCE = `(select unit, rule, due_on, opened_on,
    (done_on is null and waived_on is null)::int as open, coalesce(done_on <= due_on, false)::int as in_time,
    coalesce(done_on > due_on, false)::int as late, (done_on is null and waived_on is not null)::int as waived
  from duties.duty where cancelled_on is null)`;

const NO: Counts = { ahead: 0, open: 0, approaching: 0, overdue: 0, inTime: 0, late: 0, waived: 0 };

export async function dutyCounts(
  db: Db,
  rules: ReadonlyMap<string, DutyRule>,
  filter: DutyFilter,
  who: Reader,
  today: Day,
): Promise<Answer> {
  const asked = rulesAsked(rules, filter, who);
  const unit = filter.whose === 'all' ? (filter.unit ?? null) : who.unit.id;
  const { rows } = await db.query<Counts & { unit: string | null; rule: string | null }>(
    `with by_rule as (
       select d.unit, d.rule,
         sum(d.open) filter (where d.opened_on > $3::date) as ahead,
         sum(d.open) filter (where d.opened_on <= $3 and d.due_on > $3::date + s.approaching) as open,
         sum(d.open) filter (where d.opened_on <= $3 and d.due_on between $3 and $3::date + s.approaching) as approaching,
         sum(d.open) filter (where d.due_on < $3) as overdue,
         sum(d.in_time) filter (where d.due_on >= $4::date) as in_time,
         sum(d.late) filter (where d.due_on >= $4) as late,
         sum(d.waived) filter (where d.due_on >= $4) as waived
       from ${who.source === null ? 'duties.tally' : OF_SOURCE} d
       join unnest($1::text[], $2::int[]) s (rule, approaching) on s.rule = d.rule
       where $5::text is null or d.unit = $5
       group by d.unit, d.rule)
     select unit, rule, coalesce(sum(ahead), 0)::int as ahead, coalesce(sum(open), 0)::int as open,
       coalesce(sum(approaching), 0)::int as approaching, coalesce(sum(overdue), 0)::int as overdue,
       coalesce(sum(in_time), 0)::int as "inTime", coalesce(sum(late), 0)::int as late,
       coalesce(sum(waived), 0)::int as waived
     from by_rule group by grouping sets ((unit), (rule), ())`,
    [
      ...[asked.map(({ id }) => id), asked.map(({ approaching }) => approaching), iso(today)],
      ...[iso(civil(parts(today).year, 1, 1)), unit],
    ],
  );
  const names = await unitNames(db);
  const worked = await db.query<{ at: Date }>('select worked_at as at from duties.state');
  const total = rows.find((row) => row.unit === null && row.rule === null);
  return {
    workedAt: worked.rows[0] ? new Date(worked.rows[0].at).toISOString() : null,
    total: total ? countsIn(total) : NO,
    units: rows
      .filter((row) => row.unit !== null)
      .map((row) => ({ ...countsIn(row), unit: unitIn(row.unit!, names) }))
      .sort((a, b) => b.overdue - a.overdue || b.approaching - a.approaching),
    rules: rows
      .filter((row) => row.rule !== null)
      .map((row) => ({ ...countsIn(row), rule: row.rule!, label: rules.get(row.rule!)!.label }))
      .sort((a, b) => b.overdue - a.overdue || b.approaching - a.approaching),
  };
}

function unitIn(id: string, names: ReadonlyMap<string, string>) {
  const name = names.get(id);
  return name === undefined ? null : { id, name };
}

function countsIn({ ahead, open, approaching, overdue, inTime, late, waived }: Counts): Counts {
  return { ahead, open, approaching, overdue, inTime, late, waived };
}
