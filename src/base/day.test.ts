// Civil days against the JavaScript calendar, and periods as Civil Code articles 201-202 count them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civil, dayOf, daysInMonth, endOf, iso, lastDay, type Period, parts, shanghaiDay } from './day.ts';

const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: -719_162, max: 2_932_896 });
const last = (day: string, period: Period) => iso(lastDay(dayOf(day)!, period));

describe('civil days', () => {
  test('agree with the JavaScript calendar from year 1 to 9999', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * DAY_MS);
        const { year, month, day: dayOfMonth } = parts(day);
        expect([year, month, dayOfMonth]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
        expect(civil(year, month, dayOfMonth)).toBe(day);
        expect(iso(day)).toBe(date.toISOString().slice(0, 10));
        expect(dayOf(iso(day))).toBe(day);
      }),
    );
  });

  test('begin on 1970-01-01', () => {
    expect(dayOf('1970-01-01')).toBe(0);
  });

  test.each(['2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-4-3', '20240403', '2024-04-03 ', ''])(
    '%o is no date',
    (text) => {
      expect(dayOf(text)).toBeUndefined();
    },
  );

  test('months have their days, February by the Gregorian rule', () => {
    expect([1900, 2000, 2023, 2024].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
    expect([1, 3, 4, 12].map((month) => daysInMonth(2023, month))).toEqual([31, 31, 30, 31]);
  });

  test('turn at midnight in Shanghai', () => {
    expect(iso(shanghaiDay(new Date('2024-02-28T15:59:59.999Z')))).toBe('2024-02-28');
    expect(iso(shanghaiDay(new Date('2024-02-28T16:00:00.000Z')))).toBe('2024-02-29');
  });
});

describe('a period', () => {
  test.each<[string, Period, string]>([
    ['2024-01-31', { unit: 'days', amount: 30 }, '2024-03-01'],
    ['2024-01-31', { unit: 'months', amount: 1 }, '2024-02-29'],
    ['2023-01-31', { unit: 'months', amount: 1 }, '2023-02-28'],
    ['2024-08-31', { unit: 'months', amount: 6 }, '2025-02-28'],
    ['2024-02-29', { unit: 'years', amount: 1 }, '2025-02-28'],
    ['2024-02-29', { unit: 'years', amount: 4 }, '2028-02-29'],
    ['2024-12-31', { unit: 'months', amount: 2 }, '2025-02-28'],
    ['2024-03-31', { unit: 'months', amount: -1 }, '2024-02-29'],
    ['2024-01-15', { unit: 'months', amount: -13 }, '2022-12-15'],
    ['2024-03-01', { unit: 'days', amount: -1 }, '2024-02-29'],
  ])('opened on %s of %o ends with %s', (day, period, expected) => {
    expect(last(day, period)).toBe(expected);
    expect(iso(endOf(dayOf(day)!, period) - 1)).toBe(expected);
  });

  test('of months ends on the corresponding day, or on the last of a month that has none', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 600 }), (day, amount) => {
        const [from, to] = [parts(day), parts(lastDay(day, { unit: 'months', amount }))];
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + amount);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });
});
