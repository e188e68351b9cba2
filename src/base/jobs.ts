// The door of the base's own jobs: tidying up what has had its time.

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Db } from './db.ts';
import { addJob } from './job.ts';
import { forgetSessions } from './who/session.ts';
import type { Jobs } from './workshop.ts';

const TIDY = 'base.tidy';
const DAY = 86_400_000;
/** For how many days a job that is done can be looked up. */
const JOBS_KEPT = 30;

/** Does the jobs of the base; `folder` is where files lie while they are sent. */
export async function baseJobs(jobs: Jobs, database: Database, clock: () => Date, folder: string): Promise<void> {
  jobs.on(TIDY, async () => {
    const at = clock();
    await database.transaction((db) => tidy(db, at));
    await removeOld(folder, +at - DAY);
    return new Date(+at + DAY);
  });
  await database.transaction((db) => addJob(db, clock(), { kind: TIDY, key: '' }));
}

async function tidy(db: Db, at: Date): Promise<void> {
  await forgetSessions(db, at);
  await db.query('delete from base.idempotency where asked_at < $1', [new Date(+at - DAY)]);
  await db.query('delete from base.job where ended_at < $1', [new Date(+at - JOBS_KEPT * DAY)]);
}

/** Removes the files that a killed service left. */
async function removeOld(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
}
