// Working days of China: weekends and the State Council's yearly arrangement of holidays. A year without its notice is never guessed.

import { type Day, parts } from './day.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

/** One year's arrangement, which may also move the last days of the year before. */
export interface CalendarYear {
  readonly year: number;
  /** Address or document number of the notice. */
  readonly notice: string;
  /** Days off, weekends inside a holiday included. */
  readonly off: readonly Day[];
  /** Weekend days that are worked. */
  readonly work: readonly Day[];
}

export interface Calendar {
  readonly years: ReadonlySet<number>;
  /** True = worked, false = off; days not in it follow the week. */
  readonly moved: ReadonlyMap<Day, boolean>;
}

/** The calendar of some years; a later arrangement of the same year replaces an earlier one. */
export function calendarOf(arrangements: Iterable<CalendarYear>): Calendar {
  const byYear = new Map<number, CalendarYear>();
  for (const arrangement of arrangements) byYear.set(arrangement.year, arrangement);
  const moved = new Map<Day, boolean>();
  for (const { off, work } of byYear.values()) {
    for (const day of off) moved.set(day, false);
    for (const day of work) moved.set(day, true);
  }
  return { years: new Set(byYear.keys()), moved };
}

/** Whether a civil day is a working day. Refuses a day of a year whose notice is not loaded. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const { year } = parts(day);
  if (!calendar.years.has(year)) throw new Problem(problems['base.calendar-unknown-year'], { year });
  return calendar.moved.get(day) ?? isWeekday(day);
}

/** Whether a day is one of Monday to Friday. */
export function isWeekday(day: Day): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6;
}

/** The `count`-th working day after `day`, which is itself not counted (Civil Code 201); 0 gives `day`. Refuses unknown years. */
export function addWorkingDays(calendar: Calendar, day: Day, count: number): Day {
  let last = day;
  for (let left = count; left > 0; ) if (isWorkingDay(calendar, ++last)) left--;
  return last;
}
