// The questions that pages ask of grading, on a small register.

import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { dayOf } from '../base/day.ts';
import type { Filing } from '../ledger/filing.ts';
import type { Fields } from '../ledger/record.ts';
import { explainStanding, listRulebooks, listStandings, listUndetermined } from './api.ts';
import { listEntities } from './entities-api.ts';
import { explainEntity } from './explain-entity.ts';
import { exportGrades } from './export-grades.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from './file.ts';
import { previewRecord } from './filing-api.ts';
import { type EntityQuestion, entityList } from './list-entities.ts';
import { previewFiling } from './preview.ts';
import { prepareRegister } from './register.ts';
import { bookLine } from './rulebook-line.ts';
import { standingsOf } from './standings.ts';
import { undeterminedPage } from './undetermined-page.ts';

const who = { id: 'clerk', name: 'clerk' };
const classes = [1, 2, 3, 4];
const database = await testDatabase();
const at = new Date('2024-06-01T04:00:00Z');
const today = dayOf('2024-06-01')!;
const { grading } = await prepareRegister(database, at);

const penalty = (entityId: number, number: string, on: string, measures: object[], more: Fields = {}): Filing => ({
  entityId,
  type: 'administrative-penalty',
  source: '某局',
  fields: { document_number: number, decided_on: on, measures: measures as Fields[], ...more },
});
const fine = (amount: number) => [{ kind: 'fine', amount }];

async function file(...filings: Filing[]): Promise<number[]> {
  const filed = await database.transaction((db) => fileAndGrade(db, who, at, filings, grading));
  return filed.map(({ recordId }) => recordId!);
}

beforeAll(async () => {
  const inputs = ['山海公司', '江河公司', '平原公司', '高原矿业'].map((name, i) => ({
    attributes: { name, kind: 'enterprise', division: i < 2 ? '210602' : '500103', tags: i === 3 ? ['煤矿开采'] : [] },
    identifiers: { regno: `R${i}` },
  }));
  await database.transaction((db) => saveAndGrade(db, who, new Date('2020-01-01T00:00:00Z'), inputs, grading));
  await file(
    penalty(1, '一号', '2024-03-01', fine(30_000.01)),
    penalty(2, '二号', '2023-09-01', [{ kind: 'licence-revoked' }]),
    penalty(3, '三号', '2022-01-01', fine(50_000)),
  );
});

const list = (more: Partial<EntityQuestion> = {}, on = today) =>
  database.read((db) => entityList(db, grading, { rulebook: 'chongqing', sort: 'id', limit: 50, ...more }, on));
const names = async (more?: Partial<EntityQuestion>, on?: number) =>
  (await list(more, on)).items.map(({ name }) => name);

async function undecided(rulebook: string): Promise<string[]> {
  const { rows } = await database.read((db) =>
    db.query(
      `select distinct e.name, e.entity_id from grading.undetermined u join registry.entity e using (entity_id)
       where u.rulebook = (select id from grading.rulebook where code = $1) order by e.entity_id`,
      [rulebook],
    ),
  );
  return rows.map(({ name }) => name);
}

test('a list shows each entity with its standing today, and the runs before and after', async () => {
  const answer = await list();
  expect(listEntities.answer.safeParse(answer).error).toBeUndefined();
  expect(answer.total).toEqual({ count: 4, exact: true });
  expect(answer.items.map(({ standing }) => [standing!.level, standing!.tier])).toEqual([
    ['C', 'III'],
    ['D', 'IV'],
    ['A', 'I'],
    ['A', 'III'],
  ]);
  expect(answer.items[0].standing).toEqual({
    rulebook: 'chongqing',
    level: 'C',
    tier: 'III',
    since: '2024-03-01',
    until: '2025-03-02',
    spans: [
      { from: null, until: '2024-03-01', level: 'A', tier: 'I' },
      { from: '2024-03-01', until: '2025-03-02', level: 'C', tier: 'III' },
      { from: '2025-03-02', until: null, level: 'A', tier: 'I' },
    ],
  });
  await expect(list({ rulebook: 'nowhere' })).rejects.toThrow('nowhere');
});

