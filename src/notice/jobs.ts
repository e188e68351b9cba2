// The door of the work on notices: telling of records that came in, and what lists do by themselves, soon after it is due.

import { followBehind, type Rest } from '../base/behind.ts';
import type { Workshop } from '../base/workshop.ts';
import type { Grading } from '../grading/grading.ts';
import { followLists } from './lists/follow.ts';
import { raiseNotices } from './raise.ts';

const LOCK = [0x6a7d, 1] as const;

/** Tells entities of what was recorded about them and what has come due of their listings, one service at a time; gives what stops it. */
export function startNotices(workshop: Workshop & { readonly grading: Grading }): () => Promise<void> {
  const { database, grading, clock } = workshop;
  const work = async (rest: Rest) => {
    const listings = await followLists(database, grading, clock(), rest);
    const told = await raiseNotices(database, grading, clock(), rest);
    return told + listings > 0 ? `${told} entities told, ${listings} listings moved on` : undefined;
  };
  return followBehind(workshop, { lock: LOCK, name: 'notices', work });
}
