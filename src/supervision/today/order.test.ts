// Lights, the choice of the most pressing, and the order of the way; which checklist a trade has.

import { expect, test } from 'vitest';
import { capOf, checklistFor, patrolRules } from './checklists.ts';
import { alongTheWay, lightOf, ordersOf } from './order.ts';

const due = (entityId: number, day: number | null) => ({ entityId, due: day, approaching: 3 });

test('red is due today or overdue, yellow approaches, green has time', () => {
  expect([99, 100, 101, 103, 104, null].map((day) => lightOf(due(1, day), 100))).toEqual([
    ...['red', 'red', 'yellow', 'yellow', 'green', 'green'],
  ]);
});

test('an entity with several duties is one order, under the most pressing', () => {
  const orders = ordersOf([due(1, 120), due(2, 101), due(1, 90), due(3, null)], 100);
  expect(orders.map(({ entityId, light, reasons }) => [entityId, light, reasons.length])).toEqual([
    [1, 'red', 2],
    [2, 'yellow', 1],
    [3, 'green', 1],
  ]);
  expect(alongTheWay(orders, [2, 1]).map(({ entityId }) => entityId)).toEqual([2, 1, 3]);
});

test('the first checklist of a trade holds; food is seen on the spot; every trade has one', () => {
  expect(['6210', 'F5212', '5132', '0111'].map((code) => checklistFor([code]).id)).toEqual([
    ...['food', 'food', 'retail', 'general'],
  ]);
  expect(checklistFor([]).id).toBe('general');
  expect(checklistFor(['6210']).off_site.tiers).toEqual([]);
  const { caps } = patrolRules();
  expect([capOf(caps, 'I'), capOf(caps, null), capOf(caps, 'x')]).toEqual([1, caps.most.other, caps.most.other]);
});
