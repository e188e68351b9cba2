// The joint plan: everything asked is done once or left with its reason, within windows and inspectors, trusted entities once.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asked } from './demands.ts';
import { type Merged, merge } from './merge.ts';
import { savingOf } from './saving.ts';

const SLOTS = 6;
const DEPARTMENTS = 4;
const anyAsked: fc.Arbitrary<Asked> = fc
  .record({
    plans: fc.array(
      fc
        .tuple(fc.nat(DEPARTMENTS - 1), fc.nat(SLOTS - 1), fc.nat(SLOTS - 1))
        .map(([department, a, b]) => ({ department, first: Math.min(a, b), last: Math.max(a, b) })),
      { minLength: 1, maxLength: 6 },
    ),
    capacity: fc.array(fc.nat(12), { minLength: SLOTS * DEPARTMENTS, maxLength: SLOTS * DEPARTMENTS }),
    trusted: fc.array(fc.nat(1), { minLength: 1, maxLength: 12 }),
    rows: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(7), fc.integer({ min: 1, max: 3 })), { maxLength: 60 }),
  })
  .map(({ plans, capacity, trusted, rows }) => ({
    slots: SLOTS,
    plans,
    capacity: Int32Array.from(capacity),
    trusted: Uint8Array.from(trusted),
    demands: {
      entity: Int32Array.from(rows, ([entity]) => entity % trusted.length),
      plan: Int32Array.from(rows, ([, plan]) => plan % plans.length),
      item: Int32Array.from(rows, ([, , item]) => item),
      work: Int32Array.from(rows, ([, , , work]) => work),
    },
  }));

/** The rows that are carried out themselves: the first of each entity and item. */
function own({ demands }: Asked): number[] {
  const seen = new Set<string>();
  return [...demands.item.keys()].filter((row) => {
    const key = `${demands.entity[row]} ${demands.item[row]}`;
    return !seen.has(key) && seen.add(key);
  });
}

const slotOf = ({ visit, visits }: Merged, row: number) => (visit[row] < 0 ? -1 : visits[visit[row]].slot);

describe('whatever is asked', () => {
  test('each item is done at one visit to its own entity, or left with a reason', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const merged = merge(asked);
        const done = new Map<string, number>();
        for (const [row, visit] of merged.visit.entries()) {
          expect(visit < 0).toBe(merged.left.has(row));
          if (visit >= 0) expect(merged.visits[visit].entity).toBe(asked.demands.entity[row]);
          const key = `${asked.demands.entity[row]} ${asked.demands.item[row]}`;
          expect(done.get(key) ?? visit).toBe(visit);
          done.set(key, visit);
        }
        const used = new Set(merged.visit);
        expect(merged.visits.every((_, number) => used.has(number))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('no window and no inspector is overdrawn', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const merged = merge(asked);
        const left = asked.capacity.slice();
        for (const row of own(asked)) {
          const [plan, slot] = [asked.plans[asked.demands.plan[row]], slotOf(merged, row)];
          if (slot < 0) continue;
          expect(slot).toBeGreaterThanOrEqual(plan.first);
          expect(slot).toBeLessThanOrEqual(plan.last);
          left[plan.department * SLOTS + slot] -= asked.demands.work[row];
        }
        expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  test('a trusted entity is visited once at most, and only its demands are left for that', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const merged = merge(asked);
        const visited = merged.visits.map(({ entity }) => entity).filter((entity) => asked.trusted[entity]);
        expect(new Set(visited).size).toBe(visited.length);
        for (const [row, why] of merged.left)
          if (why === 'trusted') expect(visited).toContain(asked.demands.entity[row]);
      }),
      { numRuns: 150 },
    );
  });

  test('with inspectors enough, each entity has the fewest visits that its windows allow, found by trying all', () => {
    fc.assert(
      fc.property(anyAsked, (limited) => {
        const asked = {
          ...limited,
          trusted: limited.trusted.map(() => 0),
          capacity: limited.capacity.map(() => 1_000),
        };
        const merged = merge(asked);
        expect(merged.left.size).toBe(0);
        for (const entity of asked.trusted.keys()) {
          const visits = merged.visits.filter((one) => one.entity === entity).length;
          expect(visits).toBe(fewest(asked, entity, merged));
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** By trying every set of slots; windows of items asked twice are those that the plan itself kept to. */
function fewest({ plans, demands }: Asked, entity: number, merged: Merged): number {
  const rows = [...demands.entity.keys()].filter((row) => demands.entity[row] === entity);
  const items = new Set(rows.map((row) => demands.item[row]));
  const allowed = [...items].map((item) => {
    const asking = rows.filter((row) => demands.item[row] === item).map((row) => plans[demands.plan[row]]);
    let { first, last } = asking[0];
    for (const window of asking)
      if (Math.max(first, window.first) <= Math.min(last, window.last))
        [first, last] = [Math.max(first, window.first), Math.min(last, window.last)];
    return (slot: number) => first <= slot && slot <= last;
  });
  let least = merged.visits.length;
  for (let set = 0; set < 2 ** SLOTS; set++) {
    const slots = Array.from({ length: SLOTS }, (_, slot) => slot).filter((slot) => set & (1 << slot));
    if (allowed.every((within) => slots.some(within))) least = Math.min(least, slots.length);
  }
  return least;
}

test('a full slot is made room in: somebody who can go elsewhere does', () => {
  const plans = [
    { department: 0, first: 0, last: 1 },
    { department: 1, first: 0, last: 0 },
  ];
  // Entity 0 is only asked about by department 0 and takes the first slot's last inspector when it comes first.
  const demands = {
    entity: Int32Array.of(0, 0, 1, 1),
    plan: Int32Array.of(0, 0, 0, 1),
    item: Int32Array.of(0, 1, 0, 2),
    work: Int32Array.of(1, 1, 1, 1),
  };
  const asked = { slots: 2, plans, demands, trusted: Uint8Array.of(0, 0), capacity: Int32Array.of(2, 3, 1, 0) };
  const merged = merge(asked);
  expect(merged.visits).toHaveLength(2);
  expect(savingOf(asked, merged)).toMatchObject({
    ...{ separate: 3, joint: 2, bound: 2, together: 1, asked: 4 },
    ...{ left: { capacity: 0, trusted: 0 }, most: { separate: 2, joint: 1 } },
  });
});

test('what does not belong together is refused', () => {
  const demands = { entity: Int32Array.of(3), plan: Int32Array.of(0), item: Int32Array.of(0), work: Int32Array.of(1) };
  const asked = {
    slots: 1,
    plans: [{ department: 0, first: 0, last: 0 }],
    trusted: new Uint8Array(1),
    capacity: new Int32Array(1),
  };
  expect(() => merge({ ...asked, demands })).toThrow('demand 0');
  expect(() => merge({ ...asked, demands: { ...demands, item: new Int32Array(0) } })).toThrow('unequal');
  expect(() => merge({ ...asked, demands, slots: 2 })).toThrow('slots');
  expect(() => merge({ ...asked, demands, plans: [{ department: 0, first: 0, last: 1 }] })).toThrow('outside');
});