test('filters by level and tier hold on the day of asking, beside all others and with a search', async () => {
  expect(await names({ levels: ['C', 'D'] })).toEqual(['山海公司', '江河公司']);
  expect(await names({ levels: ['C', 'D'], division: '5' })).toEqual([]);
  expect(await names({ levels: ['A'] })).toEqual(['平原公司', '高原矿业']);
  expect(await names({ levels: ['A'] }, dayOf('2025-03-02')!)).toEqual(['山海公司', '平原公司', '高原矿业']);
  expect(await names({ levels: ['C'] }, dayOf('2025-03-01')!)).toEqual(['山海公司']);
  expect(await names({ tiers: ['III', 'IV'] })).toEqual(['山海公司', '江河公司', '高原矿业']);
  expect(await names({ levels: ['A'], tiers: ['III'] })).toEqual(['高原矿业']);
  expect(await names({ levels: ['A'], q: '公司' })).toEqual(['平原公司']);
  expect(await names({ levels: ['C', 'D'], q: '公司' })).toEqual(['山海公司', '江河公司']);
  expect(await names({ levels: ['C', 'D'], tiers: ['III'] })).toEqual(['山海公司']);
  expect(await names({ tiers: ['IV'], sort: 'name' })).toEqual(['江河公司']);
  expect(await names({ levels: ['.*'] })).toEqual([]);
  expect((await list({ levels: ['D'] })).total).toEqual({ count: 1, exact: true });
});

test('what needs attention: levels that end within thirty days, and what a person must decide', async () => {
  expect(await names({ attention: 'ending' })).toEqual([]);
  expect(await names({ attention: 'ending' }, dayOf('2025-02-10')!)).toEqual(['山海公司']);
  expect(await names({ attention: 'ending', levels: ['D'] }, dayOf('2025-02-10')!)).toEqual([]);
  expect(await names({ attention: 'ending', tiers: ['III'] }, dayOf('2025-02-10')!)).toEqual(['山海公司']);
  expect(await names({ attention: 'undetermined' })).toEqual(await undecided('chongqing'));
});

test('pages of a filter by level joined are the whole list, by id and by name', async () => {
  for (const sort of ['id', 'name'] as const) {
    const whole = await names({ levels: ['A', 'C'], sort });
    const turned: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ levels: ['A', 'C'], sort, after, limit: 1 });
      turned.push(...page.items.map(({ name }) => name));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(turned).toEqual(whole);
    expect(whole).toHaveLength(3);
  }
});

test('standings are those stored, under every rulebook, with the records that caused them', async () => {
  const answer = await database.read((db) => standingsOf(db, grading, { entityId: 1, classes, today: 0 }));
  expect(listStandings.answer.safeParse(answer).error).toBeUndefined();
  expect(answer.items.map(({ rulebook }) => rulebook)).toEqual([...grading.books.keys()]);
  const { rows } = await database.read((db) =>
    db.query(
      `select b.code as rulebook, level, tier, edition, from_day, until_day from grading.span s
       join grading.rulebook b on b.id = s.rulebook where entity_id = 1 order by from_day`,
    ),
  );
  const day = (text: string) => (text.endsWith('infinity') ? null : text);
  for (const { rulebook, spans } of answer.items)
    expect(spans.map(({ from, until, level, tier, edition }) => ({ from, until, level, tier, edition }))).toEqual(
      rows
        .filter((row) => row.rulebook === rulebook)
        .map(({ level, tier, edition, from_day, until_day }) => ({
          from: day(from_day),
          until: day(until_day),
          level,
          tier,
          edition,
        })),
    );
  const chongqing = answer.items.find(({ rulebook }) => rulebook === 'chongqing')!;
  expect(chongqing.levels.map(({ code, zh, card }) => `${code} ${zh} ${card}`)[2]).toBe('C 一般失信 yellow');
  expect(chongqing.tiers.map(({ code }) => code)).toEqual(['I', 'II', 'III', 'IV']);
  const bad = chongqing.spans.find(({ level }) => level === 'C')!;
  expect(answer.records.filter(({ record }) => bad.causes.includes(record))).toMatchObject([
    { number: '一号', on: '2024-03-01', label: { zh: '行政处罚' }, what: { zh: '行政处罚：罚款 30,000.01 元' } },
  ]);
});

test('what was known earlier is answered as it was', async () => {
  const [record] = await file(penalty(3, '四号', '2024-05-01', fine(40_000)));
  const later = new Date('2024-06-02T04:00:00Z');
  await database.transaction((db) =>
    withdrawAndGrade(db, who, later, { entityId: 3, recordId: record, why: '撤销' }, grading),
  );
  const levels = async (asKnown?: string) => {
    const { items } = await database.read((db) =>
      standingsOf(db, grading, { entityId: 3, asKnown, classes, today: 0 }),
    );
    return items.find(({ rulebook }) => rulebook === 'chongqing')!.spans.map(({ level }) => level);
  };
  expect(await levels()).toEqual(['A', 'C', 'A']);
  expect(await levels('2024-06-01T12:00:00.000Z')).toEqual(['A', 'C', 'A', 'C', 'A']);
  expect(await levels('2021-01-01T00:00:00.000Z')).toEqual(['A']);
});

