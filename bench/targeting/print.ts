// Prints what trials came to: order against rivals, top tenth, rates by grade and by points, calibration, equal treatment, control sample.

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
    return `${'ABCD'[grade]} ${percent(hitRate(own))} of ${own.length} (mean ${points.toFixed(0)} points)`;
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

/** What a random tenth of all, drawn beside the aimed tenth, would have found: the base that every claim is measured by. */
export function printControl(trials: readonly Trial[]): void {
  const random = numbers(42);
  const size = Math.round(trials.length / 10);
  const rates = Array.from({ length: 1_000 }, () => {
    let hits = 0;
    for (let i = 0; i < size; i++) hits += Number(trials[Math.floor(random() * trials.length)].hit);
    return hits / size;
  }).sort((a, b) => a - b);
  const mean = rates.reduce((a, b) => a + b, 0) / rates.length;
  console.log(
    `random control samples of ${size}: ${percent(mean)} [${percent(rates[25])}, ${percent(rates[974])}]; aimed ${percent(topRate(trials))}`,
  );
}
