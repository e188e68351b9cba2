// Which level prevails, and what the dimensions amount to together, worked out once for every combination.

import type { DimensionPlan } from './plan.ts';

/** Up to so many combinations are worked out beforehand; beyond, each when it is asked for. */
const TABLE = 1 << 16;

/**
 * A level's rank in its dimension: the highest in force prevails. 0 is the default; then the positive levels, the best
 * last; then the negative ones, the worst last (grading.md, "From effects to a level").
 */
export function rankOf(level: number, fallback: number): number {
  if (level < 0) return 0;
  return level > fallback ? level + 1 : fallback - level;
}

function levelOf(rank: number, fallback: number): number {
  return rank > fallback + 1 || fallback < 0 ? rank - 1 : fallback - rank;
}

/**
 * The level and tier for the ranks of all dimensions. A combination of ranks is one number, the sum of rank × weight;
 * dimensions on which neither level nor tier depends weigh nothing.
 */
export class Prevailing {
  readonly weights: Int32Array;
  /** What `decide` gives, by combination; empty where there are too many. */
  readonly decided: Uint16Array;
  readonly #dimensions: readonly DimensionPlan[];
  readonly #level: number;
  readonly #tier: number;
  readonly #order: readonly number[];

  /** `tier` is -1 where the book has none. */
  constructor(dimensions: readonly DimensionPlan[], level: number, tier: number) {
    this.#dimensions = dimensions;
    this.#level = level;
    this.#tier = tier;
    this.#order = sourcesFirst(dimensions, tier < 0 ? [level] : [level, tier]);
    this.weights = new Int32Array(dimensions.length);
    let size = 1;
    for (const d of this.#order) {
      this.weights[d] = size;
      size *= digits(dimensions[d]);
    }
    if (size > 0x7fff_ffff || dimensions.length > 32) throw new Error('level and tier depend on too many dimensions');
    this.decided = Uint16Array.from({ length: size > TABLE ? 0 : size }, (_, combination) => this.decide(combination));
  }

  /** What a combination amounts to, for `levelIn` and `tierIn`; never 0. */
  decide(combination: number): number {
    const levels = new Int32Array(this.#dimensions.length);
    for (const d of this.#order) {
      const { fallback, from } = this.#dimensions[d];
      let worst = levelOf(Math.floor(combination / this.weights[d]) % digits(this.#dimensions[d]), fallback);
      for (const { dimension, map } of from)
        if (levels[dimension] >= 0 && map[levels[dimension]] > worst) worst = map[levels[dimension]];
      levels[d] = worst;
    }
    return (levels[this.#level] + 2) | (((this.#tier < 0 ? -1 : levels[this.#tier]) + 2) << 8);
  }
}

/** The level in what `decide` gives; -1: not covered. */
export function levelIn(decided: number): number {
  return (decided & 0xff) - 2;
}

/** The tier in what `decide` gives; -1 where the book has none. */
export function tierIn(decided: number): number {
  return (decided >> 8) - 2;
}

/** The wanted dimensions and those they are made from, every one behind its sources. */
function sourcesFirst(dimensions: readonly DimensionPlan[], wanted: readonly number[]): number[] {
  const order: number[] = [];
  const visit = (d: number, above: readonly number[]): void => {
    if (order.includes(d)) return;
    if (above.includes(d)) throw new Error(`dimension ${dimensions[d].id} is made from itself`);
    for (const source of dimensions[d].from) visit(source.dimension, [...above, d]);
    order.push(d);
  };
  for (const d of wanted) visit(d, []);
  return order;
}

function digits({ levels }: DimensionPlan): number {
  return levels.length + 1;
}
