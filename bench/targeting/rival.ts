// The plain fitted rival: logistic regression of ml-logistic-regression on the same figures as they are, standardised.

import { createRequire } from 'node:module';
import type { Fact } from '../../src/inspection/targeting/facts.ts';
import type { Known, Occasion } from '../../src/inspection/targeting/occasions.ts';

const STEPS = 400;

/** Chances of the later occasions, learned on the earlier ones. */
export function rivalChances(earlier: readonly Occasion[], later: readonly Known[], facts: readonly Fact[]): number[] {
  const require = createRequire(import.meta.url);
  const { Matrix } = require('ml-matrix');
  const Logistic = require('ml-logistic-regression');
  const scale = scaleOf(earlier, facts);
  // The loss curves by a quarter of all squares at most: a longer step could run away.
  const learner = new Logistic({ numSteps: STEPS, learningRate: 4 / (earlier.length * (facts.length + 1)) });
  learner.train(new Matrix(earlier.map(scale)), Matrix.columnVector(earlier.map(({ hit }) => Number(hit))));
  // The classifier of class 0 foretells that it is not class 0.
  return learner.classifiers[0].testScores(new Matrix(later.map(scale)));
}

/** Figures with mean 0 and spread 1, what is not known at the mean, and a one for the intercept. */
function scaleOf(occasions: readonly Known[], facts: readonly Fact[]): (known: Known) => number[] {
  const scales = facts.map(({ id }) => {
    const figures = occasions.flatMap((known) => known.figures[id] ?? []);
    const count = Math.max(1, figures.length);
    const mean = figures.reduce((a, b) => a + b, 0) / count;
    const spread = Math.sqrt(figures.reduce((a, b) => a + (b - mean) ** 2, 0) / count) || 1;
    return { id, mean, spread };
  });
  return ({ figures }) => [1, ...scales.map(({ id, mean, spread }) => ((figures[id] ?? mean) - mean) / spread)];
}
