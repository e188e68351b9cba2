// The clocks of objections/cases, every regime and step, from the day before to the day after.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { calendarOf } from '../base/calendar.ts';
import { shippedYears } from '../base/calendar-load.ts';
import { type Course, deadlinesOf, nextDue } from './deadlines.ts';
import { objectionRules, regimeFor } from './regimes.ts';

interface Case {
  readonly name: string;
  readonly regime: string;
  readonly case: Course;
  readonly due: Readonly<Record<string, string>>;
}

const calendar = calendarOf(shippedYears());
const cases = parse(readFileSync('objections/cases/clocks.yaml', 'utf8')) as Case[];
const { regimes } = objectionRules();
const regimeOf = (id: string) => regimes.find((one) => one.id === id)!;

test.each(cases)('$name', ({ regime, case: course, due }) => {
  const known = deadlinesOf(regimeOf(regime), course, calendar).filter((one) => one.due !== null);
  expect(Object.fromEntries(known.map((one) => [one.step, one.due]))).toEqual(due);
});

test('every regime and each of its steps has a case', () => {
  const tried = new Set(cases.flatMap(({ regime, due }) => Object.keys(due).map((step) => `${regime} ${step}`)));
  const wanted = regimes.flatMap(({ id, accept, forward, provider }) =>
    ['decide', accept && 'accept', forward && 'forward', provider && 'provider'].flatMap((step) =>
      step ? [`${id} ${step}`] : [],
    ),
  );
  expect(wanted.filter((one) => !tried.has(one))).toEqual([]);
});

test('what is done is no longer due; a listing has its own regime, others the chosen or the national one', () => {
  const course = { filed: '2026-11-12', own: false, forwarded: '2026-11-13' };
  const due = (more: object) => nextDue(deadlinesOf(regimeOf('shanghai'), { ...course, ...more }, calendar));
  expect([due({}), due({ answered: '2026-11-16' }), due({ settled: '2026-11-17' })]).toEqual([
    '2026-11-20',
    '2026-11-23',
    null,
  ]);
  const forType = (type: string, chosen?: string) => regimeFor(type, chosen).id;
  expect([forType('abnormal-operation-listing', 'henan'), forType('fee', 'henan'), forType('fee')]).toEqual([
    'listing',
    'henan',
    'national',
  ]);
});
