// Kept rows say what is shown today, nothing of it outlives its end, removals are told without what was removed, and the public's reader sees no more of the ledger.

import { expect, test } from 'vitest';
import { COUNTY } from '../../test/callers.ts';
import { testDatabase } from '../../test/database.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { catchUpPublicity } from './catch-up.ts';
import { publicityOfMany } from './publicity-of.ts';
import { removedSince } from './removed-since.ts';

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
/** What the public's reader sees of the ledger on a day, without any condition of ours. */
const asPublic = (day: string, sql: string) => {
  const limit = { reach: [''], source: undefined, classes: [1, 2], day, public: true as const };
  return database.as(limit).read(async (db) => (await db.query(sql)).rows);
};
const numbers = async (day = '2026-11-22') =>
  (await asPublic(day, 'select number from ledger.record order by number')).map(({ number }) => number);
const judged = async (on = at) => {
  const all = await database.read((db) => publicityOfMany(db, catalogue, on, [1, 2, 3]));
  return [...all.values()]
    .flat()
    .filter(({ state }) => state === 'shown')
    .map(({ number }) => number)
    .sort();
};
const removals = async (on: Date, cursor?: string) => database.read((db) => removedSince(db, on, { cursor }));
const repair = (number: string, record: string) => ({
  ...{ document_number: number, decided_on: '2026-11-22', kind: 'final', record_type: type, record_number: record },
});

const records: number[] = [];
for (const [entity, number] of [
  [1, '罚1号'],
  [2, '罚2号'],
  [3, '罚4号'],
  [1, '罚5号'],
] as const)
  records.push(await file(entity, type, fine(number)));
await catchUpPublicity(database, catalogue, at);

test('the public sees of the ledger what is shown today, the last word alone; of what is internal nothing', async () => {
  expect(await numbers()).toEqual(['罚1号', '罚2号', '罚4号', '罚5号']);
  expect(await numbers()).toEqual(await judged());
  const draft = { entityId: 1, recordId: records[3], fields: { ...fine('罚5号'), law: '某法' } as never, why: '更正' };
  await database.transaction((db) => correctAndGrade(db, clerk, at, draft, grading));
  await catchUpPublicity(database, catalogue, at);
  const entries = await asPublic('2026-11-22', `select act from ledger.entry where record_id = ${records[3]}`);
  expect(entries).toEqual([{ act: 'correct' }]);
  for (const table of ['ledger.key', 'grading.standing', 'registry.relation', 'supervision.warning', 'duties.duty'])
    expect(await asPublic('2026-11-22', `select * from ${table}`)).toEqual([]);
  expect(await asPublic('', 'select * from ledger.record')).toEqual([]);
  expect(await catchUpPublicity(database, catalogue, at)).toMatchObject({ changed: 0 });
});

test('what ends is gone on the day, though nothing is worked out: for the public, judged live, in what is told', async () => {
  const lastDay = new Date('2027-09-01T15:59:59Z');
  const after = new Date('2027-09-01T16:00:00Z');
  expect([await numbers('2026-08-31'), await numbers('2027-09-02')]).toEqual([[], []]);
  expect([(await numbers('2026-09-01')).length, (await numbers('2027-09-01')).length]).toEqual([4, 4]);
  expect([(await judged(lastDay)).length, (await judged(after)).length]).toEqual([4, 0]);
  expect((await removals(lastDay)).items).toEqual([]);
  expect((await removals(new Date(+after + 60_000))).items.map(({ why }) => why)).toEqual(Array(4).fill('expired'));
});

test('what is repaired, withdrawn or corrected is gone, and told by its name alone', async () => {
  const ids = await asPublic(
    '2026-11-22',
    'select number, public_id as id from publicity.shown join ledger.record using (entity_id, record_id)',
  );
  const idOf = (number: string) => ids.find((one) => one.number === number)!.id;
  await file(1, 'credit-repair', repair('修1号', '罚1号'));
  const wrong = { entityId: 2, recordId: records[1], why: '撤销' };
  await database.transaction((db) => withdrawAndGrade(db, clerk, at, wrong, grading));
  const fields = fine('罚4号', '2025-11-01') as never;
  const corrected = { entityId: 3, recordId: records[2], fields, why: '日期写错' };
  await database.transaction((db) => correctAndGrade(db, clerk, at, corrected, grading));
  expect(await judged()).toEqual(['罚5号']);
  await catchUpPublicity(database, catalogue, at);
  expect(await numbers()).toEqual(['罚5号']);
  const { items, cursor } = await removals(later(1));
  expect(items.toSorted((a, b) => a.why.localeCompare(b.why))).toEqual([
    { publicId: idOf('罚4号'), at: at.toISOString(), why: 'corrected' },
    { publicId: idOf('罚1号'), at: at.toISOString(), why: 'repaired' },
    { publicId: idOf('罚2号'), at: at.toISOString(), why: 'withdrawn' },
  ]);
  expect(await removals(later(1), cursor)).toMatchObject({ items: [], cursor });
});

test('a reversed repair shows it again', async () => {
  const reversal = { document_number: '撤1号', decided_on: '2026-11-22', kind: 'reversed', reverses: '修1号' };
  await file(1, 'credit-repair', { ...reversal, record_type: type, record_number: '罚1号' });
  await catchUpPublicity(database, catalogue, later(5));
  expect(await numbers()).toEqual(['罚1号', '罚5号']);
  expect(await judged()).toEqual(['罚1号', '罚5号']);
});

/** What the public may read of, besides the register: what is made for it, and the ledger by its own policy. */
const FOR_THE_PUBLIC = ['publicity.shown', 'disclosure.article', 'inspection.published'];

test('every table with limits of readers is closed to the public unless it is made for it', async () => {
  const { rows } = await database.read((db) =>
    db.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where nspname not in ('pg_catalog', 'information_schema', 'registry') and c.relkind in ('r', 'p') and c.relrowsecurity
         and (has_table_privilege('jinxin_reader', c.oid, 'select') or has_any_column_privilege('jinxin_reader', c.oid, 'select'))
         and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname in ('office', 'shown'))`,
    ),
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(FOR_THE_PUBLIC.toSorted());
});
