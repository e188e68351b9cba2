// The standing of some entities under one rulebook today, with its runs, read from the stored lines.

import { type Day, dayText, EVER, NEVER } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { prepared } from '../base/prepared.ts';
import type { listEntities } from './entities-api.ts';
import { joined, type Run, runOn } from './runs.ts';

type Standing = NonNullable<AnswerOf<typeof listEntities>['items'][number]['standing']>;
type StoredRun = Run & { readonly since: string | null; readonly ends: string | null };

/** By entity; those that the rulebook does not cover today have none. */
export async function standingsToday(
  db: Db,
  rulebook: string,
  number: number,
  ids: readonly number[],
  today: Day,
): Promise<Map<number, Standing>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<{ entity_id: number; runs: string }>(
    prepared('select entity_id, runs from grading.standing where entity_id = any($1::bigint[])'),
    [ids],
  );
  return new Map(
    rows.flatMap(({ entity_id, runs }) => {
      const own = runsIn(runs, number);
      const now = runOn(own, today);
      if (!now) return [];
      const { level, tier, since, ends } = now;
      return [[entity_id, { rulebook, level, tier, since, until: ends, spans: joined(own) }] as const];
    }),
  );
}

/** The lines of one rulebook, see the table. */
function runsIn(runs: string, number: number): StoredRun[] {
  const own = `${number}\t`;
  return runs
    .split('\n')
    .filter((line) => line.startsWith(own))
    .map((line) => {
      const [, first, end, , level, tier, , since = first, ends = end] = line.split('\t');
      return {
        ...{ from: dayIn(first, EVER), until: dayIn(end, NEVER), level, tier: tier || null },
        ...{ since: dayIn(since, EVER), ends: dayIn(ends, NEVER) },
      };
    });
}

function dayIn(text: string, open: Day): string | null {
  return dayText(text === '' ? open : Number(text));
}
