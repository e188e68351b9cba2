// The door of the exchange's jobs: imports of sent files, and taking away files that have had their time.

import { addJob } from '../base/job.ts';
import type { Jobs } from '../base/workshop.ts';
import { IMPORT_JOB } from './note-import.ts';
import { type Running, runImport } from './run-import.ts';

const TIDY = 'exchange.tidy';
const DAY = 86_400_000;

/** Does the jobs of the exchange; sent files are kept for `keepDays`. */
export async function exchangeJobs(jobs: Jobs, running: Running, keepDays: number): Promise<void> {
  const { database, clock } = running;
  jobs.on(IMPORT_JOB, async (task) => {
    await runImport(running, task);
    return undefined;
  });
  jobs.on(TIDY, async () => {
    const [at, before] = [clock(), new Date(+clock() - keepDays * DAY)];
    await database.transaction(async (db) => {
      const old = `select id from exchange.import where ended_at < $1 or (state = 'draft' and began_at < $1)`;
      for (const table of ['content', 'rejected'])
        await db.query(`delete from exchange.${table} where import in (${old})`, [before]);
      await db.query(`delete from exchange.import where state = 'draft' and began_at < $1`, [before]);
    });
    return new Date(+at + DAY);
  });
  await database.transaction((db) => addJob(db, clock(), { kind: TIDY, key: '' }));
}
