// The door of the work on warnings: working them out anew, soon after something has changed.

import { followBehind, type Rest } from '../../base/behind.ts';
import type { Workshop } from '../../base/workshop.ts';
import type { Grading } from '../../grading/grading.ts';
import { catchUpWarnings } from './catch-up.ts';
import { loadDeclared } from './work.ts';

const LOCK = [0x6a7c, 1] as const;

/** Works warnings out whenever entities or duties have changed, one service at a time; gives what stops it. */
export function startWarnings(workshop: Workshop & { readonly grading: Grading }): () => Promise<void> {
  const { database, grading, clock } = workshop;
  const declared = loadDeclared(grading.catalogue);
  const work = async (rest: Rest) => {
    const done = await catchUpWarnings(database, grading, declared, clock(), rest);
    return done?.whole ? `${done.entities} entities worked out, ${done.changed} warnings changed` : undefined;
  };
  return followBehind(workshop, { lock: LOCK, name: 'warnings', after: ['entity', 'duty', 'sheets'], work });
}
