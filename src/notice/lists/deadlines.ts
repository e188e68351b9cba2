// By when each step of a listing must be done, by the rules of its list: pure.

import type { Calendar } from '../../base/calendar.ts';
import { dayOf, iso, lastDay } from '../../base/day.ts';
import { clockOf, lastDayOf, type Term } from '../term.ts';
import type { ListRule } from './rules.ts';

export const STEPS = ['publicity', 'hear', 'decide', 'remind', 'automatic', 'review', 'removal'] as const;

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
  /** Begun from a record that came in: what went before the listing is not ours. */
  readonly origin?: 'office' | 'record';
  /** An individual business, marked instead of listed. */
  readonly marked?: boolean;
  /** When the party stated something to the intended decision, and when that was considered. */
  readonly stated?: string | null;
  readonly considered?: string | null;
}

export interface Deadline {
  readonly step: (typeof STEPS)[number];
  readonly opened: string;
  readonly due: string;
  readonly done: string | null;
}

/** The steps that run, in their order; one whose last day is not known yet is left out (decision 20). */
export function deadlinesOf(rule: ListRule, course: Course, calendar: Calendar): Deadline[] {
  const { decided = null, outcome = null, applied = null, removed = null } = course;
  const on = outcome === 'listed' ? decided : null;
  const counted = (term: Term | undefined, from: string | null | undefined) =>
    term && from ? textOf(lastDayOf(clockOf(term), dayOf(from)!, calendar)) : null;
  const after = (years: number | undefined, from: string | null) =>
    years && from ? iso(lastDay(dayOf(from)!, { unit: 'years', amount: years })) : null;
  const { publicity, decide, automatic, review, removal } = rule;
  const begins = course.origin === 'record' ? null : beginOf(rule, course);
  const decideBy = counted(decide, begins);
  const reminder = course.marked || on === null ? undefined : reminderOf(rule, on);
  const reviewed = on && (course.reviewed ?? on);
  const steps: readonly (readonly [Deadline['step'], string | null | undefined, string | null, string | null])[] = [
    ['publicity', course.publicised, counted(publicity, course.publicised), decided],
    // What was stated is considered before the decision, so by its last day.
    ['hear', course.stated, decideBy, course.considered ?? decided],
    ['decide', begins, decideBy, decided],
    ['remind', on, textOf(reminder?.due ?? null), course.reminded ?? removed],
    ['automatic', on, after(automatic?.years, on), removed],
    ['review', reviewed, after(review?.years, reviewed), removed],
    ['removal', applied, counted(removal, applied), removed],
  ];
  return steps.flatMap(([step, opened, due, done]) => (opened && due !== null ? [{ step, opened, due, done }] : []));
}

/** The day on which notice before the last year is due, the last day of these years, and what follows by the rule of that day. */
export function reminderOf({ remind, third_year: rules }: ListRule, listed: string) {
  if (!remind) return undefined;
  const ends = lastDay(dayOf(listed)!, { unit: 'years', amount: remind.years });
  const follows = rules.findLast(({ from }) => from <= iso(ends));
  return { due: ends - remind.days_before, ends, latest: ends + remind.late_days, follows };
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
