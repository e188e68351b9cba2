// Every case of the shipped warning sheets holds, and every rule has one.

import { expect, test } from 'vitest';
import { calendarOf } from '../../base/calendar.ts';
import { shippedYears } from '../../base/calendar-load.ts';
import { civil, EVER } from '../../base/day.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import { runWarningCase } from './cases.ts';
import { loadWarningCases, loadWarningSheets } from './load-sheets.ts';

const sheets = loadWarningSheets();
const cases = loadWarningCases();
const calendar = calendarOf(shippedYears());
const ground = { calendar, takenUp: EVER, horizon: civil(2026, 12, 31), duties: loadSheets() };

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, worked) => {
  expect(runWarningCase(sheets, worked, ground)).toEqual([]);
});

test('every rule has a case', () => {
  const tried = new Set(cases.flatMap(({ expect }) => expect.flatMap(({ colours }) => Object.keys(colours))));
  expect(sheets.flatMap(({ rules }) => rules.map(({ id }) => id)).filter((id) => !tried.has(id))).toEqual([]);
});
