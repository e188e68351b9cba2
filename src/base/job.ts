// Jobs: long work that is asked for in a transaction and done afterwards, once, by whichever service takes it.

import { tell } from './change.ts';
import type { Db } from './db.ts';

export interface Job {
  readonly number: number;
  readonly kind: string;
  /** What it is about, such as the id of an import. */
  readonly key: string;
}

/** Asks for work from a moment on; the same that is asked for and not done yet is not asked for twice. */
export async function addJob(db: Db, at: Date, { kind, key }: Omit<Job, 'number'>, due = at): Promise<void> {
  const { rowCount } = await db.query(
    `insert into base.job (kind, key, asked_at, due_at) values ($1, $2, $3, $4)
     on conflict (kind, key) where ended_at is null do nothing`,
    [kind, key, at, due],
  );
  if (rowCount > 0) await tell(db, { topic: 'job', key: kind });
}

/** Jobs of these kinds that are due, the longest due first. */
export async function dueJobs(db: Db, at: Date, kinds: readonly string[]): Promise<Job[]> {
  const { rows } = await db.query<Job>(
    `select number, kind, key from base.job where ended_at is null and due_at <= $1 and kind = any($2::text[])
     order by due_at, number limit 50`,
    [at, kinds],
  );
  return rows;
}

/** Counts a beginning, and gives how many there were; undefined when the job is not due any more. */
export async function beginJob(db: Db, at: Date, { number }: Job): Promise<number | undefined> {
  const { rows } = await db.query(
    'update base.job set begun = begun + 1 where number = $1 and ended_at is null and due_at <= $2 returning begun',
    [number, at],
  );
  return rows[0]?.begun;
}

/** Ends a job for good. */
export async function endJob(db: Db, at: Date, { number }: Job, outcome: 'done' | 'failed'): Promise<void> {
  await db.query('update base.job set ended_at = $2, outcome = $3 where number = $1', [number, at, outcome]);
}

/** Puts a job off; `begun` is how often it counts as begun from now on. */
export async function putOffJob(db: Db, { number }: Job, due: Date, begun: number): Promise<void> {
  await db.query('update base.job set due_at = $2, begun = $3 where number = $1', [number, due, begun]);
}
