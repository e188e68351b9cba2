// How many stand how on the first day of each month, past and ahead.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Grading } from '../grading/grading.ts';
import { type Asked, among } from './among.ts';
import type { readMonths } from './api.ts';

type Answer = AnswerOf<typeof readMonths>;

/** Refuses an unknown rulebook, and while nothing is counted. */
export async function countsByMonth(db: Db, grading: Grading, asked: Asked, today: Day): Promise<Answer> {
  const { number, division, industry, months } = await among(db, grading, asked);
  const { rows } = await db.query<{ level: string; tier: string; month: number; count: number }>(
    `select t.level, t.tier, c.month::int as month, sum(c.count)::int as count
     from oversight.tally t cross join lateral unnest(t.counts) with ordinality as c (count, month)
     where t.rulebook = $1 and t.division ^@ $2 and t.industry ^@ $3
     group by 1, 2, 3`,
    [number, division, industry],
  );
  const items = months.map((first) => ({
    on: iso(first),
    ahead: first > today,
    levels: {} as Record<string, number>,
    tiers: {} as Record<string, number>,
  }));
  for (const { level, tier, month, count } of rows) {
    if (count === 0) continue;
    const { levels, tiers } = items[month - 1];
    levels[level] = (levels[level] ?? 0) + count;
    if (tier !== '') tiers[tier] = (tiers[tier] ?? 0) + count;
  }
  return { items };
}
