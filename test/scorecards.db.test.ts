// Plans drawn by a scorecard: put in, approved by another, points of the register in the published terms, reasons at each visit.

import { afterAll, expect, test } from 'vitest';
import { dayOf } from '../src/base/day.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { layDown } from '../src/inspection/draw/proceed.ts';
import { verify } from '../src/inspection/draw/verify.ts';
import { factsFor, knownOn } from '../src/inspection/targeting/occasions.ts';
import { scoreOf } from '../src/inspection/targeting/score.ts';
import { readScorecard, type Scorecard, scorecardText } from '../src/inspection/targeting/scorecard.ts';
import { readVisits } from '../src/inspection/targeting/visits-file.ts';
import { visitLines } from '../src/inspection/targeting/visits-of-register.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';
import { placed, workOut } from './draw/independent.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

const codeOf = (i: number) => makeUscc('91', '210602', i);
const ids = await database.transaction(async (db) => {
  const entity = (i: number) => ({
    attributes: {
      ...{ name: `金信食品${i}号`, kind: 'enterprise', division: COUNTY, tags: ['食品经营'] },
      industries: [i % 2 ? 'H62' : 'F52'],
    },
    identifiers: { uscc: codeOf(i) },
  });
  const saved = await saveAndGrade(
    db,
    clerk,
    at,
    Array.from({ length: 40 }, (_, i) => entity(i)),
    grading,
  );
  const entityIds = saved.map((one) => (one as { entityId: number }).entityId);
  const inspected = (i: number, day: string, critical: boolean) => ({
    entityId: entityIds[i],
    type: 'inspection-result',
    source: '金信市应急管理局',
    fields: {
      ...{ document_number: `检${i}${day}`, inspected_on: day, kind: 'routine', critical, failed: critical },
      outcome: critical ? 'corrected' : 'no-problem',
    },
  });
  const earlier = Array.from({ length: 30 }, (_, i) => inspected(i, '2026-06-01', i < 10));
  // On the day of the plan and after it nothing is looked at.
  await fileAndGrade(db, clerk, at, [...earlier, inspected(20, '2026-11-20', true)], grading);
  return entityIds;
});

const CARD: Scorecard = {
  format: 'jinxin-scorecard-1',
  title: '餐饮风险评分 2026',
  fitted: {
    ...{ data: 'visits.csv', command: 'fit', method: 'logistic', asked: { first: '2023-01-01', last: '2024-10-01' } },
    ...{ known_until: '2025-10-01', occasions: 4000, hits: 300, penalty: 30 },
  },
  doubling: 20,
  log_odds: -3,
  facts: [
    {
      ...{ id: 'hits', sense: 'rising', zh: '历年有严重问题的检查达到 {n} 次', en: '{n} critical visits ever' },
      steps: [{ at: 1, points: 30 }],
    },
  ],
  traits: [
    { id: 'kind', zh: '类别为“{n}”', en: 'is of kind “{n}”', points: { H62: 6 } },
    { id: 'visited', zh: '还没有检查过', en: 'never visited yet', points: { never: 10 } },
  ],
  tested: {
    ...{ from: '2025-10-01', until: '2026-10-01', visits: 900, hits: 60, rate: 0.067, calibration_error: 0.01 },
    ...{ auc: { value: 0.74, low: 0.7, high: 0.78 }, grade_auc: { value: 0.66, low: 0.6, high: 0.7 } },
    top_tenth: { value: 3.1, low: 2.6, high: 3.7 },
  },
  bands: [
    { id: 'S1', from: 0 },
    { id: 'S2', from: 10 },
    { id: 'S3', from: 30 },
  ],
  until: '2027-10-01',
};
const SCOPE = {
  ...{ title: '食品经营按分数抽查', on: '2026-11-20', from: '2026-11-21', until: '2026-12-20', division: '2106' },
  ...{ items: ['food'], rulebook: 'chongqing', by: 'level', way: 'bands', share: 30 },
  strata: [
    ['S1', 10],
    ['S2', 50],
    ['S3', 100],
  ].map(([id, share]) => ({ id, share, weight: 1, atLeast: null, atMost: null })),
  ...{ control: 20, exclude: { visitedSince: null, visits: null, dormant: true } },
  ...{ officersEach: 2, most: null, daysEach: 0.5, budget: null },
  seed: { kind: 'public', source: '体彩排列三第26311期', known: '2026-11-22' },
};

const [office, chief] = [await service.signedIn('credit-office'), await service.signedIn('bureau-chief')];
const officer = await service.signedIn('inspector');
const { body: me } = await officer.call('GET', '/me');
for (const [certificate, account] of [
  ['Z1', me.id],
  ['Z2', null],
])
  await office.call('POST', '/inspectors', {
    ...{ certificate, name: `检查员${certificate}`, account, department: 'market', knows: ['食品'] },
    ...{ avoids: [], expires: '2028-01-01' },
  });

