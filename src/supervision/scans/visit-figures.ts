// Visits counted by unit and by officer: how many had a code, were confirmed, rated, complained of.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { STATE, whoseVisits } from './list-visits.ts';
import type { readVisitFigures } from './oversight-api.ts';

type Answer = AnswerOf<typeof readVisitFigures>;

/** What a month's visits amount to; `state` is how each stands. */
const FIGURES = `count(*) filter (where wanted)::int as visits,
  count(*) filter (where wanted and state in ('shown', 'confirmed'))::int as coded,
  count(*) filter (where wanted and state = 'confirmed')::int as confirmed,
  count(*) filter (where state = 'excused')::int as excused, count(*) filter (where state = 'uncoded')::int as uncoded,
  count(stars)::int as rated, avg(stars)::float8 as stars, coalesce(sum(complaints), 0)::int as complaints,
  coalesce(sum(upheld), 0)::int as upheld`;

/** The months asked for, three up to now unless given. Whoever came is not counted for himself: his ratings are not his to read. */
export async function visitFigures(
  reader: Db,
  who: Reader,
  today: Day,
  asked: { readonly from?: string; readonly until?: string },
): Promise<Answer> {
  const until = asked.until ?? iso(today).slice(0, 7);
  const from = asked.from ?? monthsBefore(until, 2);
  const values: unknown[] = [`${from}-01`, `${until}-01`];
  const whose = whoseVisits(who, (value) => `$${values.push(value)}`);
  const by = async <R>(keys: string) => {
    const { rows } = await reader.query<Answer['total'] & R>(
      `select ${keys} ${FIGURES} from (
         select v.unit, u.name as unit_name, v.account, v.officer, v.wanted, ${STATE} as state, r.stars, c.complaints, c.upheld
         from supervision.visit v left join base.unit u on u.id = v.unit
         left join supervision.visit_rating r on (r.entity_id, r.visit_id) = (v.entity_id, v.visit_id)
         left join lateral (select count(*) as complaints, count(*) filter (where upheld) as upheld
           from supervision.visit_complaint k where (k.entity_id, k.visit_id) = (v.entity_id, v.visit_id)) c on true
         where v.filed_at is not null and v.on_day >= $1::date and v.on_day < $2::date + interval '1 month' and ${whose}
       ) visits ${keys && `group by ${keys === UNIT ? '1, 2' : '1, 2, 3'} order by visits desc, 1`}`,
      values,
    );
    return rows;
  };
  const [total] = await by('');
  return { from, until, total, units: await by<Named>(UNIT), officers: await by<Named & { unit: string }>(OFFICER) };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const UNIT = 'unit as id, coalesce(unit_name, unit) as name,';
const OFFICER = 'account::text as id, officer as name, coalesce(unit_name, unit) as unit,';

function monthsBefore(month: string, many: number): string {
  const [year, number] = month.split('-').map(Number);
  const first = year * 12 + number - 1 - many;
  return `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}`;
}
