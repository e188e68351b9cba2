// A list for a bank: granted by two, consented to by each, taken with reasons and noted, gone the moment a consent or a standing is gone.

import { afterAll, expect, test } from 'vitest';
import { type Caller, COUNTY, testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { addAccount, addUnit } from '../../base/who/account.ts';
import { fileAndGrade, saveAndGrade } from '../../grading/file.ts';
import { prepareRegister } from '../../grading/register.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading });
afterAll(() => service.http.close());
const made = (['enterprise', 'enterprise', 'enterprise', 'individual'] as const).map((kind, i) => ({
  attributes: { kind, name: `第${i + 1}户`, status: 'open', established_on: '2020-03-04', division: COUNTY },
  identifiers: { regno: `R${i}` },
}));
await database.transaction((db) => saveAndGrade(db, clerk, at, made, grading));
const PASSWORD = 'correct horse battery';
await database.transaction(async (db) => {
  const other = { parent: null, kind: 'institution', division: '2106', source: null } as const;
  await addUnit(db, { id: 'other-bank', name: '另一家银行', ...other });
  const post = { name: 'other', shown: 'other', password: PASSWORD, role: 'bank', unit: 'other-bank' } as const;
  await addAccount(db, at, { ...post, reach: [] });
  const owner = { name: 'second', shown: '第2户', password: PASSWORD, role: 'enterprise', unit: null } as const;
  await addAccount(db, at, { ...owner, reach: [], entity: 2 });
});
const as: Record<string, Caller> = {};
for (const role of ['credit-office', 'bureau-chief', 'bank', 'enterprise', 'area-officer', 'auditor'] as const)
  as[role] = await service.signedIn(role);
for (const name of ['other', 'second']) as[name] = await service.signedIn(name as 'bank');

const file = (entityId: number, type: string, fields: object) =>
  database.transaction((db) =>
    fileAndGrade(db, clerk, at, [{ entityId, source: '市局', type, fields: fields as never }], grading),
  );
const LIST = 'credit-loan';
const take = (who = 'bank', list = LIST) => as[who].call('POST', `/offered/${list}/takes`);
const names = async (who?: string, list?: string) =>
  ((await take(who, list)).body.items as { name: string }[]).map(({ name }) => name);
const consent = (who: string, institution = 'bank', until = '2027-11-21') =>
  as[who].call('POST', `/own/finance/${LIST}/consents`, { institution, until });
async function grant(list: string, institution: string) {
  const asked = { list, institution, purpose: '办理信用贷款', basis: '政银合作协议1号', until: '2027-11-21' };
  const { body } = await as['credit-office'].call('POST', '/finance/grants', asked);
  const approved = await as['bureau-chief'].call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' });
  expect(approved.status).toBe(200);
}

test('nothing is handed out, and nothing consented to, before a second person has granted it', async () => {
  expect((await take()).body.code).toBe('disclosure.list-not-granted');
  expect((await consent('enterprise')).body.code).toBe('disclosure.list-not-granted');
  const asked = { list: LIST, institution: 'bank', purpose: '办理贷款', basis: '协议', until: '2027-11-22' };
  expect((await as['credit-office'].call('POST', '/finance/grants', asked)).body.code).toBe('disclosure.list-day');
  await grant(LIST, 'bank');
  const again = { ...asked, until: '2027-11-21' };
  expect((await as['credit-office'].call('POST', '/finance/grants', again)).body.code).toBe(
    'disclosure.granted-already',
  );
  expect((await as.bank.call('GET', '/offered')).body.items).toMatchObject([{ id: LIST, basis: '政银合作协议1号' }]);
  expect(await names()).toEqual([]);
});

test('who consents and fits is named with reasons, no level; who fits and has not consented is not, nor to another bank', async () => {
  expect((await consent('enterprise', 'bank', '2027-11-22')).body.code).toBe('disclosure.list-day');
  expect((await consent('enterprise')).status).toBe(200);
  expect((await consent('enterprise')).body.code).toBe('disclosure.list-consented');
  const { body } = await take();
  expect(body).toMatchObject({ on: '2026-11-22', items: [{ id: 'JX0000000001', name: '第1户', until: '2027-11-21' }] });
  expect(body.items[0].why.map(({ zh }: { zh: string }) => zh)).toContain('信用等级符合（等级不提供）');
  expect(JSON.stringify(body)).not.toMatch(/"level"|chongqing|"A"/);
  expect((await take('other')).body.code).toBe('disclosure.list-not-granted');
  await grant(LIST, 'other-bank');
  expect(await names('other')).toEqual([]);
});

test('a list opens no records: the bank sees of who consented to it the name alone', async () => {
  await file(1, 'bank-rating', { document_number: '银1号', rated_on: '2026-09-01', grade: 'AAA' });
  expect((await as.bank.call('GET', '/opened')).body.items).toEqual([]);
  expect((await as.bank.call('GET', '/opened/JX0000000001')).body.code).toBe('disclosure.not-opened');
});

test('each naming is in the audit trail, and the entity reads who has it', async () => {
  const { items } = (await as.enterprise.call('GET', '/own/looks')).body;
  expect(items[0]).toMatchObject({ act: 'takeFinanceList', unit: '金信示例银行', role: 'bank' });
  const trail = (await as.auditor.call('GET', '/audit')).body.items as { act: string; object: string }[];
  expect(
    trail.filter(({ act, object }) => act === 'takeFinanceList' && object === 'JX0000000001').length,
  ).toBeGreaterThan(0);
});

test('a result is told of who was named; the office counts them', async () => {
  const tell = (entity: string, more: object) =>
    as.bank.call('POST', `/offered/${LIST}/results`, { entity, on: '2026-11-22', amount: null, ...more });
  expect((await tell('JX0000000002', { outcome: 'contacted' })).body.code).toBe('disclosure.not-named');
  expect((await tell('JX0000000001', { outcome: 'granted' })).status).toBe(400);
  await tell('JX0000000001', { outcome: 'contacted' });
  expect((await tell('JX0000000001', { outcome: 'granted', amount: 500_000 })).status).toBe(200);
  expect((await as['credit-office'].call('GET', '/finance/figures')).body.items).toMatchObject([
    { list: LIST, institution: '另一家银行', named: 0 },
    { list: LIST, institution: '金信示例银行', named: 1, contacted: 0, granted: 1, declined: 0, amount: 500_000 },
  ]);
});

test('the office reads why somebody is on a list or not, as of a day; an enterprise reads the conditions, never its level', async () => {
  await consent('second');
  expect(await names()).toEqual(['第1户', '第2户']);
  const fine = { document_number: '罚1号', decided_on: '2026-11-20', measures: [{ kind: 'fine', amount: 500_000 }] };
  await file(2, 'administrative-penalty', fine);
  expect(await names()).toEqual(['第1户']);
  const why = async (on: string) => {
    const { body } = await as['credit-office'].call('GET', `/entities/JX0000000002/finance/${LIST}?on=${on}`);
    return body.conditions.filter(({ met }: { met: boolean }) => !met).map(({ id }: { id: string }) => id);
  };
  expect([await why('2026-11-19'), await why('2026-11-20')]).toEqual([[], ['level', 'clean']]);
  const own = (await as.second.call('GET', '/own/finance')).body.items;
  expect(own[0]).toMatchObject({ id: LIST, institutions: [{ id: 'other-bank', until: null }, { id: 'bank' }] });
  expect(JSON.stringify(own)).not.toMatch(/"met"|chongqing/);
});

test('a consent withdrawn and a grant taken back act at once', async () => {
  const { items } = (await as.enterprise.call('GET', '/own/consents')).body;
  const [{ id, kind }] = items;
  expect(kind).toBe('list');
  expect((await as.enterprise.call('DELETE', `/own/consents/${id}`)).status).toBe(200);
  expect(await names()).toEqual([]);
  const late = { entity: 'JX0000000001', outcome: 'declined', amount: null, on: '2026-11-22' };
  expect((await as.bank.call('POST', `/offered/${LIST}/results`, late)).body.code).toBe('disclosure.not-named');
  const { grants } = (await as['credit-office'].call('GET', '/finance')).body;
  const own = grants.find(({ unit }: { unit: string }) => unit === 'bank');
  const revoke = () => as['credit-office'].call('DELETE', `/finance/grants/${own.id}`, { why: '协议终止' });
  expect((await revoke()).status).toBe(200);
  expect((await revoke()).body.code).toBe('disclosure.no-such-grant');
  expect((await take()).body.code).toBe('disclosure.list-not-granted');
});

test('the public risk list names who is shown on a list today, as the public site does, and nobody who is only marked', async () => {
  const listing = (document_number: string) => ({ document_number, listed_on: '2026-07-10', ground: 'unreachable' });
  await file(3, 'abnormal-operation-listing', listing('列异3号'));
  await file(4, 'abnormal-operation-listing', listing('列异4号'));
  await grant('public-risk', 'bank');
  const { items } = (await take('bank', 'public-risk')).body;
  expect(items).toMatchObject([{ name: '第3户', until: null }]);
  const repair = {
    document_number: '修1号',
    decided_on: '2026-11-22',
    kind: 'final',
    record_type: 'abnormal-operation-listing',
  };
  await file(3, 'credit-repair', { ...repair, record_number: '列异3号' });
  expect(await names('bank', 'public-risk')).toEqual([]);
  expect(
    (
      await as.enterprise.call('POST', '/own/finance/public-risk/consents', {
        institution: 'bank',
        until: '2027-01-01',
      })
    ).body.code,
  ).toBe('disclosure.list-needs-no-consent');
});

test('nobody below the office reads grants or figures, and the database shows a bank its own alone', async () => {
  for (const who of ['area-officer', 'bank', 'enterprise'])
    expect((await as[who].call('GET', '/finance')).status, who).toBe(403);
  const limit = { reach: [], source: undefined, day: '2026-11-22', outside: { unit: 'other-bank' } };
  for (const table of ['finance_grant', 'finance_take', 'finance_named', 'finance_result']) {
    const { rows } = await database.as(limit).read((db) => db.query(`select distinct unit from disclosure.${table}`));
    expect([table, rows.filter(({ unit }) => unit !== 'other-bank')]).toEqual([table, []]);
  }
});
