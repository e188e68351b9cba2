// The door of the overview's own work: counting what has changed, soon after it has.

import { setTimeout as wait } from 'node:timers/promises';
import { CHANNEL, changeIn } from '../base/change.ts';
import type { Workshop } from '../base/workshop.ts';
import type { Grading } from '../grading/grading.ts';
import { recount } from './recount.ts';

const LOCK = [0x6a7a, 1] as const;
/** Changes within this time are counted together. */
const TOGETHER_MS = 1000;
/** Counting takes a tenth of the time at most. */
const REST = 9;
const LONGEST_REST_MS = 300_000;
/** Counted also when nobody tells of a change: after a regrade, in a new month. */
const ANYWAY_MS = 600_000;

export type Counting = Workshop & { readonly grading: Grading };

/** Counts whenever entities have changed, one service at a time; gives what stops it. */
export function startCounting(counting: Counting): () => Promise<void> {
  const stop = new AbortController();
  const asked = { now: Promise.withResolvers<void>() };
  const listening = counting.database.listen(CHANNEL, (text) => {
    if (text === undefined || changeIn(text).topic === 'entity') asked.now.resolve();
  });
  const counts = (async () => {
    while (!stop.signal.aborted) {
      asked.now = Promise.withResolvers<void>();
      const took = await count(counting, stop.signal);
      await pause(Math.min(LONGEST_REST_MS, REST * took), stop.signal);
      await either(asked.now.promise, ANYWAY_MS, stop.signal);
      await pause(TOGETHER_MS, stop.signal);
    }
  })();
  return async () => {
    stop.abort();
    await listening.close();
    await counts;
  };
}

/** The milliseconds that it took. */
async function count({ database, grading, clock, log }: Counting, stop: AbortSignal): Promise<number> {
  const began = performance.now();
  try {
    const counted = await database.alone(LOCK, () => recount(database, grading, clock()));
    if (counted === 'all') log({ counted, ms: Math.round(performance.now() - began) });
  } catch (error) {
    if (!stop.aborted) log({ counted: 'failed', error: (error as Error).name });
  }
  return performance.now() - began;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return wait(ms, undefined, { signal }).catch(() => undefined);
}

async function either(asked: Promise<void>, ms: number, stop: AbortSignal): Promise<void> {
  const enough = new AbortController();
  await Promise.race([asked, pause(ms, AbortSignal.any([stop, enough.signal]))]);
  enough.abort();
}
