// Drawing from one stratum: everybody alike, or in proportion to weight with exact chances.

import type { Chance } from './chance.ts';
import { byId, type Candidate } from './terms.ts';

/** Those drawn, and the others in the order in which they step in for them. */
export interface Sample {
  readonly drawn: readonly Candidate[];
  readonly reserve: readonly Candidate[];
}

/** Draws `take` of these, each as likely as the other. */
export function byChance(pool: readonly Candidate[], take: number, chance: Chance): Sample {
  const order = chance.shuffled(byId(pool));
  return { drawn: order.slice(0, take), reserve: order.slice(take) };
}

/**
 * Draws `take` of these; the chance of each is `take` times its share of all weight. Whoever would have more than certainty
 * is taken, and the rest drawn among the others. Systematic sampling over a random order: a line on which everybody has a
 * stretch `take` times his weight long is met at equal steps from a random place.
 */
export function byWeight(pool: readonly Candidate[], take: number, chance: Chance): Sample {
  const order = chance.shuffled(byId(pool));
  const certain = certainOf(order, take);
  const others = order.filter((one) => !certain.has(one));
  const taken = new Set([...certain, ...systematic(others, take - certain.size, chance)]);
  return { drawn: order.filter((one) => taken.has(one)), reserve: order.filter((one) => !taken.has(one)) };
}

/** Those whose weight is at least one `take`-th of all, again and again without those found. */
function certainOf(pool: readonly Candidate[], take: number): Set<Candidate> {
  const heaviest = pool.toSorted((a, b) => weightOf(b) - weightOf(a));
  let all = heaviest.reduce((sum, one) => sum + weightOf(one), 0);
  let left = take;
  let certain = 0;
  while (left > 0 && certain < heaviest.length && weightOf(heaviest[certain]) * left >= all) {
    all -= weightOf(heaviest[certain++]);
    left--;
  }
  return new Set(heaviest.slice(0, certain));
}

function systematic(pool: readonly Candidate[], take: number, chance: Chance): Candidate[] {
  if (take === 0) return [];
  const step = pool.reduce((sum, one) => sum + weightOf(one), 0);
  let next = chance.below(step);
  let end = 0;
  return pool.filter((one) => {
    end += take * weightOf(one);
    if (next >= end) return false;
    next += step;
    return true;
  });
}

function weightOf({ weight = 1 }: Candidate): number {
  return weight;
}
