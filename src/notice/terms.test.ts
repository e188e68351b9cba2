// The days of notices/cases: each term with the law's own way of counting, on both sides of weekends and of announcement.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { calendarOf } from '../base/calendar.ts';
import { shippedYears } from '../base/calendar-load.ts';
import { kindOf } from './kinds.ts';
import { answerBy, effectiveDay, letterOf, remedyDays, wayOf } from './terms.ts';

interface Case {
  readonly name: string;
  readonly kind: string;
  readonly served: { readonly way: string; readonly on: string };
  readonly effective?: string;
  readonly terms: Readonly<Record<string, string>>;
}

const calendar = calendarOf(shippedYears());
const cases = parse(readFileSync('notices/cases/terms.yaml', 'utf8')) as Case[];

test.each(cases)('$name', ({ kind, served, effective, terms }) => {
  const letter = letterOf(kindOf(kind));
  const from = effectiveDay(wayOf(served.way)!, served.on, calendar);
  expect(from).toBe(effective ?? served.on);
  const days = { defence: answerBy(letter, from, calendar), ...Object.fromEntries(remedyDays(letter, from, calendar)) };
  for (const [id, last] of Object.entries(terms)) expect(`${id} ${days[id as 'defence']}`).toBe(`${id} ${last}`);
});
