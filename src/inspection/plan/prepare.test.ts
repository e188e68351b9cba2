// Plans made ready: shares by grade, weights, the control, caps of general items, departments each with an officer at a visit.

import { describe, expect, test } from 'vitest';
import { drawNow, layDown } from '../draw/proceed.ts';
import { shippedItems, shippedPresets } from '../items-load.ts';
import { type Inspector, inControl, type Met, prepare, type Scope } from './prepare.ts';

const SCOPE: Scope = {
  ...{ title: '联合抽查', on: '2026-01-01', from: '2026-01-02', until: '2026-06-30', division: '' },
  ...{ items: ['food', 'fire-safety'], rulebook: 'chongqing', by: 'level', way: 'ratio', share: 10 },
  strata: [
    { id: 'A', share: 2, weight: 1, atLeast: 3, atMost: null },
    { id: 'D', share: 100, weight: 10, atLeast: null, atMost: null },
  ],
  ...{ control: 0, exclude: { visitedSince: null, visits: null, dormant: true } },
  ...{ officersEach: 2, most: null, daysEach: 0.5, budget: null },
  seed: { kind: 'public', source: '体彩', known: '2026-01-02' },
};
const items = SCOPE.items.map((id) => shippedItems().items.get(id)!);
const met: Met[] = Array.from({ length: 1000 }, (_, i) => ({
  ...{ id: `E${i}`, name: `企业${i}`, grade: i < 20 ? 'D' : 'A', status: 'open' },
  ...{ items: i % 2 ? [0] : [0, 1], visits: 0, last: null },
}));
const inspector = (certificate: string, department: string, knows: string[] = []): Inspector => ({
  ...{ certificate, name: '王小明', department, knows, avoids: [], expires: '2027-01-01' },
});
const roster = [inspector('M1', 'market', ['食品']), inspector('M2', 'market'), inspector('F1', 'fire')];

test('each grade gives its share, rounded up, with its floor', () => {
  const { dry } = prepare(SCOPE, items, met, roster);
  expect(dry.strata).toEqual([
    { id: 'A', pool: 980, take: 20 },
    { id: 'D', pool: 20, take: 20 },
  ]);
  expect(dry).toMatchObject({ pool: 1000, take: 40, days: 40, officers: 3, hindrances: [], excluded: [] });
});

test('at every visit each department of its items has an officer, and somebody knows the field', () => {
  const { terms, matched } = prepare(SCOPE, items, met, roster);
  for (const { entity, officers } of drawNow('', layDown(terms), ['7']).visits!) {
    expect(officers).toContain('M1');
    expect(officers.includes('F1') || !matched[entity].includes('fire-safety')).toBe(true);
  }
});

test('by weight: one draw in which a D has ten times the chance of an A', () => {
  const { dry, terms } = prepare({ ...SCOPE, way: 'weight', share: 5 }, items, met, roster);
  expect(dry.strata).toEqual([{ id: 'all', pool: 1000, take: 50 }]);
  const weights = new Map(terms.entities.map(({ id, weight }) => [id, weight]));
  expect([weights.get('E0'), weights.get('E999')]).toEqual([10, 1]);
});

describe('the control', () => {
  const { dry, terms } = prepare({ ...SCOPE, control: 10 }, items, met, roster);

  test('is about its part of the pool, whatever the grade, and drawn at the share of all others together', () => {
    const [a, d, control] = dry.strata;
    expect(control.pool).toBeGreaterThan(70);
    expect(control.pool).toBeLessThan(130);
    expect(control.take).toBe(
      Math.ceil((control.pool * Math.round((10_000 * (a.take + d.take)) / (a.pool + d.pool))) / 10_000),
    );
  });

  test('is a matter of id and title alone', () => {
    for (const { id, stratum } of terms.entities)
      expect(inControl(id, { title: SCOPE.title, control: 10 })).toBe(stratum === 'control');
  });
});

test('whoever is left out is counted under the first reason that holds', () => {
  const one = (more: Partial<Met>): Met => ({ ...met[0], ...more });
  const others = [
    one({ id: 'x1', status: 'revoked', visits: 9 }),
    one({ id: 'x2', status: 'dormant' }),
    one({ id: 'x3', grade: null }),
    one({ id: 'x4', grade: 'B' }),
    one({ id: 'x5', last: '2025-12-01', visits: 5 }),
    one({ id: 'x6', last: '2025-01-01', visits: 2 }),
  ];
  const exclude = { visitedSince: '2025-07-01', visits: 2, dormant: true };
  const { dry } = prepare({ ...SCOPE, exclude }, items, [...met, ...others], roster);
  expect(dry.pool).toBe(1000);
  expect(dry.excluded.map(({ why }) => why)).toEqual(['ended', 'dormant', 'ungraded', 'not-asked', 'visited', 'cap']);
});

test('what hinders: general items beyond their cap, days beyond the budget, too few certificates', () => {
  const plain = met.map((one) => ({ ...one, items: [0] }));
  const said = (scope: Partial<Scope>, of = items, officers = roster) =>
    prepare({ ...SCOPE, ...scope }, of, of === items ? met : plain, officers).dry.hindrances.map(({ en }) => en);
  const general = [shippedItems().items.get('pricing')!];
  const flat = { strata: SCOPE.strata.map((one) => ({ ...one, share: 6, atLeast: null })) };
  expect(said(flat, general)).toEqual([expect.stringContaining('more than its cap of 5 %')]);
  expect(said({ budget: 39 })).toEqual(['It takes 40 inspector-days, more than 39']);
  expect(said({}, items, [{ ...roster[0], expires: '2026-06-29' }])).toEqual([
    'Only 0 inspectors have a valid certificate',
  ]);
  expect(said({ most: 1 })).toEqual(['The inspectors’ most visits together do not suffice']);
  const published = [shippedItems().items.get('published-information')!];
  const low = { strata: SCOPE.strata.map((one) => ({ ...one, share: 1, atLeast: null })) };
  expect(prepare({ ...SCOPE, ...low }, published, plain, roster).dry.warnings[0].en).toContain('the law asks for 3 %');
});

test('what is shipped: items with their basis, general ones capped, figures for plans', () => {
  for (const item of shippedItems().items.values()) expect(item.most !== undefined).toBe(item.kind === 'general');
  expect(shippedPresets()).toMatchObject({ visitsAYear: { most: 2 } });
});
