// Cases of the clocks of repair: which regime an application falls under, and the last day of each step.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { calendarOf } from '../base/calendar.ts';
import { shippedYears } from '../base/calendar-load.ts';
import { dayOf, iso } from '../base/day.ts';
import { countedSteps, type Days, regimeFor } from './clocks.ts';
import { repairRegimes } from './rules.ts';

interface Case {
  readonly name: string;
  readonly record: { readonly type: string; readonly source: string };
  readonly applied: string;
  readonly completed?: string;
  readonly accepted?: string;
  readonly extended?: boolean;
  readonly expect: { readonly regime: string; readonly accept?: string; readonly decide?: string };
}

const cases: readonly Case[] = parse(readFileSync('repairs/cases.yaml', 'utf8'));
const calendar = calendarOf(shippedYears());

/** The last day of each step that runs. */
function lastDays(items: Parameters<typeof countedSteps>[0], days: Days): Partial<Record<string, number | null>> {
  return Object.fromEntries(countedSteps(items, days, calendar).map(({ step, due }) => [step, due]));
}

test.each(cases)('$name', ({ record, applied, completed, accepted, extended = false, expect: expected }) => {
  const day = (text: string | undefined) => (text === undefined ? null : dayOf(text)!);
  const regime = regimeFor(record, dayOf(applied)!);
  expect(regime?.id ?? 'none').toBe(expected.regime);
  if (!regime) return;
  const days = { applied: day(applied)!, completed: day(completed ?? applied)!, accepted: day(accepted) };
  const last = lastDays([{ ...record, regime: regime.id }], { ...days, asked: null, extended });
  if (expected.accept) expect(iso(last.accept!)).toBe(expected.accept);
  if (expected.decide) expect(iso(last.decide!)).toBe(expected.decide);
});

test('every regime has a case, and every type that it names a clock for acceptance and for the decision', () => {
  for (const { id, of, clocks } of repairRegimes().regimes) {
    expect(cases.map(({ expect: { regime } }) => regime)).toContain(id);
    for (const type of of.types ?? ['administrative-penalty'])
      for (const to of ['accept', 'decide'])
        expect(
          clocks.some((clock) => clock.to === to && (clock.types?.includes(type) ?? true)),
          `${id} ${to} ${type}`,
        ).toBe(true);
  }
});

test('with records under several regimes the earliest day counts, and days of unknown years are not guessed', () => {
  const two = [
    { type: 'administrative-penalty', regime: 'samr-107' },
    { type: 'abnormal-operation-listing', regime: 'samr-107' },
  ];
  const on = dayOf('2026-10-12')!;
  const days = { applied: on, completed: on, accepted: on, asked: null, extended: false };
  expect(iso(lastDays(two, days).decide!)).toBe('2026-10-19');
  const late = dayOf('2026-12-30')!;
  const unknown = lastDays(two, { ...days, applied: late, completed: late, accepted: late });
  expect(unknown.decide).toBe(null);
});
