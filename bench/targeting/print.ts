// Prints what trials came to: order against rivals, top tenth, rates by grade and by points, calibration, equal treatment, control sample.

import { iso } from '../../src/base/day.ts';
import {
  auc,
  brier,
  calibration,
  calibrationError,
  hitRate,
  interval,
  lift,
  numbers,
  type Scored,
  topRate,
} from '../../src/inspection/targeting/measure.ts';
import type { Trial } from './trials.ts';

const TIMES = 200;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** A figure with the middle 95 % of it when premises are drawn anew. */
export function sure(rows: readonly Scored[], figure: (rows: readonly Scored[]) => number, digits = 3): string {
  const [low, high] = interval(rows, figure, TIMES);
  return `${figure(rows).toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}

export function printOrder(trials: readonly Trial[]): void {
  const by = (score: (trial: Trial) => number): Scored[] => trials.map((trial) => ({ ...trial, score: score(trial) }));
  console.log(
    `${trials.length} occasions, base ${percent(hitRate(trials))}; 95 % intervals by ${TIMES} bootstraps of premises`,
  );
  const rivals: [string, Scored[]][] = [
    ['grade alone', by(({ grade }) => grade)],
    ['plain logistic regression', by(({ rival }) => rival)],
    ['scorecard', by(({ score }) => score)],
  ];
  for (const [name, rows] of rivals)
    console.log(`${name}: AUC ${sure(rows, auc)}, top tenth ${percent(topRate(rows))} = ${sure(rows, lift, 2)} × base`);
}

export function printAim(what: string, figure: number, aim: number): void {
  console.log(`${figure >= aim ? 'met' : 'NOT MET'}: ${what} ${figure.toFixed(4)}, aim ${aim}`);
}

export function printGrades(trials: readonly Trial[]): void {
  const rates = [0, 1, 2, 3].map((grade) => {
    const own = trials.filter((trial) => trial.grade === grade);
    const points = own.reduce((sum, { score }) => sum + score, 0) / own.length;
    return `${'ABCD'[grade]} ${rateOf(own)} of ${own.length} (mean ${points.toFixed(0)} points)`;
  });
  console.log(`by grade: ${rates.join('; ')}`);
}

export function printCalibration(trials: readonly Trial[]): void {
  console.log(
    `Brier ${brier(trials).toFixed(4)}, calibration error ${percent(calibrationError(trials))}; by tenth foretold → came:`,
  );
  console.log(
    calibration(trials)
      .map(({ foretold, came }) => `${percent(foretold)} → ${percent(came)}`)
      .join('; '),
  );
}

/** Groups of a trait: whether those who are alike in points are alike in what is found. */
export function printGroups(trials: readonly Trial[], trait: string): void {
  const taken = new Set(trials.toSorted((a, b) => b.score - a.score).slice(0, Math.round(trials.length / 10)));
  const groups = Map.groupBy(trials, ({ occasion }) => occasion.traits[trait] || '–');
  console.log(`by ${trait} (of 100 occasions and more): found, foretold, share in the top tenth, AUC`);
  for (const [name, own] of [...groups]
    .filter(([, own]) => own.length >= 100)
    .sort((a, b) => b[1].length - a[1].length)) {
    const foretold = own.reduce((sum, { chance }) => sum + chance, 0) / own.length;
    const top = own.filter((trial) => taken.has(trial)).length / own.length;
    console.log(
      `  ${name}: ${own.length}, ${percent(hitRate(own))}, ${percent(foretold)}, ${percent(top)}, ${auc(own).toFixed(3)}`,
    );
  }
}

/**
 * Each year's plan as it could have been: a tenth drawn by chance beside the tenth with most points. The random tenth says what
 * aiming is worth, and whether the chances that the card foretells hold where nobody aimed.
 */
export function printControl(trials: readonly Trial[]): void {
  console.log('control sample of each plan, a random tenth: found, foretold; the aimed tenth; how many times as many');
  for (const [on, plan] of Map.groupBy(trials, ({ occasion }) => occasion.on)) {
    const control = drawn(plan, Math.round(plan.length / 10), numbers(on));
    const aimed = plan.toSorted((a, b) => b.score - a.score).slice(0, control.length);
    const foretold = control.reduce((sum, { chance }) => sum + chance, 0) / control.length;
    const times = (hitRate(aimed) / hitRate(control)).toFixed(1);
    console.log(
      `  ${iso(on)}: ${control.length} drawn, ${rateOf(control)}, foretold ${percent(foretold)}; aimed ${rateOf(aimed)}; ${times} ×`,
    );
  }
}

/** So many different ones, each as likely as another. */
function drawn(plan: readonly Trial[], size: number, random: () => number): Trial[] {
  return plan
    .map((trial) => ({ trial, lot: random() }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, size)
    .map(({ trial }) => trial);
}

/** A rate with its 95 % interval (Wilson). */
function rateOf(rows: readonly Scored[]): string {
  const [n, rate, z] = [rows.length, hitRate(rows), 1.96];
  const middle = (rate + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z ** 2 / (4 * n ** 2));
  return `${percent(rate)} [${percent(middle - half)}, ${percent(middle + half)}]`;
}
