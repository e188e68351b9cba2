// Plans made one: weeks with their holidays, inspectors' time, the trusted, and what cannot be done at all.

import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../base/calendar.ts';
import { civil, iso } from '../../base/day.ts';
import { makeOne, type OpenVisit } from './make-one.ts';
import { weeksOf, withinWeeks } from './weeks.ts';

// 1 to 7 October are off in 2026, and 10 October, a Saturday, is worked.
const off = Array.from({ length: 7 }, (_, i) => civil(2026, 10, 1 + i));
const calendar = calendarOf([{ year: 2026, notice: '', off, work: [civil(2026, 10, 10)] }]);
const CYCLE = { from: '2026-09-28', until: '2026-10-18', days: 5 };
const visit = (
  plan: string,
  entityId: number,
  officers: readonly string[],
  more: Partial<OpenVisit> = {},
): OpenVisit => ({
  ...{ plan, entityId, officers, from: CYCLE.from, until: CYCLE.until, daysEach: 1, trusted: false, visited: false },
  ...more,
});

describe('weeks', () => {
  test('begin on Monday and have their working days, holidays and worked weekends considered', () => {
    const weeks = weeksOf(calendar, civil(2026, 9, 30), civil(2026, 10, 13));
    expect(weeks.map(({ on, workingDays }) => [on, workingDays.map(iso).map((day) => day.slice(5))])).toEqual([
      ['2026-09-28', ['09-30']],
      ['2026-10-05', ['10-08', '10-09', '10-10']],
      ['2026-10-12', ['10-12', '10-13']],
    ]);
    expect(withinWeeks(weeks, civil(2026, 10, 1), civil(2026, 10, 9))).toEqual([1, 1]);
    expect(withinWeeks(weeks, civil(2026, 10, 1), civil(2026, 10, 7))).toBe(undefined);
  });
});

test('two plans come to an entity in one week, and nobody is given more than he can do', () => {
  const visits = [1, 2, 3, 4].flatMap((entity) => [visit('a', entity, ['x', 'y']), visit('b', entity, ['y', 'z'])]);
  const { placed, figures } = makeOne(calendar, CYCLE, visits, new Map());
  expect(placed.every(({ week }) => week !== null)).toBe(true);
  for (const entity of [1, 2, 3, 4])
    expect(new Set(placed.filter((one) => one.entityId === entity).map(({ week }) => week)).size).toBe(1);
  expect(figures).toMatchObject({ separate: 8, joint: 4, saved: 4, entities: 4, fewest: 4, together: 4, leastLeft: 0 });
  // y has 3 days in the first week, 3 in the second, 5 in the third: one joint visit, one, two.
  expect(figures.weeks.map(({ visits: count }) => count)).toEqual([1, 1, 2]);
});

test('what nobody has time for is left, and the bound says that it must be', () => {
  const visits = Array.from({ length: 14 }, (_, i) => visit('a', i, ['x', 'y']));
  const { figures } = makeOne(calendar, CYCLE, visits, new Map([['x 2026-10-12', 2]]));
  expect([figures.left.capacity, figures.leastLeft]).toEqual([5, 4]);
  expect(figures).toMatchObject({ joint: 9, saved: 0, fewest: 9 });
});

test('plans whose windows do not meet: two visits, one for the trusted; and none for whoever was visited already', () => {
  const early = { until: '2026-09-30' };
  const late = { from: '2026-10-12' };
  const both = (entity: number, more: Partial<OpenVisit>) => [
    visit('a', entity, ['x', 'y'], { ...early, ...more }),
    visit('b', entity, ['x', 'y'], { ...late, ...more }),
  ];
  const visits = [...both(1, {}), ...both(2, { trusted: true }), ...both(3, { trusted: true, visited: true })];
  const { placed, figures } = makeOne(calendar, CYCLE, visits, new Map());
  const weeks = (entity: number) => placed.filter((one) => one.entityId === entity && one.week).length;
  expect([1, 2, 3].map(weeks)).toEqual([2, 1, 0]);
  expect(figures).toMatchObject({ joint: 3, fewest: 3, saved: 3, left: { trusted: 3 } });
});

test('a visit for which nobody was drawn, or whose plan is over, has no week', () => {
  const { placed } = makeOne(
    calendar,
    CYCLE,
    [visit('a', 1, []), visit('b', 2, ['x', 'y'], { until: '2026-09-01' }), visit('a', 3, ['x', 'y'])],
    new Map(),
  );
  expect(placed.map(({ without }) => without)).toEqual(['officers', 'window', null]);
});
