// The door of the overview's own work: counting what has changed, soon after it has.

import { followBehind } from '../base/behind.ts';
import type { Workshop } from '../base/workshop.ts';
import type { Grading } from '../grading/grading.ts';
import { recount } from './recount.ts';

const LOCK = [0x6a7a, 1] as const;

export type Counting = Workshop & { readonly grading: Grading };

/** Counts whenever entities have changed, one service at a time; gives what stops it. */
export function startCounting(counting: Counting): () => Promise<void> {
  const { database, grading, clock } = counting;
  const work = async () => {
    const counted = await recount(database, grading, clock());
    return counted === 'all' ? counted : undefined;
  };
  return followBehind(counting, { lock: LOCK, name: 'counted', work });
}