test('an explanation is data and sentences', async () => {
  const explained = await database.read((db) =>
    explainEntity(db, grading, { entityId: 1, rulebook: 'chongqing', on: today, classes }),
  );
  expect(explainStanding.answer.safeParse(explained).error).toBeUndefined();
  expect(explained).toMatchObject({
    level: 'C',
    lastDay: '2025-03-01',
    reasons: [{ record: { number: '一号' } }],
    better: { level: 'A', from: '2025-03-02' },
  });
  expect(explained.sentences.zh.join('\n')).toContain('一号');
  expect(explained.sentences.en.join('\n')).toContain('2025-03-01');
});

test('a preview tells what filing then does, and writes nothing', async () => {
  const filing = penalty(1, '五号', '2024-05-20', fine(60_000));
  const preview = await database.read((db) => previewFiling(db, at, filing, grading));
  expect(previewRecord.answer.safeParse(preview).error).toBeUndefined();
  const chongqing = preview.consequences.find(({ rulebook }) => rulebook === 'chongqing')!;
  expect([chongqing.now, chongqing.after, chongqing.changes]).toEqual([
    { until: '2025-03-02', level: 'C', tier: 'III' },
    { until: '2025-05-21', level: 'C', tier: 'III' },
    true,
  ]);
  expect((await list({ q: '山海公司' })).items[0].standing!.until).toBe('2025-03-02');
  const [record] = await file(filing);
  const stored = (await list({ q: '山海公司' })).items[0].standing!;
  expect(stored.spans).toEqual(chongqing.spansAfter);

  const mild = penalty(1, '五号', '2024-05-20', [{ kind: 'warning' }]);
  const corrected = await database.read((db) => previewFiling(db, at, mild, grading, record));
  await database.transaction((db) =>
    correctAndGrade(db, who, at, { entityId: 1, recordId: record, fields: mild.fields, why: '有误' }, grading),
  );
  expect((await list({ q: '山海公司' })).items[0].standing!.spans).toEqual(
    corrected.consequences.find(({ rulebook }) => rulebook === 'chongqing')!.spansAfter,
  );
});

test('a preview says what is wrong, by path, and consequences only when nothing is', async () => {
  const wrong = penalty(1, '', '2031-01-01', [{ kind: 'fine', amount: -1 }]);
  const preview = await database.read((db) => previewFiling(db, at, wrong, grading));
  expect(preview.faults.map(({ path }) => path).sort()).toEqual([
    'decided_on',
    'document_number',
    'measures[1].amount',
  ]);
  expect(preview.faults.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true);
  expect(preview.consequences).toEqual([]);
});

test('undetermined records come page by page, the same as stored', async () => {
  const open = [1, 2, 3].map((n) => penalty(4, `未定${n}号`, '2024-02-01', [{ kind: 'other' }]));
  await file(...open);
  const { rows } = await database.read((db) =>
    db.query(
      `select b.code as rulebook, count(*) as lines from grading.undetermined u
       join grading.rulebook b on b.id = u.rulebook group by b.code`,
    ),
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { rulebook, lines } of rows) {
    let seen = 0;
    let after: string | undefined;
    do {
      const from = after;
      const page = await database.read((db) => undeterminedPage(db, grading, { rulebook, after: from, limit: 1 }));
      expect(listUndetermined.answer.safeParse(page).error).toBeUndefined();
      seen += page.items.length;
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen, rulebook).toBe(lines);
  }
});

test('rulebooks in short', () => {
  const items = [...grading.books.values()].map(bookLine);
  expect(listRulebooks.answer.safeParse({ items }).error).toBeUndefined();
  const adjustable = items.flatMap((book) =>
    book.dimensions.flatMap(({ id, adjustable: to }) => (to.length ? [`${book.id} ${id} ${to.join('')}`] : [])),
  );
  expect(adjustable).toEqual(['chongqing tier IIIIIIIV', 'shenhe grade BC']);
});

test('the list agrees with the export of grades under every rulebook', async () => {
  for (const rulebook of grading.books.keys()) {
    const exported: unknown[] = [];
    await database.read(async (db) => {
      for await (const { name, level, tier } of exportGrades(db, grading, { rulebook, on: '2024-06-01' }))
        exported.push([name, level, tier]);
    });
    const listed = (await list({ rulebook })).items.map(({ name, standing }) => [
      name,
      standing?.level ?? null,
      standing?.tier ?? null,
    ]);
    expect(listed, rulebook).toEqual(exported);
  }
});
