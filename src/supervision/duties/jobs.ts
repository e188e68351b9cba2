// The door of the work on duties: working them out anew, soon after something has changed.

import { followBehind, type Rest } from '../../base/behind.ts';
import type { Workshop } from '../../base/workshop.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import type { Grading } from '../../grading/grading.ts';
import { catchUp, caughtUpText } from './catch-up.ts';
import { DUTIES_LOCK } from './lock.ts';
import type { Declared } from './read-cases.ts';

/** Works duties out whenever entities have changed, one service at a time; gives what stops it. */
export function startDuties(
  workshop: Workshop & { readonly grading: Grading; readonly cases: Declared['cases'] },
): () => Promise<void> {
  const { database, grading, clock, cases } = workshop;
  const declared = { sheets: loadSheets(), cases };
  const work = async (rest: Rest) => {
    const done = await catchUp(database, grading, declared, clock(), rest);
    return done?.whole ? caughtUpText(done, 'en') : undefined;
  };
  return followBehind(workshop, {
    lock: DUTIES_LOCK,
    name: 'duties',
    after: ['entity', 'area', 'sheets', 'repair', 'objection', 'notice'],
    work,
  });
}
