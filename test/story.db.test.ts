// One firm's story through supervision, from registration to recovery; every day is that of the two source documents (重庆 = the Chongqing
// measures, 江海 = the practice of the Jianghai branch), worked out by hand beside it. Nothing here reads a clock.

import { afterAll, expect, test } from 'vitest';
import { shanghaiDay } from '../src/base/day.ts';
import type { AnswerOf } from '../src/base/http/operation.ts';
import { CASES } from '../src/cases.ts';
import { loadSheets } from '../src/duties/load-sheets.ts';
import { exportGrades } from '../src/grading/export-grades.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { appoint } from '../src/supervision/areas/appoint.ts';
import { claim } from '../src/supervision/areas/claim.ts';
import { drawArea } from '../src/supervision/areas/draw-area.ts';
import { placeEntities } from '../src/supervision/areas/place-entities.ts';
import { routeOrder } from '../src/supervision/areas/routes-on.ts';
import { tagEntities } from '../src/supervision/areas/tag.ts';
import { catchUp } from '../src/supervision/duties/catch-up.ts';
import { dutyPage } from '../src/supervision/duties/list-duties.ts';
import type { readToday } from '../src/supervision/today/today-api.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const at = (day: string, hour = 9) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);
const { grading } = await prepareRegister(database, at('2026-03-02'));
let now = at('2026-03-02');
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());

type Orders = AnswerOf<typeof readToday>['orders'];

const sheets = loadSheets();
const rules = new Map(sheets.flatMap((sheet) => sheet.rules.map((rule) => [rule.id, rule] as const)));
const USCC = makeUscc('91', '210681', 1);
const BUREAU = '金信市市场监督管理局';
const accounts = new Map(
  (await database.read((db) => db.query<{ name: string; id: string }>('select name, id from base.account'))).rows.map(
    ({ name, id }) => [name, id],
  ),
);
const by = (role: 'area-officer' | 'station-head' | 'registrar') => ({
  ...{ id: accounts.get(role)!, name: role, role, unit: { id: 'county', name: '东港市局' }, reach: [COUNTY] },
  ...{ permissions: [], classes: [1, 2, 3], source: null },
});

/** How it stands on a day: grade and tier, and the grade of the other rulebook. */
async function standing(rulebook: string, on: string) {
  const lines = await database.read((db) => Array.fromAsync(exportGrades(db, grading, { rulebook, on })));
  const { level, tier, since, until } = lines.find(({ code }) => code === USCC)!;
  return { level, tier, since, until };
}

/** Whom the officer is to visit on a day and why, as his list of the morning says it. */
async function ordersOf(day: string) {
  await catchUp(database, grading, { sheets, cases: CASES }, at(day, 8));
  now = at(day, 8);
  const officer = await service.signedIn('area-officer');
  const { orders } = (await officer.call('GET', '/today')).body;
  return orders.map(({ entity, light, reasons, tier }: Orders[number]) => ({
    ...{ name: entity.name, light, tier },
    why: reasons.map(({ duty, due }) => `${duty.split('.')[1]} ${due}`),
  }));
}

/** What somebody's list of deadlines says of it in the morning of a day. */
async function morning(
  day: string,
  role: 'area-officer' | 'station-head' = 'area-officer',
  whose: 'mine' | 'all' = 'mine',
) {
  await catchUp(database, grading, { sheets, cases: CASES }, at(day, 8));
  const question = { whose, entityId: 1, limit: 50 };
  const { items } = await database.read((db) => dutyPage(db, rules, question, by(role), shanghaiDay(at(day, 8))));
  return items.map((one) => `${one.rule} ${one.due} ${one.state}`);
}

async function file(day: string, type: string, fields: object): Promise<void> {
  const filing = { entityId: 1, type, source: BUREAU, fields: fields as never };
  await database.transaction((db) => fileAndGrade(db, by('area-officer'), at(day, 16), [filing], grading));
}

