// The overview of a small register, compared with a plain count over explained standings, by reach, and after changes.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { COUNTY, testService } from '../../test/callers.ts';
import { testDatabase } from '../../test/database.ts';
import { dayOf, iso, shanghaiDay } from '../base/day.ts';
import { explainEntity } from '../grading/explain-entity.ts';
import { fileAndGrade, saveAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { recount } from './recount.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const today = shanghaiDay(at);
const who = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

const DIVISIONS = [COUNTY, '210602', '210603', '500103'];
const INDUSTRIES = ['5211', 'F5212', 'H6210', '0111'];
const ENTITIES = 16;

const penalty = (entityId: number, number: string, amount: number, decided_on: string) => ({
  entityId,
  type: 'administrative-penalty',
  source: '市局',
  fields: { document_number: number, decided_on, measures: [{ kind: 'fine', amount }] },
});

beforeAll(async () => {
  await database.transaction((db) =>
    saveAndGrade(
      db,
      who,
      at,
      Array.from({ length: ENTITIES }, (_, i) => ({
        attributes: {
          ...{ name: `第${i}号公司`, kind: i % 5 === 4 ? 'individual' : 'enterprise' },
          ...{ division: DIVISIONS[i % 4], industries: [INDUSTRIES[i % 3]], lon: 124 + i / 100, lat: 40 },
        },
        identifiers: { regno: `R${i}` },
      })),
      grading,
    ),
  );
  const filings = Array.from({ length: 14 }, (_, i) =>
    penalty(1 + (i % 11), `罚${i}号`, i % 2 ? 40_000 : 500, iso(today - 20 - 40 * i)),
  );
  await database.transaction((db) => fileAndGrade(db, who, at, filings, grading));
});

/** By level, division and section, as explanations of every entity say. */
async function plainCount(rulebook: string, on: number, divisions: readonly string[]) {
  const counts: Record<string, number> = {};
  await database.read(async (db) => {
    const { rows } = await db.query('select entity_id, division from registry.entity order by 1');
    for (const { entity_id, division } of rows) {
      if (!divisions.some((prefix) => division.startsWith(prefix))) continue;
      const { level, tier } = await explainEntity(db, grading, {
        entityId: entity_id,
        rulebook,
        on,
        classes: [1, 2, 3, 4],
      });
      if (level === null) continue;
      for (const key of [level, `/${tier?.level ?? ''}`, `${division} ${level}`]) counts[key] = (counts[key] ?? 0) + 1;
    }
  });
  return counts;
}

type Counts = Record<string, number>;

function asPlain(
  body: { levels: Counts; tiers: Counts; divisions: { code: string; levels: Counts }[] },
  tierless: boolean,
) {
  const shown = Object.values(body.levels).reduce((sum, count) => sum + count, 0);
  return {
    ...body.levels,
    ...(tierless ? { '/': shown } : Object.fromEntries(Object.entries(body.tiers).map(([code, n]) => [`/${code}`, n]))),
    ...Object.fromEntries(
      body.divisions.flatMap(({ code, levels }) => Object.entries(levels).map(([level, n]) => [`${code} ${level}`, n])),
    ),
  };
}

test('before anything is counted it says so', async () => {
  const { status, body } = await (await service.signedIn('inspector')).call('GET', '/overview');
  expect([status, body.code]).toEqual([409, 'oversight.not-counted']);
});

test('the figures of any day are a plain count over explained standings, within reach', async () => {
  expect(await recount(database, grading, at)).toBe('all');
  const inspector = await service.signedIn('inspector');
  for (const [rulebook, tierless] of [
    ['chongqing', false],
    ['risk-general', true],
  ] as const)
    for (const on of [today - 33, dayOf('2026-02-01')!, today + 300]) {
      const { body } = await inspector.call('GET', `/overview?rulebook=${rulebook}&on=${iso(on)}`);
      expect(asPlain(body, tierless), `${rulebook} ${iso(on)}`).toEqual(await plainCount(rulebook, on, ['2106']));
    }
  const county = (await (await service.signedIn('area-officer')).call('GET', '/overview')).body;
  expect(county.total).toBe(4);
  expect(county.path).toEqual([{ code: COUNTY, name: '东港市' }]);
  const all = (await inspector.call('GET', '/overview')).body;
  expect(all).toMatchObject({ total: 12, badLevels: ['C', 'D'], behind: false });
  expect(all.bad).toBe((all.levels.C ?? 0) + (all.levels.D ?? 0));
  const retail = (await inspector.call('GET', '/overview?industry=F')).body;
  expect(retail.industries.map(({ code }: { code: string }) => code)).toEqual(['F52']);
  expect(retail.total).toBe(8);
  expect((await inspector.call('GET', '/overview?division=5001')).body.total).toBe(0);
});

test('months past and ahead are the days that an overview of each would show', async () => {
  const inspector = await service.signedIn('inspector');
  const { items } = (await inspector.call('GET', '/overview/months?division=2106')).body;
  expect(items).toHaveLength(37);
  expect(items.filter(({ ahead }: { ahead: boolean }) => ahead)).toHaveLength(12);
  for (const i of [0, 17, 24, 30]) {
    const { body } = await inspector.call('GET', `/overview?on=${items[i].on}`);
    expect(items[i].levels).toEqual(body.levels);
  }
});

test('a filed record moves the figures and the list of moves by one; a full count agrees', async () => {
  const chief = await service.signedIn('inspector');
  const before = (await chief.call('GET', '/overview')).body;
  const moved = (await chief.call('GET', '/overview/moves/count')).body;
  expect(await recount(database, grading, at)).toBe('changed');
  await database.transaction((db) =>
    fileAndGrade(db, who, at, [penalty(15, '新1号', 90_000, iso(today - 1))], grading),
  );
  expect((await chief.call('GET', '/overview')).body).toMatchObject({ behind: true, levels: before.levels });
  expect(await recount(database, grading, at)).toBe('changed');
  const after = (await chief.call('GET', '/overview')).body;
  expect(after.levels).toEqual({ ...before.levels, A: before.levels.A - 1, C: (before.levels.C ?? 0) + 1 });
  const now = (await chief.call('GET', '/overview/moves/count')).body;
  expect(now.past).toEqual({ ...moved.past, worse: moved.past.worse + 1 });
  const { items } = (await chief.call('GET', '/overview/moves?way=worse&days=7')).body;
  expect(items).toMatchObject([
    { entity: { id: 'JX0000000015' }, on: iso(today - 1), before: 'A', after: 'C', way: 'worse' },
  ]);
  expect(items[0].reasons[0]).toMatchObject({ number: '新1号', article: expect.stringContaining('第八条') });
  expect(await recount(database, grading, new Date(+at + 25 * 3_600_000))).toBe('all');
  expect((await chief.call('GET', '/overview')).body.levels).toEqual(after.levels);
});

test('who will get better is listed with what ends, page by page, and only within reach', async () => {
  const inspector = await service.signedIn('inspector');
  const pages: { entity: { id: string }; before: string; after: string; reasons: { number: string }[] }[] = [];
  for (let after = ''; ; ) {
    const query = `when=ahead&days=366&limit=2${after && `&after=${after}`}`;
    const { body } = await inspector.call('GET', `/overview/moves?${query}`);
    pages.push(...body.items);
    if (body.next === null) break;
    after = body.next;
  }
  const { ahead } = (await inspector.call('GET', '/overview/moves/count?days=366')).body;
  expect(pages).toHaveLength(ahead.better + ahead.worse);
  expect(new Set(pages.map(({ entity }) => entity.id)).size).toBeGreaterThan(3);
  expect(pages.every(({ reasons }) => reasons.length > 0 && reasons[0].number)).toBe(true);
  const officer = await service.signedIn('area-officer');
  const { items } = (await officer.call('GET', '/overview/moves?when=ahead&days=366')).body;
  expect(new Set(items.map((item: { entity: { division: { code: string } } }) => item.entity.division.code))).toEqual(
    new Set([COUNTY]),
  );
});

test('points of the map: the bad ones first, none beyond reach', async () => {
  const inspector = await service.signedIn('inspector');
  const { bad } = (await inspector.call('GET', '/overview')).body;
  const { items, cut } = (await inspector.call('GET', '/overview/points')).body;
  expect([items.length, cut]).toEqual([12, false]);
  const levels = items.map(({ level }: { level: string }) => level);
  expect(levels.slice(0, bad).every((level: string) => level === 'C' || level === 'D')).toBe(true);
  expect(levels.slice(bad).some((level: string) => level === 'C')).toBe(false);
  expect((await inspector.call('GET', '/overview/points?limit=3')).body.cut).toBe(true);
  expect((await (await service.signedIn('area-officer')).call('GET', '/overview/points')).body.items).toHaveLength(4);
});

test('days outside the months, departments and unknown rulebooks are refused', async () => {
  const inspector = await service.signedIn('inspector');
  expect((await inspector.call('GET', '/overview?on=2019-01-01')).body.code).toBe('oversight.day-outside');
  expect((await inspector.call('GET', '/overview?rulebook=none')).body.code).toBe('grading.unknown-rulebook');
  expect((await (await service.signedIn('department-user')).call('GET', '/overview')).status).toBe(403);
});
