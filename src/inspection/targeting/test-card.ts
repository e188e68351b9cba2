// A card with what it was worth on days after it was made, its bands and its life: what an office needs to put it in force.

import { iso, lastDay } from '../../base/day.ts';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import { bandsOf } from './bands.ts';
import { auc, calibrationError, hitRate, interval, lift, type Scored } from './measure.ts';
import type { Window } from './occasions.ts';
import { type Judged, judged } from './report.ts';
import type { ScoreRules } from './score-rules.ts';
import type { Scorecard } from './scorecard.ts';
import type { Premises } from './visit.ts';

const TIMES = 200;
/** Of fewer visits there is no tenth to compare. */
const FEWEST = 10;

/**
 * The card with `tested`, `bands` and `until`. Refuses windows that begin before what the card was made from was over, and
 * visits that are few or all of one kind: nothing can be said of either.
 */
export function testedCard(
  card: Scorecard,
  file: string,
  premises: readonly Premises[],
  windows: readonly Window[],
  { lifeMonths, bands }: Pick<ScoreRules, 'lifeMonths' | 'bands'>,
): Scorecard {
  const known = card.fitted.known_until;
  if (windows.some(({ on }) => iso(on) < known)) throw new Problem(problems['inspection.card-not-split'], { known });
  const rows = judged(card, premises, windows);
  const hits = rows.filter(({ hit }) => hit).length;
  if (hits === 0 || hits === rows.length || rows.length < FEWEST)
    throw new Problem(problems['inspection.too-few-visits'], { file, visits: rows.length, hits });
  const over = windows.reduce((last, { until }) => Math.max(last, until), 0);
  return {
    ...card,
    tested: {
      ...{ from: iso(windows.reduce((first, { on }) => Math.min(first, on), over)), until: iso(over) },
      ...{ visits: rows.length, hits, rate: short(hitRate(rows)) },
      auc: sure(rows, auc),
      grade_auc: sure(byGrade(rows), auc),
      top_tenth: sure(rows, lift),
      calibration_error: short(calibrationError(rows)),
    },
    bands: bandsOf(
      rows.map(({ score }) => score),
      bands,
    ),
    until: iso(lastDay(over, { unit: 'months', amount: lifeMonths })),
  };
}

function byGrade(rows: readonly Judged[]): Judged[] {
  return rows.map((row) => ({ ...row, score: row.grade }));
}

function sure(rows: readonly Judged[], figure: (rows: readonly Scored[]) => number) {
  const [low, high] = interval(rows, figure, TIMES);
  return { value: short(figure(rows)), low: short(low), high: short(high) };
}

function short(figure: number): number {
  return Number(figure.toFixed(4));
}
