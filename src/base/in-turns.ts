// Long work on many items in short turns, so that what waits for the thread meanwhile is not kept waiting.

import { setImmediate } from 'node:timers/promises';

/** So many items a turn: a millisecond or two. */
const TURN = 100;

/** What `make` makes of each item, in order; lets others have the thread after every turn. */
export async function inTurns<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const made: R[] = [];
  for (const [place, item] of items.entries()) {
    if (place > 0 && place % TURN === 0) await setImmediate();
    made.push(make(item));
  }
  return made;
}
