// The door of the work on notices: telling of records that came in, soon after they have.

import { followBehind, type Rest } from '../base/behind.ts';
import type { Workshop } from '../base/workshop.ts';
import type { Grading } from '../grading/grading.ts';
import { raiseNotices } from './raise.ts';

const LOCK = [0x6a7d, 1] as const;

/** Tells entities of what was recorded about them, one service at a time; gives what stops it. */
export function startNotices(workshop: Workshop & { readonly grading: Grading }): () => Promise<void> {
  const { database, grading, clock } = workshop;
  const work = async (rest: Rest) => {
    const told = await raiseNotices(database, grading, clock(), rest);
    return told > 0 ? `${told} entities told` : undefined;
  };
  return followBehind(workshop, { lock: LOCK, name: 'notices', work });
}
