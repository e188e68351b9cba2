// Disclosure classes: what a role may not see is not there for it, grades follow from it all the same, and looks are noted.

import { afterAll, expect, test } from 'vitest';
import { CLASSES, ROLES } from '../src/base/who/permissions.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const who = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

const ONE = 'JX0000000001';
/** A bank's rating: class 4, ten points under `risk-general`. */
const rating = {
  type: 'bank-rating',
  fields: { document_number: '评1号', rated_on: '2026-06-01', grade: 'CCC', bank: '某某银行' },
};
const complaint = {
  type: 'complaint',
  fields: { document_number: '投1号', received_on: '2026-08-01', authority: '市局' },
};
const penalty = {
  type: 'administrative-penalty',
  source: '市局',
  fields: { document_number: '罚1号', decided_on: '2026-10-01', measures: [{ kind: 'fine', amount: 20_000 }] },
};

await database.transaction(async (db) => {
  const attributes = { name: '山海公司', division: COUNTY, kind: 'enterprise' as const };
  await saveAndGrade(db, who, at, [{ attributes, identifiers: { regno: 'R1' } }], grading);
});
await database.transaction((db) =>
  fileAndGrade(
    db,
    who,
    at,
    [rating, complaint, penalty].map((filing) => ({ entityId: 1, ...filing })),
    grading,
  ),
);

const lines = async (act: string) => {
  const { rows } = await database.read((db) =>
    db.query('select name, object, outcome from base.audit where act = $1 order by number', [act]),
  );
  return rows;
};

test.each(ROLES)('%s sees the records of its classes, in lists, sheets and the database itself', async (role) => {
  const caller = await service.signedIn(role);
  const { items } = (await caller.call('GET', `/entities/${ONE}/records`)).body;
  const seen = items.map(({ disclosure }: { disclosure: number }) => disclosure).sort();
  // A department sees its own records, and here are none.
  expect(seen).toEqual(role === 'department-user' ? [] : [1, 3, 4].filter((one) => CLASSES[role].includes(one)));
  const raw = await database
    .as({ reach: [''], source: undefined, classes: CLASSES[role] })
    .read((db) => db.query('select type from ledger.entry union all select type from ledger.record'));
  expect(raw.rows).toHaveLength(2 * [1, 3, 4].filter((one) => CLASSES[role].includes(one)).length);
  const { body } = await caller.call('GET', `/entities/${ONE}/indicators`);
  expect(JSON.stringify(body).includes('评1号')).toBe(CLASSES[role].includes(4) && role !== 'department-user');
});

test('a setting that names no class, or a type that nobody has classed, shows nothing', async () => {
  const count = async (classes: readonly number[]) =>
    (await database.as({ reach: [''], source: undefined, classes }).read((db) => db.query('select from ledger.entry')))
      .rowCount;
  expect(await count([])).toBe(0);
  expect(await count([9])).toBe(0);
  await database.asOwner((db) => db.query(`update ledger.disclosure set type = 'gone' where type = 'complaint'`));
  expect(await count([1, 2, 3, 4])).toBe(2);
  await database.asOwner((db) => db.query(`update ledger.disclosure set type = 'complaint' where type = 'gone'`));
  expect(await count([1, 2, 3, 4])).toBe(3);
});

test('the standing is the same for all, but what a record of another class says is not told', async () => {
  const [officer, credit] = [await service.signedIn('inspector'), await service.signedIn('credit-office')];
  const standing = async (caller: typeof officer) => (await caller.call('GET', `/entities/${ONE}/standings`)).body;
  const [limited, whole] = [await standing(officer), await standing(credit)];
  expect(limited.items).toEqual(whole.items);
  expect(JSON.stringify(whole)).toContain('评1号');
  expect(JSON.stringify(limited)).not.toMatch(/评1号|CCC|某某银行/);
  expect(limited.records.find(({ type }: { type: string }) => type === 'bank-rating')).toMatchObject({ number: '***' });
  const explained = (caller: typeof officer) => caller.call('GET', `/entities/${ONE}/standings/risk-general`);
  const [told, all] = [(await explained(officer)).body, (await explained(credit)).body];
  expect([told.level, told.points]).toEqual([all.level, all.points]);
  expect(JSON.stringify(all)).toContain('评1号');
  expect(JSON.stringify(told)).not.toMatch(/评1号|某某银行/);
});

