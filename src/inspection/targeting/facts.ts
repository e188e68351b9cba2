// What a score may look at: figures of a premises' own past, worked out from visits before the day and nothing else.

import type { Day } from '../../base/day.ts';
import { isFollowUp, isHit, problemsOf, type Visit } from './visit.ts';

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

export const FACTS: readonly Fact[] = [
  rising('grade', '检查史等级达到 {n}', 'grade of the inspection history is {n} or worse', gradeOf),
  rising('hits-1y', '近一年有严重问题的检查达到 {n} 次', 'at least {n} critical visits in a year', (p) =>
    count(p, 365, isHit),
  ),
  rising('hits-3y', '近三年有严重问题的检查达到 {n} 次', 'at least {n} critical visits in three years', (p) =>
    count(p, THREE_YEARS, isHit),
  ),
  rising('hits', '历年有严重问题的检查达到 {n} 次', 'at least {n} critical visits ever', (p) =>
    count(p, Number.POSITIVE_INFINITY, isHit),
  ),
  falling(
    'hit-days',
    '距最近一次严重问题不超过 {n} 天',
    'a critical visit no more than {n} days ago',
    ({ on, visits }) => {
      const last = visits.findLast(isHit);
      return last && on - last.day;
    },
  ),
  rising('enforced', '历年被采取措施达到 {n} 次', 'measures taken at {n} visits or more', (p) =>
    count(p, Number.POSITIVE_INFINITY, ({ enforced }) => enforced),
  ),
  rising('failed-3y', '近三年不合格的检查占比达到 {n}', 'share of failed visits in three years is {n} or more', (p) =>
    share(since(p.visits, p.on, THREE_YEARS), ({ failed }) => failed),
  ),
  rising('failed-1y', '近一年不合格达到 {n} 次', 'failed {n} times or more in a year', (p) =>
    count(p, 365, ({ failed }) => failed),
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
  rising('load-1y', '问题负担（每年减半折算）达到 {n}', 'load of problems, halved every year, {n} or more', (p) =>
    faded(p, 365, loadOf),
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
  rising(
    'load-5y',
    '问题负担（每五年减半折算）达到 {n}',
    'load of problems, halved every five years, {n} or more',
    (p) => faded(p, FIVE_YEARS, loadOf),
  ),
  rising('load-ever', '历年平均每次检查的问题负担达到 {n}', 'mean load of a visit ever {n} or more', (p) =>
    mean(p.fresh, loadOf),
  ),
  rising('load-most', '历年一次检查的问题负担曾达到 {n}', 'load of a visit was once {n} or more', ({ visits }) =>
    visits.reduce((most, visit) => Math.max(most, loadOf(visit)), 0),
  ),
  rising(
    'hit-share',
    '有严重问题的检查占比（每五年减半折算，另加两次无问题的检查）达到 {n}',
    'share of critical visits, halved every five years, two clean ones added, {n} or more',
    hitShare,
  ),
  rising('load-each', '近三年平均每次检查的问题负担达到 {n}', 'mean load of a visit in three years {n} or more', (p) =>
    mean(since(p.fresh, p.on, THREE_YEARS), loadOf),
  ),
  rising('load-last', '上一次检查的问题负担达到 {n}', 'load of the last visit {n} or more', ({ fresh }) =>
    last(fresh, 1),
  ),
  rising('load-before', '再上一次检查的问题负担达到 {n}', 'load of the visit before it {n} or more', ({ fresh }) =>
    last(fresh, 2),
  ),
  rising('load-third', '倒数第三次检查的问题负担达到 {n}', 'load of the third visit back {n} or more', ({ fresh }) =>
    last(fresh, 3),
  ),
  rising(
    'serious-worst',
    '近三年一次检查的较重问题曾达到 {n} 个',
    'up to {n} or more serious problems at a visit in three years',
    (p) => Math.max(0, ...since(p.visits, p.on, THREE_YEARS).map(({ serious }) => serious)),
  ),
  rising(
    'followed-up',
    '近三年复查达到 {n} 次',
    'followed up {n} times or more in three years',
    (p) => since(p.visits, p.on, THREE_YEARS).length - since(p.fresh, p.on, THREE_YEARS).length,
  ),
  rising(
    'visits-3y',
    '近三年检查（不含复查）达到 {n} 次',
    'visited {n} times or more in three years',
    (p) => since(p.fresh, p.on, THREE_YEARS).length,
  ),
  rising('visit-days', '距上一次检查达到 {n} 天', 'last visited {n} days ago or more', ({ on, visits }) => {
    const visit = visits.at(-1);
    return visit && on - visit.day;
  }),
  falling('known-days', '首次检查至今不超过 {n} 天', 'first visited no more than {n} days ago', ({ on, visits }) =>
    visits.length ? on - visits[0].day : undefined,
  ),
  falling(
    'clean-run',
    '连续无问题的检查不超过 {n} 次',
    'no more than {n} visits without problems since the last with some',
    ({ visits }) => {
      const dirty = visits.findLastIndex((visit) => problemsOf(visit) > 0);
      return visits.length ? visits.length - 1 - dirty : undefined;
    },
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

function count({ on, visits }: Past, days: number, is: (visit: Visit) => boolean): number {
  return since(visits, on, days).filter(is).length;
}

function share(visits: readonly Visit[], is: (visit: Visit) => boolean): number | undefined {
  return visits.length ? visits.filter(is).length / visits.length : undefined;
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

function last(visits: readonly Visit[], place: number): number | undefined {
  const visit = visits.at(-place);
  return visit && loadOf(visit);
}
