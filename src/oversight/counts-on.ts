// Counts on a day: those of the first of its month, and what moved since.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Among } from './among.ts';

export interface CountRow {
  readonly division: string;
  readonly industry: string;
  readonly level: string;
  readonly tier: string;
  readonly count: number;
}

/** By so many digits of the division and so many characters of the industry. */
export async function countsOn(
  db: Db,
  { number, division, industry, months }: Among,
  on: Day,
  [digits, characters]: readonly [number, number],
): Promise<CountRow[]> {
  const month = months.findLastIndex((first) => first <= on);
  const { rows } = await db.query<CountRow>(
    `select left(division, $4::int) as division, left(industry, $5::int) as industry, level, tier,
       sum(count)::int as count
     from (
       select division, industry, level, tier, counts[$6::int] as count from oversight.tally
       where rulebook = $1 and division ^@ $2 and industry ^@ $3
       union all
       select m.division, m.industry, s.level, s.tier, s.count
       from oversight.move m
       cross join lateral (values (m.level_before, m.tier_before, -1), (m.level, m.tier, 1)) as s (level, tier, count)
       where m.rulebook = $1 and m.on_day > $7::date and m.on_day <= $8::date
         and m.division ^@ $2 and m.industry ^@ $3 and s.level <> ''
     ) each_one
     group by 1, 2, 3, 4 having sum(count) <> 0`,
    [number, division, industry, digits, characters, month + 1, iso(months[month]), iso(on)],
  );
  return rows;
}

/** How many there are by the digits of their divisions' codes, as far as the shortest that tells any apart. */
export async function digitsBelow(db: Db, { number, division }: Among): Promise<number> {
  const { rows } = await db.query<{ two: number; four: number; six: number; nine: number }>(
    `select count(distinct left(division, 2))::int as two, count(distinct left(division, 4))::int as four,
       count(distinct left(division, 6))::int as six, count(distinct left(division, 9))::int as nine
     from (select distinct division from oversight.tally where rulebook = $1 and division ^@ $2) d`,
    [number, division],
  );
  const { two, four, six, nine } = rows[0];
  const steps = [
    [2, two],
    [4, four],
    [6, six],
    [9, nine],
  ] as const;
  const below = steps.filter(([digits]) => digits > division.length);
  return (below.find(([, count]) => count > 1) ?? below.at(-1) ?? [9])[0];
}
