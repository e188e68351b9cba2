// Three ways to ask, one answer: what the public is shown, and what class 4 says with consent, is the same at the desk, on the site and over the API.

import { afterAll, expect, test } from 'vitest';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading });
afterAll(() => service.http.close());
const CODE = makeUscc('91', COUNTY, 1);
const OTHER = makeUscc('91', COUNTY, 2);
const entity = (name: string, uscc: string) => ({
  attributes: { name, kind: 'enterprise', status: 'open', division: COUNTY, legal_person: '欧阳修远' },
  identifiers: { uscc },
});
await database.transaction((db) =>
  saveAndGrade(db, clerk, at, [entity('山海公司', CODE), entity('无事公司', OTHER)], grading),
);
const file = (type: string, fields: object, source = '市局') =>
  database.transaction((db) =>
    fileAndGrade(db, clerk, at, [{ entityId: 1, source, type, fields: fields as never }], grading),
  );
const penalty = (document_number: string, decided_on: string, kind = 'fine') =>
  file('administrative-penalty', {
    ...{ document_number, decided_on, legal_person: '欧阳修远' },
    measures: [kind === 'fine' ? { kind, amount: 500_000 } : { kind }],
  });
await penalty('罚1号', '2026-10-01');
await penalty('罚2号', '2026-09-01', 'warning');
await penalty('罚3号', '2023-01-01');
await penalty('罚4号', '2026-08-01');
const repair = { document_number: '修1号', decided_on: '2026-11-20', kind: 'final', record_number: '罚4号' };
await file('credit-repair', { ...repair, record_type: 'administrative-penalty' });
await file('honour', { document_number: '示1号', granted_on: '2026-05-01', level: 'district', title: '放心消费' });
await file('fee', { document_number: '费1号', due_on: '2026-11-01' });
await file('bank-rating', { document_number: '评1号', rated_on: '2026-06-01', grade: 'AA', bank: '某银行' }, '某银行');

const get = async (url: string) => (await service.ask({ method: 'GET', url })).body;
const known = (text: unknown) => [...new Set(JSON.stringify(text).match(/[罚修示费评]\d号/g) ?? [])].sort();
const SHOWN = ['示1号', '罚1号'].sort();

test('what is public is the same on the page, in the data, in whole lists and in the report that the desk issues', async () => {
  const officer = await service.signedIn('bureau-chief');
  const wanted = { kind: 'public', purpose: '招标', basis: '招标文件第三章' };
  const issued = (await officer.call('POST', '/entities/JX0000000001/reports', wanted)).body;
  const path = `/entities/JX0000000001/reports/${issued.number}/json`;
  expect(known((await officer.call('GET', path)).body)).toEqual(SHOWN);
  expect(known(await get(`/public/entity/${CODE}`))).toEqual(SHOWN);
  expect(known(await get(`/public/en/entity/${CODE}`))).toEqual(SHOWN);
  expect(known(await get(`/public/data/entities/${CODE}`))).toEqual(SHOWN);
  const lists = (await get('/public/data/lists')).items as { id: string; type: string }[];
  for (const form of ['', '/page.csv', '/all.csv', '/all.jsonl']) {
    const all = await Promise.all(lists.map(({ id }) => get(`/public/data/lists/${id}${form}`)));
    expect([form, known(all)]).toEqual([form, SHOWN]);
  }
  expect(known(await get('/public/data/changes.atom'))).toEqual(SHOWN);
});

test('what is free is not applied for; what is applied for needs its basis, and consent for class 4', async () => {
  const desk = await service.signedIn('registrar');
  const wanted = {
    ...{ kind: 'single', codes: [CODE], provider: null, applicant: '某招标单位', evidence: '', consent: null },
    ...{ types: ['fee'], purpose: '资格审查', basis: '招标文件', until: '2026-12-01' },
  };
  const make = async (more: object) => (await desk.call('POST', '/requests', { ...wanted, ...more })).body.code;
  expect(await make({ types: ['honour'] })).toBe('disclosure.open-type');
  expect(await make({ types: ['bank-rating'] })).toBe('disclosure.consent-missing');
  expect(await make({ basis: ' ' })).toBe('base.request-not-valid');
  expect(await make({ purpose: '' })).toBe('base.request-not-valid');
});

test('class 4 says the same to a bank in its session, to its system by key, and to the desk that asks with consent', async () => {
  const own = await service.signedIn('enterprise');
  const bank = await service.signedIn('bank');
  await own.call('POST', '/own/consents', { institution: 'bank', purpose: '流动资金贷款', until: '2026-12-01' });
  const session = (await bank.call('GET', `/opened/${CODE}`)).body;
  const admin = await service.signedIn('administrator');
  const key = (
    await admin.call('POST', '/keys', {
      ...{
        name: '银行接口',
        unit: 'bank',
        role: 'bank',
        reach: ['2106'],
        until: '2027-06-01',
        permissions: ['opened.read'],
      },
    })
  ).body.key;
  const system = await service.nobody.call('GET', `/opened/${CODE}`, undefined, { authorization: `Bearer ${key}` });
  const desk = await service.signedIn('registrar');
  const asked = {
    ...{
      kind: 'batch',
      codes: [CODE, OTHER],
      types: ['bank-rating'],
      provider: null,
      applicant: '某银行',
      evidence: '',
    },
    ...{ purpose: '贷款审查', basis: '贷款合同', consent: { by: '欧阳修远', paper: '授权书1号' }, until: '2026-12-01' },
  };
  const { id, proposal } = (await desk.call('POST', '/requests', asked)).body;
  const chief = await service.signedIn('bureau-chief');
  await chief.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' });
  const { items } = (await desk.call('POST', `/requests/${id}/answer`)).body;

  expect(known(session)).toEqual(['评1号']);
  expect(system.body.records).toEqual(session.records);
  expect(items[0].records).toEqual(session.records);
  expect(items[1]).toMatchObject({ code: OTHER, hits: 0, records: [] });
  expect(JSON.stringify([session, items])).not.toContain('欧阳修远');
  // Each of them left its line, with purpose or basis, where the entity reads it.
  const { items: looks } = (await own.call('GET', '/own/looks')).body;
  expect(looks.map(({ act }: { act: string }) => act).sort()).toEqual(['answerRequest', 'readOpened', 'readOpened']);
  for (const { basis } of looks) expect(basis).toMatch(/贷款/);
});
