// What a score may look at: figures of a premises' own past, worked out from visits before the day and nothing else.

import type { Day } from '../../base/day.ts';
import { isFollowUp, isHit, type Visit } from './visit.ts';

/** A figure of the past; undefined where there is nothing to say, and then no step of it holds. */
export interface Fact {
  readonly id: string;
  /** `rising`: the more the riskier; `falling`: the less the riskier. */
  readonly sense: 'rising' | 'falling';
  /** Sentences with `{n}` for the bound. */
  readonly zh: string;
  readonly en: string;
  of(past: Past): number | undefined;
}

/** Visits before a day, oldest first. */
export interface Past {
  readonly on: Day;
  readonly visits: readonly Visit[];
  /** Without those that only followed up. */
  readonly fresh: readonly Visit[];
}

const THREE_YEARS = 1_095;
const FIVE_YEARS = 1_825;

/** The visits before the day, and none on it. */
export function pastOf(visits: readonly Visit[], on: Day): Past {
  const before = visits.filter(({ day }) => day < on);
  return { on, visits: before, fresh: before.filter((visit, i) => !isFollowUp(visit, before[i - 1])) };
}

/** The grade of rulebook `inspection-history` as a number from 0 (A) to 3 (D); undefined when not visited in three years. */
export function gradeOf({ on, visits }: Past): number | undefined {
  const recent = since(visits, on, THREE_YEARS);
  if (recent.length === 0) return undefined;
  const hits = recent.filter(isHit).length;
  if (hits > 1 || recent.some(({ enforced }) => enforced)) return 3;
  return hits === 1 ? 2 : Number(recent.some(({ failed }) => failed));
}

/** Few that say different things: more of them, and the card ordered later years worse (docs/targeting.md). */
export const FACTS: readonly Fact[] = [
  rising('grade', '检查史等级达到 {n}', 'grade of the inspection history is {n} or worse', gradeOf),
  rising(
    'hits',
    '历年有严重问题的检查达到 {n} 次',
    'at least {n} critical visits ever',
    ({ visits }) => visits.filter(isHit).length,
  ),
  rising(
    'enforced',
    '历年被采取措施达到 {n} 次',
    'measures taken at {n} visits or more',
    ({ visits }) => visits.filter(({ enforced }) => enforced).length,
  ),
  rising(
    'critical-faded',
    '严重问题数（每年减半折算）达到 {n}',
    'critical problems, halved every year, {n} or more',
    (p) => faded(p, 365, ({ critical }) => critical),
  ),
  rising(
    'serious-faded',
    '较重问题数（每年减半折算）达到 {n}',
    'serious problems, halved every year, {n} or more',
    (p) => faded(p, 365, ({ serious }) => serious),
  ),
  rising(
    'minor-faded',
    '轻微问题数（每两年减半折算）达到 {n}',
    'minor problems, halved every two years, {n} or more',
    (p) => faded(p, 730, ({ minor }) => minor),
  ),
  rising(
    'load-2y',
    '问题负担（每两年减半折算）达到 {n}',
    'load of problems, halved every two years, {n} or more',
    (p) => faded(p, 730, loadOf),
  ),
  rising(
    'load-half',
    '问题负担（每半年减半折算）达到 {n}',
    'load of problems, halved every half year, {n} or more',
    (p) => faded(p, 183, loadOf),
  ),
  rising('load-ever', '历年平均每次检查的问题负担达到 {n}', 'mean load of a visit ever {n} or more', (p) =>
    mean(p.fresh, loadOf),
  ),
  rising(
    'hit-share',
    '有严重问题的检查占比（每五年减半折算，另加两次无问题的检查）达到 {n}',
    'share of critical visits, halved every five years, two clean ones added, {n} or more',
    hitShare,
  ),
  rising('load-last', '上一次检查的问题负担达到 {n}', 'load of the last visit {n} or more', ({ fresh }) => {
    const visit = fresh.at(-1);
    return visit && loadOf(visit);
  }),
  rising('visit-days', '距上一次检查达到 {n} 天', 'last visited {n} days ago or more', ({ on, visits }) => {
    const visit = visits.at(-1);
    return visit && on - visit.day;
  }),
  falling('known-days', '首次检查至今不超过 {n} 天', 'first visited no more than {n} days ago', ({ on, visits }) =>
    visits.length ? on - visits[0].day : undefined,
  ),
];

/** The ids of facts for problems of one subject. */
export const SUBJECT_FACT = /^subject:.+$/;

/** The fact for problems of one subject. */
export function subjectFact(subject: string): Fact {
  return rising(
    `subject:${subject}`,
    `“${subject}”方面的问题数（每两年减半折算）达到 {n}`,
    `problems of “${subject}”, halved every two years, {n} or more`,
    (p) => faded(p, 730, ({ subjects }) => subjects?.[subject] ?? 0),
  );
}

function rising(id: string, zh: string, en: string, of: Fact['of']): Fact {
  return { id, sense: 'rising', zh, en, of };
}

function falling(id: string, zh: string, en: string, of: Fact['of']): Fact {
  return { id, sense: 'falling', zh, en, of };
}

/** Critical problems count three, serious two, minor one. */
function loadOf({ critical, serious, minor }: Visit): number {
  return 3 * critical + 2 * serious + minor;
}

function since(visits: readonly Visit[], on: Day, days: number): readonly Visit[] {
  return visits.filter(({ day }) => day >= on - days);
}

function mean(visits: readonly Visit[], of: (visit: Visit) => number): number | undefined {
  return visits.length ? visits.reduce((sum, visit) => sum + of(visit), 0) / visits.length : undefined;
}

function faded({ on, visits }: Past, half: number, of: (visit: Visit) => number): number {
  return visits.reduce((sum, visit) => sum + of(visit) * 2 ** (-(on - visit.day) / half), 0);
}

/** With two visits without any added, so that one visit alone says little. */
function hitShare({ on, fresh }: Past): number {
  const weight = ({ day }: Visit) => 2 ** (-(on - day) / FIVE_YEARS);
  const all = fresh.reduce((sum, visit) => sum + weight(visit), 0);
  const hits = fresh.filter(isHit).reduce((sum, visit) => sum + weight(visit), 0);
  return hits / (all + 2);
}
