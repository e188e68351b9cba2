// The weeks of a cycle: from Monday to Sunday, with the working days of each that lie in the cycle.

import { type Calendar, isWorkingDay } from '../../base/calendar.ts';
import { type Day, iso } from '../../base/day.ts';

export interface Week {
  /** Its Monday; `YYYY-MM-DD`. */
  readonly on: string;
  readonly monday: Day;
  readonly workingDays: readonly Day[];
}

/** The weeks that days from `from` to `until` lie in. Refuses a year whose working days are not known. */
export function weeksOf(calendar: Calendar, from: Day, until: Day): Week[] {
  const weeks: Week[] = [];
  for (let monday = mondayOf(from); monday <= until; monday += 7) {
    const days = Array.from({ length: 7 }, (_, i) => monday + i).filter((day) => day >= from && day <= until);
    weeks.push({ on: iso(monday), monday, workingDays: days.filter((day) => isWorkingDay(calendar, day)) });
  }
  return weeks;
}

/** 1970-01-01 was a Thursday. */
function mondayOf(day: Day): Day {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** The first and the last week with a working day in a window; undefined where there is none. */
export function withinWeeks(weeks: readonly Week[], from: Day, until: Day): [number, number] | undefined {
  const within = ({ workingDays }: Week) => workingDays.some((day) => day >= from && day <= until);
  const first = weeks.findIndex(within);
  return first < 0 ? undefined : [first, weeks.findLastIndex(within)];
}
