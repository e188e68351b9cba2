// Which regime an application falls under, and the last days of its steps: pure.

import { addWorkingDays, type Calendar } from '../base/calendar.ts';
import type { Day } from '../base/day.ts';
import { Problem } from '../base/problem.ts';
import { problems as base } from '../base/problems.ts';
import { type Regime, type RepairClock, repairRegimes, repairRules } from './rules.ts';

export interface OfRecord {
  readonly type: string;
  /** Who filed it. */
  readonly source: string;
}

/** The regime in force on the day of application for a record, the more particular first. */
export function regimeFor({ type, source }: OfRecord, applied: Day): Regime | undefined {
  return repairRegimes().regimes.find(
    ({ from, until, of }) =>
      from <= applied &&
      (until === undefined || applied < until) &&
      (of.types?.includes(type) ?? true) &&
      (of.source?.some((word) => source.includes(word)) ?? true),
  );
}

/** A regime by its id. */
export function regimeOf(id: string): Regime {
  return repairRegimes().regimes.find((one) => one.id === id)!;
}

/** The clock of a step for a type. */
export function clockOf({ clocks }: Regime, to: RepairClock['to'], type: string): RepairClock | undefined {
  return clocks.find((clock) => clock.to === to && (clock.types?.includes(type) ?? true));
}

/** The days of an application that clocks count from. */
export interface Days {
  readonly applied: Day;
  readonly asked: Day | null;
  readonly completed: Day;
  readonly accepted: Day | null;
  readonly extended: boolean;
}

export interface LastDays {
  readonly complete: Day | null;
  readonly accept: Day | null;
  readonly decide: Day | null;
}

/** The earliest last day of each step over the records concerned; null where it is not reached or not known. */
export function lastDays(items: readonly { type: string; regime: string }[], days: Days, calendar: Calendar): LastDays {
  const of = (to: RepairClock['to']) =>
    least(
      items.flatMap(({ type, regime }) => {
        const clock = clockOf(regimeOf(regime), to, type);
        return clock ? [lastDayOf(clock, days, calendar)] : [];
      }),
    );
  const { working_days: completion } = repairRules().completion;
  const complete = days.asked === null ? null : known(() => addWorkingDays(calendar, days.asked!, completion));
  return { complete, accept: of('accept'), decide: of('decide') };
}

/** The last day of a clock. */
function lastDayOf(clock: RepairClock, days: Days, calendar: Calendar): Day | null {
  const from = days[clock.from];
  const more = days.extended ? (clock.extension?.working_days ?? 0) : 0;
  return from === null ? null : known(() => addWorkingDays(calendar, from, clock.working_days + more));
}

function least(days: readonly (Day | null)[]): Day | null {
  return days.reduce((one, other) => (one === null || (other !== null && other < one) ? other : one), null);
}

/** Days of years without a notice are not guessed (decision 20). */
function known(count: () => Day): Day | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof Problem && error.code === base['base.calendar-unknown-year']) return null;
    throw error;
  }
}