test('registered, proposed to its area, and claimed in time', async () => {
  const [head, officer] = [by('station-head'), by('area-officer')];
  const boundary = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [124, 39],
        [125, 39],
        [125, 40],
        [124, 40],
        [124, 39],
      ],
    ] as [[number, number][]],
  };
  await database.transaction(async (db) => {
    const drawn = { name: '东港第一网格', unit: 'county', parent: null, boundary, divisions: [], words: [] };
    const area = await drawArea(db, head, at('2026-03-02'), drawn, '年度划定');
    const post = { area, account: officer.id, part: 'officer' as const, from: '2026-03-02', until: null };
    await appoint(db, head, at('2026-03-02'), post);
    const said = {
      ...{ name: '金信小馆有限公司', kind: 'enterprise', status: 'open', established_on: '2026-03-02' },
      ...{ division: COUNTY, lon: 124.5, lat: 39.5, industries: ['6210'] },
    };
    const input = { attributes: said, identifiers: { uscc: USCC } };
    await saveAndGrade(db, by('registrar'), at('2026-03-02'), [input], grading);
  });
  await file('2026-03-02', 'administrative-licence', { document_number: '许1', decided_on: '2026-03-02' });
  // 重庆 40: within the area's border. 重庆 41 (1): three working days from Monday 2 March end on Thursday the 5th.
  await placeEntities(database, at('2026-03-02', 10));
  expect(await morning('2026-03-03', 'station-head')).toContain('claim-enterprise 2026-03-05 open');
  const [{ refused }] = await database.transaction((db) => claim(db, officer, at('2026-03-05'), [1]));
  expect(refused).toBeUndefined();
  expect(await morning('2026-03-06', 'station-head')).toContain('claim-enterprise 2026-03-05 in-time');
  // 重庆 6, 29: no penalty, no key industry, no key region.
  expect(await standing('chongqing', '2026-03-05')).toMatchObject({ level: 'A', tier: 'I' });
});

test('tagged, and patrolled as its tier asks', async () => {
  const tags = { add: ['餐饮服务'], remove: [], asTrade: false, keyRegion: null, on: '2026-03-06', why: '登记时标注' };
  // 重庆 42 (1): the registration department tags. 重庆 17 (5), 31 (2): serving meals is a gathering place, tier II.
  await database.transaction((db) => tagEntities(db, by('registrar'), at('2026-03-06'), [1], tags, grading));
  expect(await standing('chongqing', '2026-03-05')).toMatchObject({ level: 'A', tier: 'I' });
  expect(await standing('chongqing', '2026-03-06')).toMatchObject({ level: 'A', tier: 'II' });
  // 重庆 32 (1): once a year. 江海 (1): of class B (gathering places, our reading) each half-year.
  expect(await morning('2026-03-07')).toEqual(
    expect.arrayContaining(['patrol-tier-ii 2026-12-31 open', 'patrol-class-b 2026-06-30 open']),
  );
  // 重庆 45: entered within two working days: patrolled on Friday 10 April, entered on Tuesday the 14th.
  const patrol = { document_number: '检1', inspected_on: '2026-04-10', kind: 'routine', outcome: 'no-problem' };
  await file('2026-04-14', 'inspection-result', patrol);
  expect(await morning('2026-04-15')).toContain('patrol-tier-ii 2026-12-31 in-time');
  expect(await morning('2026-04-15', 'area-officer', 'all')).toContain('patrol-entry 2026-04-14 in-time');
});

test('fined: tier III, and the officer’s list says so the next morning', async () => {
  const fine = { document_number: '罚1', decided_on: '2026-05-11', measures: [{ kind: 'fine', amount: 40_000 }] };
  await file('2026-05-11', 'administrative-penalty', fine);
  expect(await standing('chongqing', '2026-05-10')).toMatchObject({ level: 'A', tier: 'II' });
  // 重庆 8: above 30,000 yuan is C. 重庆 11: from the day of the penalty. 重庆 13: one year. 重庆 33 (1): C is tier III.
  expect(await standing('chongqing', '2026-05-11')).toEqual({
    ...{ level: 'C', tier: 'III', since: '2026-05-11', until: '2027-05-12' },
  });
  // 江海 (2): lowered by itself and locked for one year. By amount it is C there too (our reading of 轻重).
  expect(await standing('jianghai', '2026-05-11')).toMatchObject({ level: 'C', until: '2027-05-12' });
  // 重庆 30 (1) speaks of a visit after the case: three months, 11 August (our reading).
  // What is left of the first half-year is less than half of it: the patrol of 重庆 34 (1) is due from July on.
  expect(await ordersOf('2026-05-12')).toEqual([
    { name: '金信小馆有限公司', light: 'green', tier: 'III', why: ['visit-after-case 2026-08-11'] },
  ]);
  const order = await database.read((db) => routeOrder(db, '2026-05-12', [1]));
  expect(order.map(({ entityId }) => entityId)).toEqual([1]);
});

