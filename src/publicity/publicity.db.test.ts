// The publicity of what is filed: shown and hidden as records are filed, corrected, repaired, disputed and withdrawn.

import { afterAll, expect, test } from 'vitest';
import { COUNTY, testService } from '../../test/callers.ts';
import { testDatabase } from '../../test/database.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { choosePublicitySheet } from './chosen.ts';
import { publicityOf, publicityOfMany } from './publicity-of.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

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

const repairOf = (record_number: string, decided_on: string) => ({
  ...{ document_number: `修${record_number}`, decided_on, kind: 'final' },
  ...{ record_type: 'serious-violation-listing', record_number },
});
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

test('officers read where, until when, by which article, and how it is repaired; a department of its own records', async () => {
  await file(
    1,
    'serious-violation-listing',
    { document_number: '列1', listed_on: '2026-01-05', ground: 'food' },
    '省局',
  );
  await file(1, 'credit-repair', repairOf('列1', '2026-11-22'), '别局');
  const officer = await service.signedIn('area-officer');
  const { items } = (await officer.call('GET', '/entities/JX0000000001/publicity')).body;
  const found = items.find(({ number }: { number: string }) => number === '列1');
  expect(found).toMatchObject({
    repaired: { kind: 'final', on: '2026-11-22', until: null },
    channels: [
      {
        ...{ channel: 'market', state: 'ended', ends: 'repaired', kind: 'serious', rule: 'serious-list' },
        shown: [{ from: '2026-01-05', until: '2026-11-22', ends: 'repaired' }],
        repair: { possible: true, earliest: '2027-01-06' },
      },
      { channel: 'credit', state: 'ended' },
    ],
  });
  const department = await service.signedIn('department-user');
  const own = (await department.call('GET', '/entities/JX0000000001/publicity')).body.items;
  expect(own.map(({ number }: { number: string }) => number)).not.toContain('列1');
  expect((await officer.call('GET', '/entities/JX0000000009/publicity')).status).toBe(404);
});

test('whose amounts are used is proposed by one and approved by another', async () => {
  const legal = await service.signedIn('legal-officer');
  const choose = (sheet: string) => legal.call('POST', '/publicity-sheets/choice', { sheet, why: '本省另有规定' });
  expect((await choose('atlantis')).body.code).toBe('publicity.no-local-sheet');
  expect((await choose('hubei')).body.code).toBe('publicity.chosen');
  const { body } = await choose('');
  const chief = await service.signedIn('bureau-chief');
  expect((await chief.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' })).status).toBe(200);
  const sheets = (await legal.call('GET', '/publicity-sheets')).body;
  expect(sheets.choice).toMatchObject({ why: '本省另有规定' });
  expect(sheets.items.find(({ id }: { id: string }) => id === 'hubei')).toMatchObject({ local: true, inUse: false });
  for (const { rules } of sheets.items) for (const { cases } of rules) expect(cases).toBeGreaterThan(0);
});
