// Clocks: the last day of a duty, step by step, by the working days of the State Council's arrangements.

import { addWorkingDays, type Calendar, isWorkingDay } from '../base/calendar.ts';
import { civil, type Day, lastDay, parts } from '../base/day.ts';
import { Problem } from '../base/problem.ts';
import { problems as base } from '../base/problems.ts';
import type { Clock, Each } from './sheet.ts';

/** A period of the calendar, both days within it. */
export interface CalendarPeriod {
  /** `2026`, `2026-H1`, `2026-Q3`, `2026-07`. */
  readonly key: string;
  readonly first: Day;
  readonly last: Day;
}

const MONTHS: Readonly<Record<Each, number>> = { year: 12, 'half-year': 6, quarter: 3, month: 1 };

const made = new Map<string, readonly CalendarPeriod[]>();

/** The periods of a kind that begin in a year. */
export function periodsOf(each: Each, year: number): readonly CalendarPeriod[] {
  const key = `${each} ${year}`;
  let periods = made.get(key);
  if (!periods) {
    const months = MONTHS[each];
    periods = Array.from({ length: 12 / months }, (_, i) => ({
      key: keyOf(each, year, i),
      first: civil(year, i * months + 1, 1),
      last: (i + 1) * months === 12 ? civil(year + 1, 1, 1) - 1 : civil(year, (i + 1) * months + 1, 1) - 1,
    }));
    made.set(key, periods);
  }
  return periods;
}

function keyOf(each: Each, year: number, i: number): string {
  if (each === 'year') return String(year);
  if (each === 'month') return `${year}-${String(i + 1).padStart(2, '0')}`;
  return `${year}-${each === 'quarter' ? 'Q' : 'H'}${i + 1}`;
}

/** What a clock counts from. */
export interface Opened {
  readonly on: Day;
  /** The calendar period that it is for. */
  readonly period?: CalendarPeriod;
  /** Date fields of the record that opened it. */
  readonly field: (name: string) => Day | undefined;
  /** The last day that the case states. */
  readonly stated?: Day;
}

/** How a last day came about. */
export interface Counted {
  readonly due: Day;
  /** Before it was moved off a day that is not worked. */
  readonly unmoved: Day;
}

/** `undefined`: the record states no day; `unknown`: the holidays of that year are not arranged yet. */
export function dueOf(clock: Clock, opened: Opened, calendar: Calendar): Counted | 'unknown' | undefined {
  const unmoved = lastOf(clock, opened, calendar);
  if (unmoved === undefined || unmoved === 'unknown') return unmoved;
  const moves = (clock.form === 'period' || clock.form === 'day-of-year') && clock.moves;
  const due = moves ? known(() => nextWorkingDay(calendar, unmoved)) : unmoved;
  return due === 'unknown' ? due : { due, unmoved };
}

function lastOf(clock: Clock, opened: Opened, calendar: Calendar): Day | 'unknown' | undefined {
  switch (clock.form) {
    case 'working-days':
      return known(() => addWorkingDays(calendar, opened.on, clock.count));
    case 'period':
      return lastDay(opened.on, clock.period);
    case 'day-of-year': {
      const { year } = parts(opened.on);
      const day = civil(year, clock.month, clock.day);
      return day < opened.on ? civil(year + 1, clock.month, clock.day) : day;
    }
    case 'period-end':
      return opened.period?.last;
    case 'case':
      return opened.stated ?? 'unknown';
    case 'stated': {
      const stated = opened.field(clock.field);
      if (stated !== undefined) return stated;
      const counted = clock.otherwise && dueOf(clock.otherwise, opened, calendar);
      return typeof counted === 'object' ? counted.due : counted;
    }
  }
}

/** Days of years without a notice are not guessed (decision 20). */
function known(count: () => Day): Day | 'unknown' {
  try {
    return count();
  } catch (error) {
    if (error instanceof Problem && error.code === base['base.calendar-unknown-year']) return 'unknown';
    throw error;
  }
}

function nextWorkingDay(calendar: Calendar, day: Day): Day {
  let next = day;
  while (!isWorkingDay(calendar, next)) next++;
  return next;
}
