// A scorecard on invented visits: it finds the points that made them, looks at nothing of the day itself, and adds up.

import { expect, test } from 'vitest';
import { dayOf } from '../../base/day.ts';
import { FACTS, type Fact } from './facts.ts';
import { logistic } from './logistic.ts';
import { makeCard } from './make-card.ts';
import { auc, lift, numbers } from './measure.ts';
import { factsFor, knownOn, nextVisit, occasionsIn, type Window } from './occasions.ts';
import { scoreOf } from './score.ts';
import { readScorecard, scorecardText } from './scorecard.ts';
import type { Premises, Visit } from './visit.ts';
import { weightsOf } from './weights.ts';

const day = (text: string) => dayOf(text)!;
const CLEAN = { critical: 0, serious: 0, minor: 0, failed: false, enforced: false, planned: true };
const visit = (on: string, found: Partial<Visit> = {}): Visit => ({ ...CLEAN, day: day(on), ...found });

/** Half are careless: they have problems at every visit, and critical ones more often. */
function invented(count: number): Premises[] {
  const random = numbers(7);
  return Array.from({ length: count }, (_, i) => {
    const careless = i % 2 === 0;
    const visits = [2018, 2019, 2020, 2021, 2022, 2023].map((year) => {
      const critical = Number(random() < (careless ? 0.4 : 0.05));
      const serious = careless ? 1 + Math.floor(random() * 3) : Math.floor(random() * 2);
      return visit(`${year}-0${1 + Math.floor(random() * 9)}-15`, {
        critical,
        serious,
        failed: critical + serious > 0,
      });
    });
    return { id: `P${i}`, kind: i % 3 ? '餐饮' : '零售', visits };
  });
}

const WINDOWS: Window[] = [2019, 2020, 2021, 2022].map((year) => ({
  on: day(`${year}-01-01`),
  until: day(`${year + 1}-01-01`),
}));
const NEXT = { on: day('2023-01-01'), until: day('2024-01-01') };

function madeFrom(premises: readonly Premises[]) {
  const facts = factsFor(premises);
  const occasions = occasionsIn(premises, WINDOWS, facts);
  const names = { title: '试验', data: '虚构', command: 'test' };
  return { facts, card: makeCard({ ...names, facts, traits: ['kind'], windows: WINDOWS, occasions }) };
}

const list = invented(240);
const { facts, card } = madeFrom(list);

test('the fit finds the coefficients that made the data', () => {
  const random = numbers(1);
  const truth = [0.8, 1.6, -0.5];
  const samples = Array.from({ length: 20_000 }, () => {
    const holds = [0, 1, 2].filter(() => random() < 0.5);
    const odds = holds.reduce((sum, j) => sum + truth[j], -1.5);
    return { hit: random() < 1 / (1 + Math.exp(-odds)), holds };
  });
  const free = logistic(
    samples,
    truth.map(() => ({ rising: false })),
    0.01,
  );
  for (const [j, c] of free.coefficients.entries()) expect(c).toBeCloseTo(truth[j], 0.8);
  expect(free.intercept).toBeCloseTo(-1.5, 0.8);
  const bound = logistic(
    samples,
    truth.map(() => ({ rising: true })),
    0.01,
  );
  expect(bound.coefficients[2]).toBe(0);
});

test('columns that tell hits apart perfectly, never hold or always hold leave the fit finite', () => {
  const samples = Array.from({ length: 40 }, (_, i) => ({ hit: i < 20, holds: i < 20 ? [0, 2] : [2] }));
  const { coefficients, intercept } = logistic(samples, [{ rising: true }, { rising: true }, { rising: false }], 1);
  expect([...coefficients, intercept].every(Number.isFinite)).toBe(true);
  expect(coefficients[0]).toBeGreaterThan(1);
  expect(coefficients[1]).toBe(0);
});

test('the same past gives the same scorecard, which is read back as it was written', () => {
  const text = scorecardText(card);
  expect(scorecardText(madeFrom(list.toReversed()).card)).toBe(text);
  expect(readScorecard('card.yaml', text)).toEqual(card);
  expect(() => readScorecard('card.yaml', 'format: other')).toThrow(/format/);
});

test('the careless are found in a year that the card has not seen', () => {
  const rows = occasionsIn(list, [NEXT], facts).map((occasion) => ({
    ...occasion,
    score: scoreOf(card, occasion).points,
  }));
  expect(auc(rows)).toBeGreaterThan(0.7);
  expect(lift(rows)).toBeGreaterThan(1.5);
});

test('nothing of the day of the visit or after it changes a score', () => {
  const [one] = list;
  const worse = one.visits.map((v) => (v.day >= NEXT.on ? { ...v, critical: 9, serious: 9, enforced: true } : v));
  const known = knownOn(one, NEXT.on, facts);
  expect(knownOn({ ...one, visits: worse }, NEXT.on, facts)).toEqual(known);
  const onTheDay = {
    ...one,
    visits: [...one.visits, visit('2023-01-01', { critical: 5 })].sort((a, b) => a.day - b.day),
  };
  expect(knownOn(onTheDay, NEXT.on, facts)).toEqual(known);
});

test('reasons add up to the points, and each says in a sentence what was found', () => {
  for (const premises of list.slice(0, 50)) {
    const { points, reasons, chance } = scoreOf(card, knownOn(premises, NEXT.on, facts));
    expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(points);
    expect(chance).toBeGreaterThan(0);
    for (const { zh, en } of reasons) expect(zh + en).not.toContain('{');
  }
});

test('a figure that is worse never has fewer points', () => {
  const known = knownOn(list[0], NEXT.on, facts);
  for (const fact of card.facts)
    for (const [less, more] of [
      [0, 1],
      [1, 2],
      [2, 5],
      [5, 400],
    ] as const) {
      const at = (figure: number) =>
        scoreOf(card, { ...known, figures: { ...known.figures, [fact.id]: figure } }).points;
      if (fact.sense === 'rising') expect(at(more)).toBeGreaterThanOrEqual(at(less));
      else expect(at(less)).toBeGreaterThanOrEqual(at(more));
    }
});

test('a follow-up within thirty days and a visit that was not planned are no targets', () => {
  const premises: Premises = {
    id: 'P',
    visits: [
      visit('2022-12-20', { serious: 1 }),
      visit('2023-01-10', { critical: 1 }),
      visit('2023-05-01', { critical: 1, planned: false }),
      visit('2023-07-01'),
    ],
  };
  expect(nextVisit(premises, NEXT)?.day).toBe(day('2023-07-01'));
});

test('figures of a past that one can count', () => {
  const visits = [
    visit('2020-01-01', { critical: 1, failed: true }),
    visit('2022-06-01', { serious: 2, failed: true }),
    visit('2022-06-20', { minor: 1 }),
  ];
  const { figures, grade } = knownOn({ id: 'P', visits }, day('2023-01-01'), FACTS as Fact[]);
  expect(grade).toBe(1);
  expect(figures).toMatchObject({
    ...{ hits: 1, enforced: 0, 'load-last': 4, 'visit-days': 195, 'known-days': 1096 },
    // Two visits that followed up nothing, and the last one, which did: 3 + 4 over two.
    ...{ 'load-ever': 3.5, 'hit-share': expect.closeTo(0.66 / (0.66 + 0.92 + 2), 2) },
  });
});

test('weights are whole, positive, double with the points, and keep everybody within reach', () => {
  expect(weightsOf([-5, 15, 35], 20)).toEqual([100, 200, 400]);
  expect(weightsOf([0, 1_000], 20)).toEqual([100, 100_000]);
  expect(weightsOf([], 20)).toEqual([]);
});
