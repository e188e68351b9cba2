// Points: base plus the sum of the points in force, each indicator capped, then banded.

import type { DimensionPlan, Plan } from './plan.ts';

/** Scores the outcomes in force under one edition; keeps the last score. Its scratch is reused for every stretch of days. */
export class Score {
  points = 0;
  readonly #plan: NonNullable<DimensionPlan['points']>;
  /** By outcome: its indicator (-1 where it gives no points of this dimension), its points, its group. */
  readonly #indicatorOf: Int16Array;
  readonly #pointsOf: Float64Array;
  readonly #groupOf: Int16Array;
  readonly #sums: Float64Array;
  readonly #counted: Uint8Array;

  constructor(plan: Plan, edition: number) {
    const { outcomes, groups } = plan.editions[edition];
    this.#plan = plan.dimensions[plan.level].points!;
    this.#indicatorOf = Int16Array.from(outcomes, (o) => (o.dimension === plan.level ? o.indicator : -1));
    this.#pointsOf = Float64Array.from(outcomes, (o) => o.points);
    this.#groupOf = Int16Array.from(outcomes, (o) => o.group);
    this.#sums = new Float64Array(this.#plan.indicators.length);
    this.#counted = new Uint8Array(groups.length);
  }

  /**
   * The level for the first `count` of `active` (places in `outcome`, one per effect in force). A count rule gives its
   * points once, and only when its group has reached the number it needs.
   */
  level(active: Int32Array, count: number, outcome: Int32Array, groupCount: Int32Array, need: Int32Array): number {
    const sums = this.#sums.fill(0);
    const counted = this.#counted.fill(0);
    for (let a = 0; a < count; a++) {
      const o = outcome[active[a]];
      const indicator = o < 0 ? -1 : this.#indicatorOf[o];
      if (indicator < 0) continue;
      const group = this.#groupOf[o];
      if (group >= 0) {
        if (counted[group] || groupCount[group] < need[group]) continue;
        counted[group] = 1;
      }
      sums[indicator] += this.#pointsOf[o];
    }
    const { base, bands, caps } = this.#plan;
    let points = base;
    for (let i = 0; i < sums.length; i++) {
      const cap = caps[i];
      points += sums[i] > cap ? cap : sums[i] < -cap ? -cap : sums[i];
    }
    this.points = points;
    for (let b = 0; b < bands.length; b++) if (points >= bands[b].atLeast) return bands[b].level;
    return bands[bands.length - 1].level;
  }
}
