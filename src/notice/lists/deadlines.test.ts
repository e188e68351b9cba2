// The clocks of lists/cases: every list and step, on both sides.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { calendarOf } from '../../base/calendar.ts';
import { shippedYears } from '../../base/calendar-load.ts';
import { type Course, deadlinesOf, nextDue } from './deadlines.ts';
import { type ListId, listRule } from './rules.ts';

interface Case {
  readonly name: string;
  readonly list: ListId;
  readonly case: Course;
  readonly due: Readonly<Record<string, string>>;
}

const calendar = calendarOf(shippedYears());
const cases = parse(readFileSync('lists/cases/clocks.yaml', 'utf8')) as Case[];

test.each(cases)('$name', ({ list, case: course, due }) => {
  const deadlines = deadlinesOf(listRule(list), course, calendar);
  expect(Object.fromEntries(deadlines.map((one) => [one.step, one.due]))).toEqual(due);
});

test('what is done is no longer due', () => {
  const course = {
    ground: 'no-annual-report',
    opened: '2026-07-01',
    decided: '2026-07-10',
    outcome: 'listed',
  } as const;
  const due = (more: object) => nextDue(deadlinesOf(listRule('abnormal'), { ...course, ...more }, calendar));
  expect([due({}), due({ applied: '2026-11-06' }), due({ removed: '2026-11-10' })]).toEqual([
    '2029-05-11',
    '2026-11-13',
    null,
  ]);
});
