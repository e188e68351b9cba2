// The door of the lab's jobs: grading the register under what has been issued.

import { tell } from '../base/change.ts';
import type { Db } from '../base/db.ts';
import { addAudit } from '../base/who/audit.ts';
import type { Jobs } from '../base/workshop.ts';
import { putIntoEffect } from '../grading/issue.ts';
import type { Register } from '../grading/register.ts';
import { EFFECT } from './propose-issue.ts';

/** Puts issued texts into effect; whoever watches rulebooks is told how far it is, and when it is done. */
export function labJobs(jobs: Jobs, { database, grading }: Register, clock: () => Date): void {
  const telling = (done: number, of: number) =>
    void database.transaction((db) => tell(db, { topic: 'rulebook', key: `${done}/${of}` })).catch(() => {});
  jobs.on(EFFECT, async () => {
    const codes = await putIntoEffect(database, grading, clock(), telling);
    await database.transaction((db) => tellDone(db, clock(), codes));
    return undefined;
  });
}

async function tellDone(db: Db, at: Date, codes: readonly string[]): Promise<void> {
  await tell(db, { topic: 'rulebook', key: '*' }, { topic: 'entity', key: '*' });
  for (const code of codes)
    await addAudit(db, at, { account: null, name: 'system', act: EFFECT, object: code, outcome: 'done', detail: '' });
}