const put = (card: Scorecard) =>
  office.call('POST', '/scorecards', { file: 'card.yaml', source: scorecardText(card), reason: '年度更新' });
const tried = (more: object = {}) => office.call('POST', '/plans/dry-run', { ...SCOPE, ...more });
/** By hand: careless in the year, of the riskier trade, never visited. */
const pointsOf = (i: number) => (i < 10 ? 30 : 0) + (i % 2 ? 6 : 0) + (i >= 30 ? 10 : 0);
const number = (entity: string) => Array.from({ length: 40 }, (_, i) => i).find((i) => codeOf(i) === entity)!;

test('no card without its test, none that was tested too early, none with a person among its facts, none that is over', async () => {
  expect((await tried()).body.code).toBe('inspection.no-card');
  const { tested: _, ...untested } = CARD;
  expect((await put(untested)).body.code).toBe('inspection.card-not-tested');
  const early = { ...CARD, tested: { ...CARD.tested!, from: '2025-09-30' } };
  expect((await put(early)).body.code).toBe('inspection.card-not-split');
  const who = { ...CARD, traits: [{ id: 'inspector', zh: '检查人员', en: 'inspector', points: { Z1: 3 } }] };
  expect((await put(who)).body).toMatchObject({ code: 'inspection.card-facts', params: { facts: ['inspector'] } });
  expect((await put({ ...CARD, until: '2026-11-21' })).body.code).toBe('inspection.card-over');
  const bad = await office.call('POST', '/scorecards', { file: 'card.yaml', source: '{}', reason: '年度更新' });
  expect(bad.body.code).toBe('inspection.scorecard-not-readable');
  expect((await office.call('GET', '/scorecards')).body.items).toEqual([]);
});

