// Kept rows say what is shown today, nothing of it outlives its end, removals are told without what was removed, and the public's reader sees no more.

import { expect, test } from 'vitest';
import { COUNTY } from '../../test/callers.ts';
import { testDatabase } from '../../test/database.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { catchUpPublicity } from './catch-up.ts';
import { listShown, removedSince } from './list-shown.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const { catalogue } = grading;
const later = (minutes: number) => new Date(+at + minutes * 60_000);

await database.transaction(async (db) => {
  const entity = (name: string, kind: string, division = COUNTY) => ({
    attributes: {
      name,
      kind,
      status: 'open',
      established_on: '2020-03-04',
      division,
      legal_person: '王小明',
      address: '一街1号',
    },
    identifiers: { regno: name },
  });
  const entities = [
    entity('甲公司', 'enterprise'),
    entity('乙店', 'individual'),
    entity('李四', 'unlicensed'),
    entity('远公司', 'enterprise', '210602'),
  ];
  await saveAndGrade(db, clerk, at, entities, grading);
});

async function file(entityId: number, type: string, fields: object) {
  const filing = { entityId, source: '市局', type, fields: fields as never };
  const [filed] = await database.transaction((db) => fileAndGrade(db, clerk, at, [filing], grading));
  return filed.recordId!;
}

const fine = (number: string, decided_on = '2026-09-01') => ({
  ...{
    document_number: number,
    decided_on,
    legal_person: '王小明',
    facts: '王小明售卖过期食品',
    violation: '售卖过期食品',
  },
  measures: [{ kind: 'fine', amount: 500_000 }],
});
const type = 'administrative-penalty';
const numbers = async (on = at, more: object = {}) => {
  const page = await database.read((db) => listShown(db, catalogue, on, { type, limit: 50, ...more }));
  return page.items.map(({ number }) => number);
};
const removals = async (on: Date, cursor?: string) => database.read((db) => removedSince(db, on, { cursor }));
const repair = (number: string, record: string) => ({
  ...{ document_number: number, decided_on: '2026-11-22', kind: 'final', record_type: type, record_number: record },
});

const records: number[] = [];
for (const [entity, number] of [
  [1, '罚1号'],
  [2, '罚2号'],
  [3, '罚3号'],
  [4, '罚4号'],
  [1, '罚5号'],
] as const)
  records.push(await file(entity, type, fine(number)));
await catchUpPublicity(database, catalogue, at);

test('a list shows what is shown today, by division and page by page; nobody who is a person', async () => {
  expect(await numbers()).toEqual(['罚1号', '罚5号', '罚2号', '罚4号']);
  expect(await numbers(at, { division: '210602' })).toEqual(['罚4号']);
  const first = await database.read((db) => listShown(db, catalogue, at, { type, limit: 3 }));
  const second = await database.read((db) => listShown(db, catalogue, at, { type, limit: 3, after: first.next! }));
  expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(['罚1号', '罚5号', '罚2号', '罚4号']);
  expect(JSON.stringify([first, second])).not.toMatch(/王小明|过期食品.*王|李四/);
  expect(first.items[0].fields.map(({ name }) => name)).toEqual([
    'document_number',
    'decided_on',
    'measures',
    'violation',
  ]);
  expect(await catchUpPublicity(database, catalogue, at)).toMatchObject({ changed: 0 });
});

test('what ends is gone on the day, though nothing is worked out: in lists, for the public, in what is told', async () => {
  const lastDay = new Date('2027-09-01T15:59:59Z');
  const after = new Date('2027-09-01T16:00:00Z');
  expect(await numbers(lastDay)).toHaveLength(4);
  expect(await numbers(after)).toEqual([]);
  const seen = async (day: string) =>
    (await database.asPublic(day, (db) => db.query('select number from publicity.open_record order by 1'))).rows.length;
  expect([
    await seen('2026-08-31'),
    await seen('2026-09-01'),
    await seen('2027-09-01'),
    await seen('2027-09-02'),
  ]).toEqual([0, 4, 4, 0]);
  expect((await removals(lastDay)).items).toEqual([]);
  expect((await removals(new Date(+after + 60_000))).items.map(({ why }) => why)).toEqual(Array(5).fill('expired'));
});

test('what is repaired, withdrawn or corrected is gone from lists at once, and told by its name alone', async () => {
  const before = await database.read((db) => listShown(db, catalogue, at, { type, limit: 50 }));
  const idOf = (number: string) => before.items.find((one) => one.number === number)!.publicId;
  await file(1, 'credit-repair', repair('修1号', '罚1号'));
  const wrong = { entityId: 2, recordId: records[1], why: '撤销' };
  await database.transaction((db) => withdrawAndGrade(db, clerk, at, wrong, grading));
  const fields = fine('罚4号', '2025-11-01') as never;
  const corrected = { entityId: 4, recordId: records[3], fields, why: '日期写错' };
  await database.transaction((db) => correctAndGrade(db, clerk, at, corrected, grading));
  expect(await numbers()).toEqual(['罚5号']);
  await catchUpPublicity(database, catalogue, at);
  const { items, cursor } = await removals(later(1));
  expect(items.toSorted((a, b) => a.why.localeCompare(b.why))).toEqual([
    { publicId: idOf('罚4号'), at: at.toISOString(), why: 'corrected' },
    { publicId: idOf('罚1号'), at: at.toISOString(), why: 'repaired' },
    { publicId: idOf('罚2号'), at: at.toISOString(), why: 'withdrawn' },
  ]);
  expect(await removals(later(1), cursor)).toEqual({ items: [], cursor });
  const { rows } = await database.asPublic('2026-11-22', (db) =>
    db.query('select number from publicity.open_record order by 1'),
  );
  expect(rows.map(({ number }) => number)).toEqual(['罚5号']);
});

test('a reversed repair shows it again', async () => {
  const reversal = { document_number: '撤1号', decided_on: '2026-11-22', kind: 'reversed', reverses: '修1号' };
  await file(1, 'credit-repair', { ...reversal, record_type: type, record_number: '罚1号' });
  await catchUpPublicity(database, catalogue, later(5));
  expect(await numbers()).toEqual(['罚1号', '罚5号']);
});

test('the public reads two views and no table of records or entities; persons are not in them', async () => {
  const read = (sql: string) => database.asPublic('2026-11-22', (db) => db.query(sql));
  for (const table of [
    'ledger.record',
    'ledger.entry',
    'registry.entity',
    'registry.relation',
    'grading.standing',
    'publicity.shown',
  ])
    await expect(read(`select * from ${table}`)).rejects.toThrow('permission denied');
  const { rows } = await read('select fields from publicity.open_record');
  expect(JSON.stringify(rows)).toContain('售卖过期食品');
  expect(JSON.stringify(rows)).not.toContain('王小明');
  const entities = (await read('select name, legal_person, address from publicity.open_entity order by entity_id'))
    .rows;
  expect(entities).toEqual([
    { name: '甲公司', legal_person: '王小明', address: '一街1号' },
    { name: '乙店', legal_person: '王**', address: null },
    { name: '远公司', legal_person: '王小明', address: '一街1号' },
  ]);
  expect((await database.asPublic('', (db) => db.query('select * from publicity.open_record'))).rows).toEqual([]);
});
