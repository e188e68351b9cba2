// Points: base plus the sum of the points in force, each indicator capped, then banded.

import type { DimensionPlan, OutcomePlan, Plan } from './plan.ts';

/** Scores the outcomes in force under one edition; keeps the last score. */
export class Score {
  points = 0;
  readonly #outcomes: readonly OutcomePlan[];
  readonly #dimension: number;
  readonly #plan: NonNullable<DimensionPlan['points']>;

  constructor(plan: Plan, edition: number) {
    this.#outcomes = plan.editions[edition].outcomes;
    this.#dimension = plan.level;
    this.#plan = plan.dimensions[plan.level].points!;
  }

  /** The level for these outcomes (numbers, one per effect in force); a count rule gives its points once. */
  level(outcomes: readonly number[]): number {
    const { base, bands, caps, indicators } = this.#plan;
    const sums = new Float64Array(indicators.length);
    const counted = new Set<number>();
    for (const number of outcomes) {
      const outcome = this.#outcomes[number];
      if (outcome.dimension !== this.#dimension || outcome.indicator < 0) continue;
      if (outcome.group >= 0 && counted.has(outcome.group)) continue;
      counted.add(outcome.group);
      sums[outcome.indicator] += outcome.points;
    }
    this.points = sums.reduce((score, sum, i) => score + Math.sign(sum) * Math.min(Math.abs(sum), caps[i]), base);
    return (bands.find((band) => this.points >= band.atLeast) ?? bands[bands.length - 1]).level;
  }
}