test('a card is in force when another person approves it, and takes the place of the one before', async () => {
  const first = await put({ ...CARD, title: '旧卡' });
  const { body } = await put(CARD);
  expect((await office.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' })).status).toBe(403);
  const { body: told } = await chief.call('GET', `/proposals/${body.proposal}`);
  expect(JSON.stringify(told)).toContain('0.74 [0.7, 0.78]');
  for (const { proposal } of [first.body, body])
    expect((await chief.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).status).toBe(200);
  const { body: cards } = await officer.call('GET', '/scorecards');
  expect(cards.items.map(({ title, state }: Record<string, string>) => [title, state])).toEqual([
    ['餐饮风险评分 2026', 'in-force'],
    ['旧卡', 'replaced'],
  ]);
  expect(cards.items[0].facts.map(({ id, most }: Record<string, unknown>) => [id, most])).toEqual([
    ['hits', 30],
    ['kind', 6],
    ['visited', 10],
  ]);
  expect(cards.items[0].facts.every(({ source }: { source: { basis: string } }) => source.basis)).toBe(true);
  const file = await office.call('GET', `/scorecards/${cards.items[0].id}/file`);
  expect(file.body).toBe(scorecardText(CARD));
  expect((await officer.call('POST', '/scorecards', { file: 'x', source: 'x', reason: 'x' })).status).toBe(403);
});

test('what the register says gives the same points as the file of visits that a card is made from', async () => {
  const text = await database.read((db) => Array.fromAsync(visitLines(db, grading.catalogue)));
  const premises = readVisits('visits.csv', text.join(''));
  const day = dayOf(SCOPE.on)!;
  const card = readScorecard('card', scorecardText(CARD));
  const id = (await office.call('POST', '/plans', { ...SCOPE, title: '试' })).body.id;
  await office.call('POST', `/plans/${id}/proposal`, { revision: 1, reason: '年度计划' });
  const { rows } = await database.read((db) =>
    db.query<{ draw: { terms: { entities: { id: string; points: number }[] } } }>(
      'select draw from inspection.plan where id = $1',
      [id],
    ),
  );
  const given = new Map(rows[0].draw.terms.entities.map((one) => [one.id, one.points]));
  expect(given.size).toBe(40);
  expect(premises).toHaveLength(30);
  for (const one of premises)
    expect(given.get(one.id)).toBe(scoreOf(card, knownOn(one, day, factsFor(premises))).points);
  for (const [entity, points] of given) expect(points, entity).toBe(pointsOf(number(entity)));
});

test('bands of points are the strata; the terms hold points and no facts; everybody works strata out from points', async () => {
  expect((await tried({ strata: SCOPE.strata.slice(1) })).body).toMatchObject({
    ...{ code: 'inspection.card-bands', params: { bands: ['S1', 'S2', 'S3'] } },
  });
  expect((await tried({ on: '2027-10-02', from: '2027-10-02', until: '2027-12-01' })).body.code).toBe(
    'inspection.card-over',
  );
  const { body: dry } = await tried();
  expect(dry.strata.map(({ id }: { id: string }) => id)).toEqual(['S1', 'S2', 'S3', 'control']);
  expect(dry.pool).toBe(40);

  const { id } = (await office.call('POST', '/plans', SCOPE)).body;
  const { body } = await office.call('POST', `/plans/${id}/proposal`, { revision: 1, reason: '年度计划' });
  expect((await chief.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' })).status).toBe(200);
  await office.call('POST', `/plans/${id}/draw`, { values: ['3 1 7'] });
  const { body: file } = await office.call('GET', `/plans/${id}/draw`);
  expect(verify(file).map(({ what, holds }) => `${what} ${holds}`)).toEqual(
    ['commitment', 'scores', 'seed', 'visits', 'changes', 'chain'].map((what) => `${what} true`),
  );
  expect(JSON.stringify(file)).not.toMatch(/hits-1y|F52|H62|never/);
  expect(workOut(file.terms, file.seed).first).toEqual(file.visits);
  expect(placed(file.terms)).toEqual(
    file.terms.entities.map(({ stratum, weight }: { stratum: string; weight?: number }) => ({ stratum, weight })),
  );
  // Somebody of few points among those who are always visited, with a new hash: found out.
  const careful = file.terms.entities.findIndex(({ stratum }: { stratum: string }) => stratum === 'S1');
  const entities = file.terms.entities.with(careful, { ...file.terms.entities[careful], stratum: 'S3' });
  expect(verify(layDown({ ...file.terms, entities }))[1]).toEqual({ what: 'scores', holds: false, count: careful + 1 });

  const { body: visits } = await office.call('GET', `/plans/${id}/visits`);
  for (const { entity, score, stratum } of visits.items) {
    expect(score.points).toBe(pointsOf(number(entity)));
    expect(score.reasons.reduce((sum: number, { points }: { points: number }) => sum + points, 0)).toBe(score.points);
    if (stratum !== 'control') expect(stratum).toBe(score.band);
  }
  const careless = visits.items.find(({ entity }: { entity: string }) => number(entity) < 10);
  expect(careless.score.reasons[0]).toMatchObject({
    ...{ id: 'hits', points: 30, figure: 1, zh: '历年有严重问题的检查达到 1 次', source: 'inspections' },
    ...{ basis: expect.stringContaining('国市监信发〔2022〕6号'), assumption: true },
  });
  const { body: archive } = await office.call('GET', `/plans/${id}/visits/${careless.entity}/archive`);
  expect(archive.visit.score).toEqual(careless.score);

  // Everybody of the worst band is found in breach, nobody else is.
  for (const { entity, score } of visits.items) {
    const critical = score.band === 'S3';
    const results = [{ item: 'food', outcome: critical ? 'corrected' : 'no-problem', critical, problems: '' }];
    const done = await officer.call('POST', `/plans/${id}/visits/${entity}/result`, {
      ...{ on: '2026-11-22', way: 'on-site', results },
    });
    expect(done.status).toBe(200);
  }
  const { figures } = (await office.call('GET', `/plans/${id}`)).body;
  const { bands, drawn, control, criticalMore } = figures.card;
  const worst = bands.find(({ id: band }: { id: string }) => band === 'S3');
  expect(worst.drawn.critical.rate).toMatchObject({ value: 1, high: 1 });
  expect(worst.drawn.critical.rate.low).toBeCloseTo(worst.drawn.done / (worst.drawn.done + 1.959964 ** 2), 6);
  expect(drawn.done + control.done).toBe(visits.items.length);
  expect(drawn.critical.count + control.critical.count).toBe(
    visits.items.filter(({ score }: { score: { band: string } }) => score.band === 'S3').length,
  );
  expect(criticalMore.value).toBeCloseTo(drawn.critical.rate.value - control.critical.rate.value, 9);
  expect(criticalMore.low).toBeLessThan(criticalMore.value);
  expect(drawn.foretold).toBeGreaterThan(0.04);
});

test('by points: everybody’s weight is the odds of his points, and the independent implementation draws the same', async () => {
  const { id } = (await office.call('POST', '/plans', { ...SCOPE, title: '按概率', way: 'points', control: 0 })).body;
  const { body } = await office.call('POST', `/plans/${id}/proposal`, { revision: 1, reason: '年度计划' });
  await chief.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' });
  expect((await office.call('POST', `/plans/${id}/draw`, { values: ['1'] })).body).toEqual({ visits: 12 });
  const { body: file } = await office.call('GET', `/plans/${id}/draw`);
  const weight = (i: number) => file.terms.entities.find((one: { id: string }) => one.id === codeOf(i)).weight;
  // Since the visits above the worst have not changed: those are after the plan's day. 36 points against none: 2^(36/20).
  expect([weight(10), weight(11), weight(0), weight(1)]).toEqual([100, 123, 283, 348]);
  expect(workOut(file.terms, file.seed).first).toEqual(file.visits);
  expect(placed(file.terms)).toEqual(
    file.terms.entities.map(({ stratum, weight: own }: { stratum: string; weight: number }) => ({
      stratum,
      weight: own,
    })),
  );
  expect(ids).toHaveLength(40);
});
