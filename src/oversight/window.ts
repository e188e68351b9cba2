// The months that the overview counts: two years back and one ahead, each by its first day.

import { civil, type Day, parts } from '../base/day.ts';

const BACK = 24;
const AHEAD = 12;
export const MONTHS = BACK + 1 + AHEAD;

/** The window around a day, by its first day. */
export function windowAround(today: Day): Day {
  const { year, month } = parts(today);
  return firstOf(year, month - BACK);
}

/** The first days of the months of a window, ascending. */
export function monthsOf(from: Day): Day[] {
  const { year, month } = parts(from);
  return Array.from({ length: MONTHS }, (_, i) => firstOf(year, month + i));
}

/** The first day behind a window. */
export function endOf(from: Day): Day {
  const { year, month } = parts(from);
  return firstOf(year, month + MONTHS);
}

/** The first day of a month, which may be counted beyond the year. */
function firstOf(year: number, month: number): Day {
  const months = year * 12 + month - 1;
  return civil(Math.floor(months / 12), (months % 12) + 1, 1);
}
