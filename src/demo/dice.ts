// Numbers that look like chance and are the same for the same seed: every invented thing of the demo comes from here.

export interface Dice {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  readonly next: () => number;
  /** Whether something of this probability happens. */
  readonly chance: (probability: number) => boolean;
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  readonly oneOf: <T>(things: readonly T[]) => T;
  /** One of some things, each as likely as its weight says. */
  readonly weighted: <T>(things: readonly (readonly [T, number])[]) => T;
  /** How often something happens that happens `expected` times on average (Poisson). */
  readonly times: (expected: number) => number;
}

/** Dice of a name; those of different names know nothing of each other, so that one file can change without the rest. */
export function dice(name: string): Dice {
  let state = hash(name);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    oneOf: (things) => things[between(0, things.length - 1)],
    weighted: (things) => weighted(things, next()),
    times: (expected) => times(expected, next),
  };
}

/** FNV-1a of a text, 32 bits. */
export function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}

function weighted<T>(things: readonly (readonly [T, number])[], at: number): T {
  let left = at * things.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [thing, weight] of things) {
    if (left < weight) return thing;
    left -= weight;
  }
  return things[things.length - 1][0];
}

function times(expected: number, next: () => number): number {
  const limit = Math.exp(-expected);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count++;
  return count;
}
