// By when each step of an objection must be done, by its regime: pure, with days of expert examination left out.

import { addWorkingDays, type Calendar, isWorkingDay } from '../base/calendar.ts';
import { type Day, dayOf, iso } from '../base/day.ts';
import { clockOf, lastDayOf, type Term } from '../notice/term.ts';
import type { Regime } from './regimes.ts';

export const STEPS = ['accept', 'forward', 'provider', 'decide'] as const;
export type Step = (typeof STEPS)[number];

/** What the days of an objection follow from; days as texts. */
export interface Course {
  readonly filed: string;
  /** Whether the record is the office's own, so that no provider is asked. */
  readonly own: boolean;
  readonly accepted?: string | null;
  readonly forwarded?: string | null;
  readonly answered?: string | null;
  readonly settled?: string | null;
  readonly extended?: boolean;
  /** Expert examinations: the first day, and the first day after. */
  readonly examined?: readonly { readonly from: string; readonly until: string }[];
}

export interface Deadline {
  readonly step: Step;
  /** From when it runs; null: it does not run yet. */
  readonly opened: string | null;
  /** Null: it does not run yet, or the holidays of that year are not arranged. */
  readonly due: string | null;
  readonly done: string | null;
}

/** The steps that the regime gives a term for, in their order. */
export function deadlinesOf(regime: Regime, course: Course, calendar: Calendar): Deadline[] {
  const { filed, own, accepted = null, forwarded = null, answered = null, settled = null } = course;
  const last = (term: Term, from: string | null) => (from === null ? null : textOf(lastBy(term, from, calendar)));
  const answer = own ? regime.own : regime.decide;
  const from = answer.from === 'accepted' ? accepted : filed;
  const steps: (Deadline | undefined)[] = [
    regime.accept && { step: 'accept', opened: filed, due: last(regime.accept, filed), done: accepted ?? settled },
    !own && regime.forward
      ? { step: 'forward', opened: filed, due: last(regime.forward, filed), done: forwarded ?? settled }
      : undefined,
    !own && regime.provider && forwarded !== null
      ? { step: 'provider', opened: forwarded, due: last(regime.provider, forwarded), done: answered ?? settled }
      : undefined,
    { step: 'decide', opened: from, due: put(last(answer, from), regime, course, calendar), done: settled },
  ];
  return steps.filter((step) => step !== undefined);
}

/** The next day by which something must be done; null: nothing, or not known. */
export function nextDue(deadlines: readonly Deadline[]): string | null {
  const open = deadlines.flatMap(({ due, done }) => (done === null && due !== null ? [due] : []));
  return open.toSorted()[0] ?? null;
}

/** Put off by approval, and by the working days of examinations where the regime leaves them out. */
function put(due: string | null, { extend, examination }: Regime, course: Course, calendar: Calendar): string | null {
  if (due === null) return null;
  const examined = examination ? (course.examined ?? []) : [];
  const more =
    (course.extended ? (extend?.working_days ?? 0) : 0) + examined.reduce((sum, one) => sum + worked(one), 0);
  return textOf(known(() => addWorkingDays(calendar, dayOf(due)!, more)));

  function worked(one: { readonly from: string; readonly until: string }): number {
    const [first, end] = [dayOf(one.from)!, dayOf(one.until)!];
    let count = 0;
    for (let day = first; day < end; day++) if (known(() => Number(isWorkingDay(calendar, day)))) count++;
    return count;
  }
}

function lastBy(term: Term, from: string, calendar: Calendar): Day | null {
  return lastDayOf(clockOf(term), dayOf(from)!, calendar);
}

/** Days of years whose holidays are not arranged are not guessed (decision 20). */
function known<T>(count: () => T): T | null {
  try {
    return count();
  } catch {
    return null;
  }
}

function textOf(day: Day | null): string | null {
  return day === null ? null : iso(day);
}
