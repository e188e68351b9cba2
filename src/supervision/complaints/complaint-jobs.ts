// The job of complaints: attachments that have had their time are taken away, once a day.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Database } from '../../base/db.ts';
import { addJob } from '../../base/job.ts';
import type { Jobs } from '../../base/workshop.ts';
import { tidyFiles } from './complaint-files.ts';

const TIDY = 'complaints.tidy';
const DAY = 86_400_000;

export async function complaintJobs(jobs: Jobs, database: Database, clock: () => Date): Promise<void> {
  jobs.on(TIDY, async () => {
    const at = clock();
    await database.transaction((db) => tidyFiles(db, iso(shanghaiDay(at))));
    return new Date(+at + DAY);
  });
  await database.transaction((db) => addJob(db, clock(), { kind: TIDY, key: '' }));
}
