// Work that follows behind the writing: done soon after something has changed, by one service at a time, never lost at a kill.

import { setTimeout as wait } from 'node:timers/promises';
import { CHANNEL, type Change, changeIn } from './change.ts';
import type { Workshop } from './workshop.ts';

/** Within work that has taken longer than this, people have the service for so many times as long as it takes. */
const LONG_MS = 30_000;
const REST_WITHIN = 4;
/** Changes within this time are worked on together. */
const TOGETHER_MS = 1000;
/** The work takes a tenth of the time at most. */
const REST = 9;
const LONGEST_REST_MS = 300_000;
/** Done also when nobody tells of a change: after a regrade, in a new month. */
const ANYWAY_MS = 600_000;

export interface Following {
  /** Two numbers that no other such work has. */
  readonly lock: readonly [number, number];
  /** What the log calls it. */
  readonly name: string;
  /** The topics of the changes that it follows; entities unless given. */
  readonly after?: readonly Change['topic'][];
  /** Does what is left to do, and says of it what is worth a line in the log. Long work rests now and then. */
  readonly work: (rest: Rest) => Promise<string | undefined>;
}

/** Leaves the service to people for a while after work of so many milliseconds; throws when the work is to be left. */
export type Rest = (tookMs: number) => Promise<void>;

/** Works whenever what it follows has changed; gives what stops it. */
export function followBehind(workshop: Workshop, following: Following): () => Promise<void> {
  const { after = ['entity'] } = following;
  const stop = new AbortController();
  const asked = { now: Promise.withResolvers<void>() };
  const listening = workshop.database.listen(CHANNEL, (text) => {
    if (text === undefined || after.includes(changeIn(text).topic)) asked.now.resolve();
  });
  const turns = (async () => {
    while (!stop.signal.aborted) {
      asked.now = Promise.withResolvers<void>();
      const took = await turn(workshop, following, stop.signal);
      await pause(Math.min(LONGEST_REST_MS, REST * took), stop.signal);
      await either(asked.now.promise, ANYWAY_MS, stop.signal);
      await pause(TOGETHER_MS, stop.signal);
    }
  })();
  return async () => {
    stop.abort();
    await listening.close();
    await turns;
  };
}

/** The milliseconds that it took. */
async function turn({ database, log }: Workshop, { lock, name, work }: Following, stop: AbortSignal): Promise<number> {
  const began = performance.now();
  try {
    let worked = 0;
    const rest = async (tookMs: number) => {
      worked += tookMs;
      if (worked > LONG_MS) await pause(REST_WITHIN * tookMs, stop);
      stop.throwIfAborted();
    };
    const outcome = await database.alone(lock, () => work(rest));
    if (outcome !== undefined) log({ [name]: outcome, ms: Math.round(performance.now() - began) });
  } catch (error) {
    if (!stop.aborted) log({ [name]: 'failed', error: (error as Error).name });
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