test('what one could not look at one does not file, correct or try', async () => {
  const officer = await service.signedIn('area-officer');
  const fields = { ...rating.fields, document_number: '评2号' };
  for (const path of ['records', 'records/preview'])
    expect((await officer.call('POST', `/entities/${ONE}/${path}`, { ...rating, fields })).body.code, path).toBe(
      'grading.class-not-yours',
    );
  const correction = { fields: rating.fields, why: '有误' };
  expect((await officer.call('POST', `/entities/${ONE}/records/1/corrections`, correction)).status).toBe(404);
  const types = (await officer.call('GET', '/record-types')).body.items;
  expect(types.map(({ id }: { id: string }) => id)).not.toContain('bank-rating');
});

test('rows of a file are as closed as the records that they were to become', async () => {
  const id = '019a0000-0000-7000-8000-000000000001';
  await database.transaction(async (db) => {
    await db.query(
      `insert into exchange.import (id, type, source, file, sha256, who, began_at, ended_at, state, division)
       values ($1, 'bank-rating', '某某银行', 'a.csv', '', 'x', now(), now(), 'done', '2106')`,
      [id],
    );
    await db.query(`insert into exchange.rejected values ($1, 2, '{评9号}', '[]')`, [id]);
  });
  const rows = async (role: (typeof ROLES)[number]) =>
    (await service.signedIn(role)).call('GET', `/imports/${id}/rejected`);
  expect((await rows('administrator')).body.code).toBe('grading.class-not-yours');
  expect((await rows('auditor')).body.items[0].cells).toEqual(['评9号']);
  expect(await lines('listRejected')).toEqual([{ name: 'auditor', object: id, outcome: 'class-4' }]);
});

test('a look at classes 3 and 4 is one line a request, by the entity’s own id; a look at less leaves none', async () => {
  const before = (await lines('listRecords')).length;
  const [admin, officer, chief] = [
    await service.signedIn('administrator'),
    await service.signedIn('station-head'),
    await service.signedIn('bureau-chief'),
  ];
  await admin.call('GET', `/entities/R1/records`);
  await officer.call('GET', `/entities/R1/records`);
  await chief.call('GET', `/entities/${ONE}/records`);
  await chief.call('GET', `/entities/${ONE}/records?type=administrative-penalty`);
  expect((await lines('listRecords')).slice(before)).toEqual([
    { name: 'station-head', object: ONE, outcome: 'class-3' },
    { name: 'bureau-chief', object: ONE, outcome: 'class-3-4' },
  ]);
  expect(await lines('explainStanding')).toContainEqual({ name: 'credit-office', object: ONE, outcome: 'class-4' });
  const found = (await admin.call('GET', `/audit?object=${ONE}&outcome=looked`)).body.items;
  expect(found.length).toBeGreaterThan(2);
});

test('many looks at once are kept, each in the chain; what cannot be noted is not shown', async () => {
  const auditor = await service.signedIn('auditor');
  const before = (await lines('readIndicators')).length;
  const all = await Promise.all(Array.from({ length: 12 }, () => auditor.call('GET', `/entities/${ONE}/indicators`)));
  expect(all.map(({ status }) => status)).toEqual(Array(12).fill(200));
  expect(await lines('readIndicators')).toHaveLength(before + 12);
  expect((await auditor.call('POST', '/audit/verification')).body.broken).toBeNull();
  await database.asOwner((db) => db.query('revoke insert on base.audit from jinxin_app'));
  const refused = await auditor.call('GET', `/entities/${ONE}/records`);
  await database.asOwner((db) => db.query('grant insert on base.audit to jinxin_app'));
  expect([refused.status, JSON.stringify(refused.body).includes('评1号')]).toEqual([500, false]);
  expect((await auditor.call('GET', `/entities/${ONE}/records`)).status).toBe(200);
});

test('whoever takes the audit trail away is noted, and no cell acts as a formula', async () => {
  const auditor = await service.signedIn('auditor');
  await database.transaction((db) => db.query(`update base.account set shown = '=1+1' where name = 'inspector'`));
  await (await service.signedIn('inspector')).call('GET', `/entities/${ONE}/records`);
  const { headers, body } = await auditor.call('GET', '/audit/file?act=listRecords');
  expect(String(headers['content-disposition'])).toContain('attachment');
  expect(body).toContain("'=1+1");
  expect(body).not.toMatch(/(^|,)=1/m);
  expect(body.split('\r\n')).toHaveLength((await lines('listRecords')).length + 2);
  expect((await lines('exportAudit')).at(-1)).toEqual({ name: 'auditor', object: '', outcome: 'done' });
});
