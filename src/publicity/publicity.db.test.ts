// The publicity of what is filed: shown and hidden as records are filed, corrected, repaired, disputed and withdrawn.

import { expect, test } from 'vitest';
import { COUNTY } from '../../test/callers.ts';
import { testDatabase } from '../../test/database.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { choosePublicitySheet } from './chosen.ts';
import { publicityOf, publicityOfMany } from './publicity-of.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);

await database.transaction(async (db) => {
  const entity = (name: string, kind: string) => ({
    attributes: { name, kind, status: 'open', established_on: '2020-03-04', division: COUNTY },
    identifiers: { regno: name },
  });
  await saveAndGrade(db, clerk, at, [entity('甲公司', 'enterprise'), entity('乙店', 'individual')], grading);
});

async function file(entityId: number, type: string, fields: object, source = '市局') {
  const filing = { entityId, source, type, fields: fields as never };
  const [filed] = await database.transaction((db) => fileAndGrade(db, clerk, at, [filing], grading));
  return filed.recordId!;
}

const fine = (amount: number, number = '罚1号', decided_on = '2026-09-01') => ({
  ...{ document_number: number, decided_on, measures: [{ kind: 'fine', amount }] },
});
const read = async (entityId: number, on: Date = at) =>
  (await database.read((db) => publicityOf(db, grading.catalogue, on, entityId))).map(
    ({ number, state, rule, disputed, ends }) =>
      [number, state, rule, ends, disputed ? 'disputed' : ''].join(' ').trim(),
  );

test('a penalty is shown for its period, marked while it is disputed, hidden by its repair, gone when it is withdrawn', async () => {
  const record = await file(1, 'administrative-penalty', fine(500_000));
  expect(await read(1)).toEqual(['罚1号 shown market-2025-general period']);
  const objection = { objection_number: '异1', filed_on: '2026-11-01', record_type: 'administrative-penalty' };
  await file(1, 'objection', { ...objection, record_number: '罚1号' });
  expect(await read(1)).toEqual(['罚1号 shown market-2025-general period disputed']);
  const repair = { document_number: '修1号', decided_on: '2026-11-20', kind: 'temporary', until: '2026-12-20' };
  await file(1, 'credit-repair', { ...repair, record_type: 'administrative-penalty', record_number: '罚1号' }, '省局');
  expect(await read(1)).toEqual(['罚1号 ahead market-2025-general period disputed']);
  expect(await read(1, new Date('2026-12-20T01:00:00Z'))).toEqual(['罚1号 shown market-2025-general period disputed']);
  const fields = { ...fine(500_000), law: '食品安全法', publicity_until: '2026-11-19' } as never;
  const corrected = { entityId: 1, recordId: record, fields, why: '更正' };
  await database.transaction((db) => correctAndGrade(db, clerk, at, corrected, grading));
  expect(await read(1)).toEqual(['罚1号 ended market-2025-general validity disputed']);
  const wrong = { entityId: 1, recordId: record, why: '撤销' };
  await database.transaction((db) => withdrawAndGrade(db, clerk, at, wrong, grading));
  expect(await read(1)).toEqual([]);
});

test('what a smaller fine is follows from the kind of subject and from the place that the office has chosen', async () => {
  await file(2, 'administrative-penalty', fine(9_999.99));
  expect(await read(2)).toEqual(['罚1号 shown market-2025-minor period']);
  const doing = { who: clerk, at, why: '本省另有规定', approved: 'chief' };
  await database.transaction((db) => choosePublicitySheet(db, '', doing));
  expect(await read(2)).toEqual(['罚1号 shown market-2025-general period']);
  await database.transaction((db) => choosePublicitySheet(db, 'hubei', doing));
  expect(await read(2)).toEqual(['罚1号 shown market-2025-minor period']);
});

test('many entities at once are judged as one by one', async () => {
  await file(1, 'honour', { document_number: '誉1', granted_on: '2026-01-01', title: '守合同重信用' });
  const many = await database.read((db) => publicityOfMany(db, grading.catalogue, at, [1, 2, 3]));
  expect([...many.keys()]).toEqual([1, 2]);
  for (const [id, told] of many)
    expect(told).toEqual(await database.read((db) => publicityOf(db, grading.catalogue, at, id)));
});
