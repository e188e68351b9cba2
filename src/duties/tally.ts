// The counts of duties by unit, rule, days and division: what changes of them is added, or all are counted anew.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { COUNTS, countOf, dueIn, type Kept } from './kept.ts';

/** Held by whoever adds to the counts; counting anew locks the table itself. */
const TALLY_LOCK = [0x6a7a, 66] as const;

/** Waits until nobody else adds to the counts, until the transaction is over. */
export async function lockTally(db: Db): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1, $2)', [...TALLY_LOCK]);
}

/** Takes the duties as they were out of the counts, and puts them in as they are. */
export async function recountDuties(db: Db, before: readonly Kept[], now: readonly Kept[]): Promise<void> {
  const sums = new Map<string, number[]>();
  const add = (one: Kept, sign: number) => {
    const count = countOf(one);
    if (count === undefined) return;
    const { unit, rule, clock, extended, opened, division } = one;
    const key = [unit, rule, dayOrNever(dueIn(clock, extended)), iso(opened), division].join('\t');
    const sum = sums.get(key) ?? [0, 0, 0, 0];
    sum[COUNTS.indexOf(count)] += sign;
    sums.set(key, sum);
  };
  for (const one of before) add(one, -1);
  for (const one of now) add(one, 1);
  const rows = [...sums].filter(([, sum]) => sum.some(Boolean)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (!rows.length) return;
  const column = (place: number) => rows.map(([key]) => key.split('\t')[place]);
  const count = (place: number) => rows.map(([, sum]) => sum[place]);
  await db.query(
    `insert into duties.tally (unit, rule, due_on, opened_on, division, open, in_time, late, waived)
     select * from unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::text[],
       $6::int[], $7::int[], $8::int[], $9::int[])
     on conflict (unit, rule, due_on, opened_on, division) do update set open = tally.open + excluded.open,
       in_time = tally.in_time + excluded.in_time, late = tally.late + excluded.late,
       waived = tally.waived + excluded.waived`,
    [...[0, 1, 2, 3, 4].map(column), ...[0, 1, 2, 3].map(count)],
  );
}

function dayOrNever(day: Day | null): string {
  return day === null ? 'infinity' : iso(day);
}

/** Counts all duties anew. What somebody does meanwhile waits, and is added afterwards. */
export async function countAllDuties(db: Db): Promise<void> {
  await db.query('lock table duties.tally in exclusive mode');
  await db.query('delete from duties.tally');
  await db.query(
    `insert into duties.tally (unit, rule, due_on, opened_on, division, open, in_time, late, waived)
     select unit, rule, due_on, opened_on, division,
       count(*) filter (where done_on is null and waived_on is null),
       count(*) filter (where done_on <= due_on),
       count(*) filter (where done_on > due_on),
       count(*) filter (where done_on is null and waived_on is not null)
     from duties.duty where cancelled_on is null group by 1, 2, 3, 4, 5`,
  );
}
