// The door of the work on publicity: working out what is shown, soon after something has changed.

import { followBehind, type Rest } from '../base/behind.ts';
import type { Workshop } from '../base/workshop.ts';
import type { Grading } from '../grading/grading.ts';
import { catchUpPublicity } from './catch-up.ts';
import { pruneShown } from './removals.ts';

const LOCK = [0x6a7e, 1] as const;

/** Works out what is shown whenever entities have changed, and forgets what has long been gone, one service at a time; gives what stops it. */
export function startPublicity(workshop: Workshop & { readonly grading: Grading }): () => Promise<void> {
  const { database, grading, clock } = workshop;
  const work = async (rest: Rest) => {
    const done = await catchUpPublicity(database, grading.catalogue, clock(), rest);
    await pruneShown(database, clock());
    return done?.whole ? `${done.entities} entities worked out, ${done.changed} times of publicity changed` : undefined;
  };
  return followBehind(workshop, { lock: LOCK, name: 'publicity', after: ['entity', 'sheets'], work });
}
