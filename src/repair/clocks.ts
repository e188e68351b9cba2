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

/** A step with the clock that ends first over the records concerned. */
export interface CountedStep {
  readonly step: 'complete' | 'accept' | 'decide';
  /** Null: it does not run yet. */
  readonly opened: Day | null;
  /** Null while the holidays of that year are not arranged. */
  readonly due: Day | null;
  readonly clock: Pick<RepairClock, 'article' | 'sense' | 'assumption'>;
  readonly document: string;
}

/** The steps, in their order: the only place where last days of repairs are counted. */
export function countedSteps(
  items: readonly { type: string; regime: string }[],
  days: Days,
  calendar: Calendar,
): CountedStep[] {
  const { completion } = repairRules();
  const first = items[0] && regimeOf(items[0].regime);
  const asked: CountedStep[] =
    days.asked === null || !first
      ? []
      : [
          {
            ...{ step: 'complete', opened: days.asked, clock: completion, document: first.document },
            due: known(() => addWorkingDays(calendar, days.asked!, completion.working_days)),
          },
        ];
  const steps = (['accept', 'decide'] as const).flatMap((to) => {
    const counted = items.flatMap(({ type, regime: id }): CountedStep[] => {
      const regime = regimeOf(id);
      const clock = clockOf(regime, to, type);
      const opened = clock ? days[clock.from] : null;
      if (!clock) return [];
      const due = opened === null ? null : lastDayOf(clock, opened, days, calendar);
      return [{ step: to, opened, due, clock, document: regime.document }];
    });
    const [soonest] = counted.toSorted((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity));
    return soonest ? [soonest] : [];
  });
  return [...asked, ...steps];
}

/** The last day of a clock. */
function lastDayOf(clock: RepairClock, from: Day, days: Days, calendar: Calendar): Day | null {
  const more = days.extended ? (clock.extension?.working_days ?? 0) : 0;
  return known(() => addWorkingDays(calendar, from, clock.working_days + more));
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
