// Every case of the shipped duty sheets holds.

import { expect, test } from 'vitest';
import { calendarOf } from '../base/calendar.ts';
import { shippedYears } from '../base/calendar-load.ts';
import { runCase } from './cases.ts';
import { loadDutyCases, loadSheets } from './load-sheets.ts';

const sheets = loadSheets();
const calendar = calendarOf(shippedYears());

test.each(loadDutyCases(sheets).map((one) => [one.name, one] as const))('%s', (_, worked) => {
  const failures = runCase(sheets, worked, calendar);
  expect(failures.map(({ line, zh }) => `${line} ${zh}`)).toEqual([]);
});

test('every rule has a case', () => {
  const tried = new Set(loadDutyCases(sheets).flatMap(({ rules }) => rules));
  expect(sheets.flatMap(({ rules }) => rules.map(({ id }) => id)).filter((id) => !tried.has(id))).toEqual([]);
});
