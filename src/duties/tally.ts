// The counts of duties by unit, rule, days and division, to which what changes of them is added.

import { civil, iso, parts } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { COUNTS, countOf, dueIn, type Kept } from './kept.ts';

/** Held by people's acts alone; shared by those who work out duties, each of other entities. */
const TALLY_LOCK = [0x6a7a, 66] as const;

/** Waits until nobody else adds to the counts, until the transaction is over. */
export async function lockTally(db: Db): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1, $2)', [...TALLY_LOCK]);
}

/** Waits until nobody acts on duties, until the transaction is over; others may work out duties of other entities meanwhile. */
export async function shareTally(db: Db): Promise<void> {
  await db.query('select pg_advisory_xact_lock_shared($1, $2)', [...TALLY_LOCK]);
}

/** Takes the duties as they were out of the counts, and puts them in as they are; in one order, so that none waits for another in a ring. */
export async function recountDuties(db: Db, before: readonly Kept[], now: readonly Kept[]): Promise<void> {
  const sums = new Map<string, number[]>();
  const add = (one: Kept, sign: number) => {
    const count = countOf(one);
    if (count === undefined) return;
    const key = [one.unit, one.rule, ...daysOf(one, count), one.division].join('\t');
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

/** By which last and first day it is counted: of what is over, the year is enough. */
function daysOf({ clock, extended, opened }: Kept, count: (typeof COUNTS)[number]): [due: string, opened: string] {
  const due = dueIn(clock, extended);
  if (count === 'open') return [due === null ? 'infinity' : iso(due), iso(opened)];
  const until = due === null ? 'infinity' : iso(civil(parts(due).year, 12, 31));
  return [until, until];
}