test('drawn in a plan and found in breach; rectifies', async () => {
  now = at('2026-06-01');
  const [office, chief] = [await service.signedIn('credit-office'), await service.signedIn('bureau-chief')];
  const certificate = { department: 'market', knows: ['食品'], avoids: [], expires: '2028-01-01' };
  for (const [name, account] of [
    ['Z1', accounts.get('inspector')!],
    ['Z2', null],
  ])
    await office.call('POST', '/inspectors', { ...certificate, certificate: name, name, account });
  const scope = {
    ...{ title: '餐饮抽查', on: '2026-06-01', from: '2026-06-01', until: '2026-06-30', division: '2106' },
    ...{ items: ['food'], rulebook: 'chongqing', by: 'level', way: 'ratio', share: 100 },
    strata: ['A', 'B', 'C', 'D'].map((id) => ({ id, share: 100, weight: 1, atLeast: null, atMost: null })),
    ...{ control: 0, exclude: { visitedSince: null, visits: null, dormant: true } },
    ...{ officersEach: 2, most: null, daysEach: 0.5, budget: 10 },
    seed: { kind: 'public', source: '体彩排列三', known: '2026-06-01' },
  };
  const { id } = (await office.call('POST', '/plans', scope)).body;
  const proposed = await office.call('POST', `/plans/${id}/proposal`, { revision: 1, reason: '年度计划' });
  expect(proposed.body).toEqual({ proposal: expect.any(Number) });
  await chief.call('POST', `/proposals/${proposed.body.proposal}/approval`, { reason: '同意' });
  expect((await office.call('POST', `/plans/${id}/draw`, { values: ['317'] })).body).toEqual({ visits: 1 });
  now = at('2026-06-02', 8);
  const visitor = await service.signedIn('inspector');
  const { items } = (await visitor.call('GET', '/me/visits')).body;
  expect(items.map(({ name }: { name: string }) => name)).toEqual(['金信小馆有限公司']);
  const results = [{ item: 'food', outcome: 'corrected', critical: false, problems: '餐具没有消毒' }];
  const done = await visitor.call('POST', `/plans/${id}/visits/${items[0].entity}/result`, {
    ...{ on: '2026-06-02', way: 'on-site', results },
  });
  expect(done.status).toBe(200);
  await file('2026-06-02', 'rectification-order', {
    ...{ document_number: '改1', issued_on: '2026-06-02', due_on: '2026-06-16' },
  });
  // The order's own term ends on 16 June; ten working days on, the 19th being the Dragon Boat Festival, end on 1 July.
  expect(await morning('2026-06-17')).toContain('rectification-recheck 2026-07-01 open');
  const recheck = { document_number: '检2', inspected_on: '2026-06-25', kind: 'follow-up', outcome: 'no-problem' };
  await file('2026-06-25', 'inspection-result', recheck);
  expect(await morning('2026-06-26')).toContain('rectification-recheck 2026-07-01 in-time');
});

test('patrolled each half-year as long as it is tier III, and recovers after one year without a new penalty', async () => {
  // 重庆 34 (1): each half-year. The check of June is no patrol of the second half-year.
  expect(await morning('2026-07-01')).toContain('patrol-tier-iii 2026-12-31 open');
  const patrol = { document_number: '检3', inspected_on: '2026-09-03', kind: 'routine', outcome: 'no-problem' };
  await file('2026-09-04', 'inspection-result', patrol);
  expect(await morning('2026-09-05')).toContain('patrol-tier-iii 2026-12-31 in-time');
  // Tier III ends on 11 May, more than half of the half-year: what is due then is due on the last day of it.
  expect(await morning('2027-01-04')).toContain('patrol-tier-iii 2027-05-11 open');
  // 重庆 13: one year from 11 May 2026 ends with 11 May 2027; 重庆 12: then it is graded anew. It still serves meals: tier II.
  expect(await standing('chongqing', '2027-05-11')).toMatchObject({ level: 'C', tier: 'III' });
  expect(await standing('chongqing', '2027-05-12')).toEqual({
    ...{ level: 'A', tier: 'II', since: '2027-05-12', until: null },
  });
  expect(await standing('jianghai', '2027-05-12')).toMatchObject({ level: 'A' });
});
