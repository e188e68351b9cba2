// Consent of an entity to looks at class 4: by two, for one person and one entity, until a day or its withdrawal; in the database too.

import { afterAll, expect, test } from 'vitest';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import type { Filing } from '../src/ledger/filing.ts';
import { type Caller, COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());

const [ONE, OTHER] = ['JX0000000001', 'JX0000000002'];
await database.transaction(async (db) => {
  const made = ['山海公司', '江河公司'].map((name, i) => ({
    attributes: { name, division: COUNTY, kind: 'enterprise' as const },
    identifiers: { regno: `R${i}` },
  }));
  await saveAndGrade(db, clerk, now, made, grading);
  const filings = [1, 2].flatMap((entityId): Filing[] => [
    {
      entityId,
      type: 'bank-rating',
      fields: { document_number: `评${entityId}号`, rated_on: '2026-06-01', grade: 'CCC', bank: '某某银行' },
    },
    {
      entityId,
      type: 'complaint',
      fields: { document_number: `投${entityId}号`, received_on: '2026-08-01', authority: '市局' },
    },
  ]);
  await fileAndGrade(db, clerk, now, filings, grading);
});

const [officer, head, chief] = [
  await service.signedIn('area-officer'),
  await service.signedIn('station-head'),
  await service.signedIn('bureau-chief'),
];
const { rows } = await database.read((db) => db.query(`select id from base.account where name = 'area-officer'`));
const account: string = rows[0].id;

const classesSeen = async (caller: Caller, entity = ONE) => {
  const { items } = (await caller.call('GET', `/entities/${entity}/records`)).body;
  return items.map(({ disclosure }: { disclosure: number }) => disclosure).sort();
};
const inDatabase = async (more: { day?: string; account?: string }) => {
  const limit = { reach: [COUNTY], source: undefined, classes: [1, 2, 3], ...more };
  const { rows: found } = await database
    .as(limit)
    .read((db) => db.query(`select number from ledger.entry where type = 'bank-rating' order by 1`));
  return found.map(({ number }) => number);
};
const consent = { consentedBy: '欧阳明', paper: '授权书2026-7号', purpose: '核实贷款贴息', until: '2026-12-01' };

