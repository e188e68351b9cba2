// A day as people write it: 2026-03-02, 2026/3/2, 2026.3.2, 20260302 or 2026年3月2日.

import { dayOf } from '../../../src/base/day.ts';

/** The day as `YYYY-MM-DD`; undefined when it is none. */
export function writtenDay(text: string): string | undefined {
  const found = /^\s*(\d{4})\s*(?:[-/.年]\s*)?(\d{1,2})\s*(?:[-/.月]\s*)?(\d{1,2})\s*日?\s*$/.exec(text);
  if (!found || /^\s*\d{5,7}\s*$/.test(text)) return undefined;
  const day = `${found[1]}-${found[2].padStart(2, '0')}-${found[3].padStart(2, '0')}`;
  return dayOf(day) === undefined ? undefined : day;
}
