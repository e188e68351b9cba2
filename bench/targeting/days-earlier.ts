// The test of the city of Chicago: how many days earlier critical violations are found when the same visits go by score.

import { type Day, dayOf, iso } from '../../src/base/day.ts';
import { makeCard } from '../../src/inspection/targeting/make-card.ts';
import { interval } from '../../src/inspection/targeting/measure.ts';
import { factsFor, knownOn, occasionsIn, traitsFor } from '../../src/inspection/targeting/occasions.ts';
import { scoreOf } from '../../src/inspection/targeting/score.ts';
import type { Scorecard } from '../../src/inspection/targeting/scorecard.ts';
import type { Premises } from '../../src/inspection/targeting/visit.ts';
import { printAim } from './print.ts';
import { firsts } from './trials.ts';

interface Made {
  readonly premises: string;
  readonly day: Day;
  readonly hit: boolean;
  readonly score: number;
}

/**
 * The days on which visits were made stay as they are and are given out from the highest score to the lowest; those who tie share
 * the mean of their days. The mean of (day it was found − day it would be found) over visits with a critical violation.
 */
export function daysEarlier(visits: readonly Made[]): number {
  const days = visits.map(({ day }) => day).sort((a, b) => a - b);
  const order = visits.toSorted((a, b) => b.score - a.score);
  let gained = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && order[to].score === order[from].score) to++;
    const given = days.slice(from, to).reduce((sum, day) => sum + day, 0) / (to - from);
    for (const { day, hit } of order.slice(from, to)) if (hit) gained += day - given;
  }
  return gained / visits.filter(({ hit }) => hit).length;
}

/** Two months each: the same season a year before, and those before the published window. */
const NEIGHBOURS = ['2013-09-01', '2014-05-01', '2014-07-01'];

type Row = Record<string, string>;

/** The published window with the published scores, then ours; and ours on some two months before it. */
export function printDaysEarlier(premises: readonly Premises[], rows: readonly Row[], traits: readonly string[]): void {
  console.log(
    '\n## Chicago, days earlier: visits of September and October 2014 by score (all scores as of 1 September)',
  );
  const published = rows.filter(({ test, in_model }) => test === '1' && in_model === '1');
  for (const score of ['score_glmnet', 'score_glm_no_inspector'])
    console.log(
      `published ${score}: ${daysEarlier(published.map((row) => madeOf(row, Number(row[score])))).toFixed(3)} days`,
    );
  const card = cardBefore(premises, traits, '2014-09-01');
  const ours = byCard(card, premises, published, '2014-09-01');
  const [low, high] = interval(ours, daysEarlier, 200);
  console.log(
    `scorecard: ${daysEarlier(ours).toFixed(3)} days [${low.toFixed(2)}, ${high.toFixed(2)}], ${ours.length} visits`,
  );
  printAim('days earlier', daysEarlier(ours), 4.2);
  for (const from of NEIGHBOURS) printWindow(premises, rows, traits, from);
}

/** All canvasses of two months, as the README's other windows. */
function printWindow(
  premises: readonly Premises[],
  rows: readonly Row[],
  traits: readonly string[],
  from: string,
): void {
  const until = iso(dayOf(from)! + 61);
  const own = rows.filter(({ Inspection_Date: day }) => day >= from && day < until);
  const visits = byCard(cardBefore(premises, traits, from), premises, own, from);
  console.log(`  all canvasses ${from} to ${until}: ${daysEarlier(visits).toFixed(2)} days, ${visits.length} visits`);
}

function cardBefore(premises: readonly Premises[], traits: readonly string[], over: string): Scorecard {
  const facts = factsFor(premises);
  const windows = firsts(2012, 2014, MONTHS, 180, over);
  const occasions = occasionsIn(premises, windows, facts, 'all');
  return makeCard({
    ...{ title: '', data: '', command: '' },
    ...{ facts, windows, occasions, traits: [...traits, ...traitsFor(premises)] },
  });
}

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

function byCard(card: Scorecard, premises: readonly Premises[], rows: readonly Row[], on: string): Made[] {
  const facts = factsFor(premises);
  const known = new Map(premises.map((one) => [one.id, one]));
  return rows.map((row) => madeOf(row, scoreOf(card, knownOn(known.get(row.License)!, dayOf(on)!, facts)).points));
}

function madeOf(row: Row, score: number): Made {
  return { premises: row.License, day: dayOf(row.Inspection_Date)!, hit: Number(row.criticalCount) > 0, score };
}
