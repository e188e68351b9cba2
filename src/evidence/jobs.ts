// The job of files: those that have had their time are taken away, once a day.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Database } from '../base/db.ts';
import { addJob } from '../base/job.ts';
import type { Jobs } from '../base/workshop.ts';
import { type Over, tidyFiles } from './tidy-files.ts';

const TIDY = 'evidence.tidy';
const DAY = 86_400_000;

/** `overs` are the rooms' own words for when their cases are over. */
export async function evidenceJobs(
  jobs: Jobs,
  database: Database,
  clock: () => Date,
  overs: readonly Over[],
): Promise<void> {
  jobs.on(TIDY, async () => {
    const at = clock();
    const today = iso(shanghaiDay(at));
    for (const over of overs) await database.transaction((db) => tidyFiles(db, over, today));
    return new Date(+at + DAY);
  });
  await database.transaction((db) => addJob(db, clock(), { kind: TIDY, key: '' }));
}
