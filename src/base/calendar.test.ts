// Working days: agreement with two independent tables on every day, counting, and the refusal to guess.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shared } from '../../test/shared.ts';
import { addWorkingDays, type Calendar, calendarOf, isWorkingDay } from './calendar.ts';
import { shippedYears } from './calendar-load.ts';
import { civil, type Day, dayOf, iso } from './day.ts';

const calendar = calendarOf(shippedYears());
const day = (text: string): Day => dayOf(text)!;

function differences(from: number, through: number, worked: (day: string) => boolean): string[] {
  const found: string[] = [];
  for (let d = civil(from, 1, 1); d <= civil(through, 12, 31); d++)
    if (isWorkingDay(calendar, d) !== worked(iso(d))) found.push(iso(d));
  return found;
}

function weekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

test('every day of 2008-2026 is as in the table of chinese-days', () => {
  const file = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const { holidays, workdays } = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(holidays).length).toBeGreaterThan(400);
  expect(differences(2008, 2026, (date) => date in workdays || (!(date in holidays) && !weekend(date)))).toEqual([]);
});

test('every day of 2007-2026 is as in the shared table of notices', (context) => {
  const file = shared('ref/holidays_cn_2007-2026.csv');
  if (!file) return context.skip('the shared data are not beside this clone');
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const kinds = new Map(rows.map((row) => [row.split(',')[0], row.split(',')[2]]));
  expect(kinds.size).toBeGreaterThan(500);
  const worked = (date: string) => (kinds.has(date) ? kinds.get(date) === '班' : !weekend(date));
  expect(differences(2007, 2026, worked)).toEqual([]);
});

test('the day on which a period opens is not counted', () => {
  // 2026-02-14 is a worked Saturday before the holiday of 15 to 23 February; 2026-02-28 is worked too.
  expect(iso(addWorkingDays(calendar, day('2026-02-13'), 1))).toBe('2026-02-14');
  expect(iso(addWorkingDays(calendar, day('2026-02-14'), 1))).toBe('2026-02-24');
  expect(iso(addWorkingDays(calendar, day('2026-02-24'), 5))).toBe('2026-03-02');
  expect(iso(addWorkingDays(calendar, day('2026-02-18'), 0))).toBe('2026-02-18');
});

test('a period over the turn of a year takes both arrangements', () => {
  expect(iso(addWorkingDays(calendar, day('2018-12-28'), 2))).toBe('2019-01-02');
});

test.each([
  ['before the first notice', '2006-12-29', 2006],
  ['after the last notice', '2027-01-01', 2027],
])('a day %s is refused by its year', (_, date, year) => {
  const refused = expect.objectContaining({ code: 'base.calendar-unknown-year', params: { year } });
  expect(() => isWorkingDay(calendar, day(date))).toThrow(refused);
  expect(() => addWorkingDays(calendar, day(date) - 1, 1)).toThrow(refused);
});

test('the refusal says how to load the notice', () => {
  expect(() => isWorkingDay(calendar, day('2027-06-01'))).toThrow(/2027.*jinxin calendar load/);
});

test('the n-th working day is a working day, and n of them lie in between', () => {
  const start = fc.integer({ min: civil(2008, 1, 1), max: civil(2025, 12, 31) });
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const last = addWorkingDays(calendar, from, count);
      let between = 0;
      for (let d = from + 1; d <= last; d++) if (isWorkingDay(calendar, d)) between++;
      return isWorkingDay(calendar, last) && between === count;
    }),
  );
});

test('a later arrangement of a year replaces the earlier one whole', () => {
  const year = { year: 2030, notice: 'first', off: [day('2030-01-01'), day('2030-01-02')], work: [day('2030-01-05')] };
  const mended: Calendar = calendarOf([year, { ...year, notice: 'second', off: [day('2030-01-01')], work: [] }]);
  expect(['2030-01-01', '2030-01-02', '2030-01-05'].map((d) => isWorkingDay(mended, day(d)))).toEqual([
    false,
    true,
    false,
  ]);
});