async function approved(by: Caller): Promise<number> {
  const { status, body } = await by.call('POST', `/entities/${ONE}/consents`, consent);
  expect(status, JSON.stringify(body)).toBe(202);
  const own = await by.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' });
  expect(own.status).toBe(403);
  expect(await classesSeen(by)).toEqual([3]);
  const { body: proposal } = await chief.call('GET', `/proposals/${body.proposal}`);
  expect(JSON.stringify(proposal.lines)).toContain('授权书2026-7号');
  expect(JSON.stringify(proposal.lines)).not.toContain('欧阳明');
  expect((await chief.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' })).status).toBe(200);
  return body.proposal;
}

test('once approved, this person sees this entity’s records of class 4, and each look names the consent', async () => {
  expect(await classesSeen(officer)).toEqual([3]);
  const id = await approved(officer);
  expect(await classesSeen(officer)).toEqual([3, 4]);
  expect(await classesSeen(officer, OTHER)).toEqual([3]);
  expect(await classesSeen(head)).toEqual([3]);
  const { body: ratings } = await officer.call('GET', `/entities/${ONE}/ratings`);
  expect(JSON.stringify(ratings)).toContain('评1号');
  const { body: why } = await officer.call('GET', `/entities/${ONE}/standings/risk-general`);
  expect(JSON.stringify(why)).toContain('评1号');
  const { body: closed } = await head.call('GET', `/entities/${ONE}/standings/risk-general`);
  expect(JSON.stringify(closed)).not.toContain('评1号');

  const trail = await database.read((db) =>
    db.query(`select act, detail from base.audit where name = 'area-officer' and outcome like 'class-%4'`),
  );
  expect(new Set(trail.rows.map(({ act }) => act))).toEqual(new Set(['listRecords', 'listRatings', 'explainStanding']));
  expect(new Set(trail.rows.map(({ detail }) => detail))).toEqual(new Set([`consent ${id} 授权书2026-7号`]));
});

test('so does whoever looks into single matters of any entity', async () => {
  for (const role of ['inspector', 'legal-officer'] as const) {
    const looker = await service.signedIn(role);
    expect(await classesSeen(looker)).toEqual([3]);
    const id = await approved(looker);
    expect(await classesSeen(looker)).toEqual([3, 4]);
    const path = `/entities/${ONE}/consents/${id}/withdrawal`;
    expect((await looker.call('POST', path, { why: '看过了' })).status).toBe(403);
    expect((await head.call('POST', path, { why: '看过了' })).status).toBe(200);
  }
});

test('the limit is the database’s own: by account, entity and day, also on a used connection', async () => {
  expect(await inDatabase({ account, day: '2026-11-22' })).toEqual(['评1号']);
  expect(await inDatabase({ account })).toEqual([]);
  expect(await inDatabase({ day: '2026-11-22' })).toEqual([]);
  expect(await inDatabase({ account, day: '2026-12-02' })).toEqual([]);
  expect(await inDatabase({ account: '00000000-0000-4000-8000-000000000000', day: '2026-11-22' })).toEqual([]);
  const far = { reach: ['210602'], source: undefined, classes: [1, 2, 3], account, day: '2026-11-22' };
  expect((await database.as(far).read((db) => db.query('select from ledger.entry'))).rowCount).toBe(0);
});

test('it is withdrawn at once by whoever may, with a reason, once', async () => {
  const { body } = await officer.call('GET', `/entities/${ONE}/consents`);
  const held = body.items.find(({ state }: { state: string }) => state === 'in-force');
  const path = `/entities/${ONE}/consents/${held.id}/withdrawal`;
  expect((await head.call('POST', path, { why: '' })).status).toBe(400);
  expect((await head.call('POST', path, { why: '主体来函收回' })).body).toEqual({ withdrawn: true });
  expect(await classesSeen(officer)).toEqual([3]);
  expect((await officer.call('POST', path, { why: '再收' })).body.code).toBe('ledger.no-such-consent');
  const { body: after } = await chief.call('GET', `/entities/${ONE}/consents`);
  expect(after.items.find(({ id }: { id: number }) => id === held.id)).toMatchObject({
    state: 'withdrawn',
    withdrawn: { by: 'station-head', why: '主体来函收回' },
  });
});

test('days that are over or too far are refused, and who has no need of it', async () => {
  const asked = async (caller: Caller, until: string) =>
    (await caller.call('POST', `/entities/${ONE}/consents`, { ...consent, until })).body.code;
  expect(await asked(officer, '2026-11-21')).toBe('ledger.consent-day');
  expect(await asked(officer, '2026-12-22')).toBe('ledger.consent-day');
  expect(await asked(chief, '2026-12-01')).toBe('base.not-permitted');
  expect((await officer.call('GET', `/entities/${ONE}/consents`)).body.mostDays).toBe(30);
  expect((await chief.call('GET', `/entities/${ONE}/consents`)).body.mostDays).toBe(null);
});

test('it ends by itself, when its last day in China is over', async () => {
  const id = await approved(officer);
  now = new Date('2026-12-01T15:59:00Z');
  const late = await service.signedIn('area-officer');
  expect(await classesSeen(late)).toEqual([3, 4]);
  now = new Date('2026-12-01T16:00:00Z');
  expect(await classesSeen(late)).toEqual([3]);
  const { body } = await late.call('GET', `/entities/${ONE}/consents`);
  const shown = { id, state: 'ended', own: true, consentedBy: '欧**', approvedBy: 'bureau-chief' };
  expect(body.items).toMatchObject([shown, ...Array(3).fill({ state: 'withdrawn' })]);
});
