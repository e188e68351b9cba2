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

const KEPT = ['open', 'approaching', 'in-time'];

test('every rule has a case on either side of its deadline', () => {
  const sides = loadDutyCases(sheets).flatMap(({ expect: all }) =>
    all.flatMap(({ rule, said: { state } }) => (state ? [`${rule} ${KEPT.includes(state) ? 'kept' : 'missed'}`] : [])),
  );
  const wanted = sheets.flatMap(({ rules }) => rules.flatMap(({ id }) => [`${id} kept`, `${id} missed`]));
  expect(wanted.filter((one) => !sides.includes(one))).toEqual([]);
});
