// By when each step of a listing must be done, by the rules of its list: pure.

import type { Calendar } from '../../base/calendar.ts';
import { dayOf, iso, lastDay } from '../../base/day.ts';
import { clockOf, lastDayOf, type Term } from '../term.ts';
import type { ListRule } from './rules.ts';

export const STEPS = ['publicity', 'decide', 'remind', 'automatic', 'review', 'removal'] as const;

/** What the days of a listing follow from; days as texts. */
export interface Course {
  readonly ground: string;
  readonly opened: string;
  readonly verified?: string | null;
  /** The last day of the order to perform, once it was served. */
  readonly orderedUntil?: string | null;
  readonly publicised?: string | null;
  readonly decided?: string | null;
  readonly outcome?: 'listed' | 'not-listed' | null;
  readonly reminded?: string | null;
  readonly reviewed?: string | null;
  readonly applied?: string | null;
  readonly removed?: string | null;
}

export interface Deadline {
  readonly step: (typeof STEPS)[number];
  readonly due: string;
  readonly done: string | null;
}

/** The steps that run, in their order; one whose last day is not known yet is left out (decision 20). */
export function deadlinesOf(rule: ListRule, course: Course, calendar: Calendar): Deadline[] {
  const { decided = null, outcome = null, applied = null, removed = null } = course;
  const on = outcome === 'listed' ? decided : null;
  const counted = (term: Term | undefined, from: string | null | undefined) =>
    term && from ? textOf(lastDayOf(clockOf(term), dayOf(from)!, calendar)) : null;
  const after = (years: number | undefined, from: string | null, before = 0) =>
    years && from ? iso(lastDay(dayOf(from)!, { unit: 'years', amount: years }) - before) : null;
  const { publicity, decide, remind, automatic, review, removal } = rule;
  const steps: readonly (readonly [Deadline['step'], string | null, string | null])[] = [
    ['publicity', counted(publicity, course.publicised), decided],
    ['decide', counted(decide, beginOf(rule, course)), decided],
    ['remind', after(remind?.years, on, remind?.days_before), course.reminded ?? removed],
    ['automatic', after(automatic?.years, on), removed],
    ['review', after(review?.years, course.reviewed && on ? course.reviewed : on), removed],
    ['removal', counted(removal, applied), removed],
  ];
  return steps.flatMap(([step, due, done]) => (due === null ? [] : [{ step, due, done }]));
}

/** From when the term for the decision runs: what must come before is over; null while it is not. */
function beginOf({ grounds }: ListRule, { ground, opened, verified, orderedUntil }: Course): string | null {
  const before = grounds.find(({ id }) => id === ground)?.before ?? 'none';
  if (before === 'none') return opened;
  return (before === 'order' ? orderedUntil : verified) ?? null;
}

/** The next day by which something must be done. */
export function nextDue(deadlines: readonly Deadline[]): string | null {
  return deadlines.flatMap(({ due, done }) => (done === null ? [due] : [])).toSorted()[0] ?? null;
}

function textOf(day: number | null): string | null {
  return day === null ? null : iso(day);
}
