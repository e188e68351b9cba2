// What a scorecard was worth on days that are over: in lines for people.

import type { Day } from '../../base/day.ts';
import type { Lang } from '../../base/problem.ts';
import { auc, brier, calibration, calibrationError, hitRate, interval, lift, type Scored, topRate } from './measure.ts';
import { factsFor, occasionsIn, type Window } from './occasions.ts';
import { scoreOf } from './score.ts';
import type { Scorecard } from './scorecard.ts';
import type { Premises } from './visit.ts';

export interface Judged extends Scored {
  readonly chance: number;
  readonly grade: number;
}

/** Everybody graded on the first day of a window and visited within it, as the card would have scored him that morning. */
export function judged(card: Scorecard, premises: readonly Premises[], windows: readonly Window[]): Judged[] {
  return occasionsIn(premises, windows, factsFor(premises)).map((occasion) => {
    const { points, chance } = scoreOf(card, occasion);
    return { premises: occasion.premises, hit: occasion.hit, score: points, chance, grade: occasion.grade! };
  });
}

/** The windows of a year from each day. */
export function yearsFrom(days: readonly Day[]): Window[] {
  return days.map((on) => ({ on, until: on + 365 }));
}

/** The lines of a report; there must be some who were hit and some who were not. */
export function reportLines(rows: readonly Judged[], lang: Lang): string[] {
  const say = (zh: string, en: string) => (lang === 'en' ? en : zh);
  const byGrade = rows.map((row) => ({ ...row, score: row.grade }));
  return [
    say(
      `${rows.length} 次检查，有严重问题的 ${percent(hitRate(rows))}`,
      `${rows.length} visits, critical ${percent(hitRate(rows))}`,
    ),
    say(`只按等级：AUC ${sure(byGrade, auc)}`, `by grade alone: AUC ${sure(byGrade, auc)}`),
    say(`按分数：AUC ${sure(rows, auc)}`, `by points: AUC ${sure(rows, auc)}`),
    say('分数最高的一成', 'the tenth with most points') +
      say('：', ': ') +
      `${percent(topRate(rows))} = ${sure(rows, lift)} ×`,
    ...gradeLines(rows, say('等级', 'grade')),
    `Brier ${brier(rows).toFixed(4)}, ECE ${percent(calibrationError(rows))}`,
    ...calibration(rows).map(({ count, foretold, came }) => `${count}\t${percent(foretold)} → ${percent(came)}`),
  ];
}

function gradeLines(rows: readonly Judged[], word: string): string[] {
  return [...Map.groupBy(rows, ({ grade }) => grade)]
    .sort(([a], [b]) => a - b)
    .map(([grade, own]) => `${word} ${'ABCD'[grade]}\t${own.length}\t${percent(hitRate(own))}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** With the middle 95 % when premises are drawn anew. */
function sure(rows: readonly Judged[], figure: (rows: readonly Scored[]) => number): string {
  const [low, high] = interval(rows, figure, 200);
  return `${figure(rows).toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
