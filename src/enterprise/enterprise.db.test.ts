// The enterprises' own site from the desk on: activation, the own file, delegates, filing, consents; and requests answered once.

import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Caller, COUNTY, DEPARTMENT, PASSWORD, testService } from '../../test/callers.ts';
import { testDatabase } from '../../test/database.ts';
import { fileAndGrade, saveAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { tell } from '../notice/tell.ts';
import { makeUscc } from '../registry/uscc.ts';

const database = await testDatabase();
const start = new Date('2026-11-22T01:00:00Z');
let now = start;
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, start);
const service = await testService({ database, grading }, { clock: () => now });
const { nobody, signedIn } = service;
afterAll(() => service.http.close());
beforeEach(() => {
  now = start;
});

const PERSON = '欧阳修远';
const CODES = [makeUscc('91', COUNTY, 1), makeUscc('91', COUNTY, 2), makeUscc('91', COUNTY, 3)];
const [OWN, OTHER, THIRD] = CODES;
await database.transaction(async (db) => {
  const entities = CODES.map((uscc, i) => ({
    attributes: { name: `第${i + 1}公司`, kind: 'enterprise', division: COUNTY, legal_person: PERSON },
    identifiers: { uscc },
  }));
  await saveAndGrade(db, clerk, start, entities, grading);
  const of = (entityId: number, type: string, source: string, fields: object) => ({
    ...{ entityId, type, source },
    fields: fields as never,
  });
  const penalty = { decided_on: '2026-11-01', measures: [{ kind: 'fine', amount: 600_000 }] };
  const adjusted = { dimension: 'tier', level: 'III', reason: '集中', basis: '纪要', until: '2027-03-01' };
  const fee = { charged_on: '2026-03-01', amount: 600, due_on: '2026-03-31' };
  const filings = [1, 2].flatMap((id) => [
    of(id, 'administrative-penalty', '市局', { ...penalty, document_number: `罚${id}号`, legal_person: PERSON }),
    of(id, 'bank-rating', '某银行', { document_number: `评${id}号`, rated_on: '2026-01-31', grade: 'AA' }),
    of(id, 'fee', DEPARTMENT, { ...fee, document_number: `费${id}号` }),
    of(id, 'fee', '另一单位', { ...fee, document_number: `别${id}号` }),
    of(id, 'complaint', '市局', { document_number: `举${id}号`, received_on: '2026-10-01', kind: 'report' }),
    of(id, 'complaint', '市局', { document_number: `诉${id}号`, received_on: '2026-10-01', kind: 'complaint' }),
    ...['chongqing', 'saic-2003'].map((rulebook) =>
      of(id, 'adjustment', '会议', {
        ...{ ...adjusted, rulebook, decided_on: '2026-10-01', document_number: `调${id}${rulebook}` },
      }),
    ),
  ]);
  const filed = await fileAndGrade(db, clerk, start, filings, grading);
  expect(filed.map(({ state }) => state)).toEqual(filings.map(() => 'accepted'));
});

const DESK = { comer: 'representative', representative: PERSON, papers: ['licence', 'identity'], replaces: false };
const NEW = 'a-long-way-from-here-7';
let accounts = 0;

/** A code from the desk. */
async function printed(code = OWN, desk: object = {}) {
  const registrar = await signedIn('registrar');
  return registrar.call('POST', `/entities/${code}/activation`, { ...DESK, ...desk });
}

const activation = (uscc: string, code: string, name: string, password = NEW) =>
  nobody.call('POST', '/own/activation', { uscc, code, name, shown: '办事员', password });

async function comesIn(name: string): Promise<Caller> {
  const { status, headers, body } = await nobody.call('POST', '/session', { name, password: NEW });
  expect([name, status]).toEqual([name, 200]);
  const cookie = String(headers['set-cookie']).split(';')[0];
  return {
    call: (method, path, sent, more = {}) =>
      nobody.call(method, path, sent, { cookie, 'x-jinxin-csrf': body.csrf, ...more }),
  };
}

/** An owner's account from desk to session. */
async function owner(code = OWN): Promise<Caller & { readonly name: string }> {
  const name = `owner-${++accounts}`;
  const { body } = await printed(code);
  expect((await activation(code, body.code, name)).status).toBe(200);
  return { ...(await comesIn(name)), name };
}

test('the desk compares the representative with the register and sees the papers; the code is good once, for its entity, for its days', async () => {
  expect((await printed(OWN, { representative: '张三' })).body).toMatchObject({
    code: 'enterprise.not-the-representative',
    detail: expect.not.stringContaining(PERSON),
  });
  expect((await printed(OWN, { papers: ['licence'] })).body.code).toBe('enterprise.papers-missing');
  expect((await printed(OWN, { comer: 'agent' })).body.code).toBe('enterprise.papers-missing');
  const { body } = await printed(OWN);
  const bad = async (uscc: string, code: string) => (await activation(uscc, code, 'early-bird')).body.code;
  expect(await bad(OTHER, body.code)).toBe('enterprise.code-not-good');
  expect(await bad(OWN, body.code.replace(/.$/, '!'))).toBe('enterprise.code-not-good');
  now = new Date(+start + 15 * 86_400_000);
  expect(await bad(OWN, body.code)).toBe('enterprise.code-not-good');
  now = new Date(+start + 15 * 86_400_000 - 1000);
  // A refused password does not use the code up.
  expect((await activation(OWN, body.code, 'first-one', 'short')).body.code).toBe('base.password-short');
  expect((await activation(OWN, body.code, 'first-one')).status).toBe(200);
  expect(await bad(OWN, body.code)).toBe('enterprise.code-not-good');
  const { rows } = await database.read((db) => db.query('select * from enterprise.activation'));
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${PERSON}|${body.code}`));
});

test('a new code for a new representative ends the former accounts when it is used; a code printed before is good no more', async () => {
  const former = await owner(THIRD);
  const lost = (await printed(THIRD)).body.code;
  const { code } = (await printed(THIRD, { replaces: true })).body;
  expect((await activation(THIRD, lost, 'too-late')).body.code).toBe('enterprise.code-not-good');
  expect((await former.call('GET', '/own')).status).toBe(200);
  expect((await activation(THIRD, code, 'new-owner')).status).toBe(200);
  expect((await former.call('GET', '/own')).body.code).toBe('base.not-signed-in');
  expect((await (await comesIn('new-owner')).call('GET', '/own')).body.entity.name).toBe('第3公司');
});

test('the own file is whole, persons masked, without reports and without levels that are not told', async () => {
  const own = await owner();
  const { items, hidden } = (await own.call('GET', '/own/records')).body;
  const numbers = items.map(({ number }: { number: string }) => number).sort();
  expect(numbers).toEqual(['别1号', '罚1号', '调1saic-2003', '诉1号', '评1号', '费1号'].sort());
  expect(hidden.length).toBeGreaterThan(1);
  expect(JSON.stringify(items)).not.toContain(PERSON);
  const standings = (await own.call('GET', '/own/standings')).body;
  const told = (which: boolean) =>
    standings.told
      .filter(({ seen }: { seen: boolean }) => seen === which)
      .map(({ rulebook }: { rulebook: string }) => rulebook);
  expect(told(true).sort()).toEqual(['saic-2003', 'shenhe']);
  expect(told(false)).toContain('chongqing');
  expect(told(false)).toContain('risk-general');
  expect(standings.items.map(({ rulebook }: { rulebook: string }) => rulebook).sort()).toEqual(told(true).sort());
  expect((await own.call('GET', '/own/standings/chongqing')).body.code).toBe('enterprise.level-not-told');
  const why = (await own.call('GET', '/own/standings/saic-2003')).body;
  expect(why.reasons[0]).toMatchObject({ record: { number: '罚1号' }, article: expect.any(String) });
  const { body } = await own.call('GET', '/own/checkup');
  expect(body.books.map(({ id }: { id: string }) => id)).not.toContain('chongqing');
  expect(JSON.stringify(body.records)).not.toMatch(/举1号|调1chongqing/);
});

test('each entry says where it is shown, until when, and how it can be repaired', async () => {
  const own = await owner();
  const { items } = (await own.call('GET', '/own/publicity')).body;
  const penalty = items.find(({ number }: { number: string }) => number === '罚1号');
  expect(penalty).toMatchObject({ state: 'shown', type: 'administrative-penalty', disputed: false });
  expect(penalty.shown[0].from >= '2026-11-01').toBe(true);
  expect(penalty.repair.article).not.toBe('');
  expect(items.every(({ number }: { number: string }) => !/2号|举1号/.test(number))).toBe(true);
});

test('a delegate has the rights that the owner chose, until the owner ends him', async () => {
  const boss = await owner();
  const { code } = (await boss.call('POST', '/own/delegates', { rights: ['look'] })).body;
  expect((await activation(OWN, code, 'helper')).status).toBe(200);
  const helper = await comesIn('helper');
  expect((await helper.call('GET', '/own')).body).toMatchObject({ rights: ['look'], owner: false });
  const report = { type: 'annual-report', fields: { year: 2025, filed_on: '2026-06-01' } };
  for (const [method, path, body] of [
    ['POST', '/own/records', report],
    ['GET', '/own/delegates', undefined],
    ['POST', '/own/consents', { institution: 'bank', purpose: '贷款', until: '2026-12-01' }],
  ] as const)
    expect([path, (await helper.call(method, path, body)).body.code]).toEqual([path, 'base.not-permitted']);
  const { accounts: held } = (await boss.call('GET', '/own/delegates')).body;
  const { id } = held.find(({ name }: { name: string }) => name === 'helper');
  const self = held.find(({ own }: { own: boolean }) => own);
  expect((await boss.call('DELETE', `/own/delegates/${self.id}`)).body.code).toBe('base.no-such-account');
  expect((await boss.call('DELETE', `/own/delegates/${id}`)).status).toBe(200);
  expect((await helper.call('GET', '/own')).body.code).toBe('base.not-signed-in');
});

test('what an enterprise files is in the ledger under its own name; penalties are not for it to file', async () => {
  const own = await owner();
  const report = { type: 'annual-report', fields: { year: 2025, filed_on: '2026-06-01', employees: 12 } };
  expect((await own.call('POST', '/own/records/preview', { ...report, fields: { year: 1 } })).body.faults).not.toEqual(
    [],
  );
  expect((await own.call('POST', '/own/records', report)).body.state).toBe('accepted');
  expect((await own.call('POST', '/own/records', report)).body.state).toBe('unchanged');
  const { items } = (await own.call('GET', '/own/records?type=annual-report')).body;
  expect(items).toMatchObject([{ number: '2025', source: 'entity' }]);
  const penalty = { type: 'administrative-penalty', fields: { document_number: '自罚', decided_on: '2026-01-01' } };
  expect((await own.call('POST', '/own/records', penalty)).body.code).toBe('enterprise.not-to-file');
  const chained = (await (await signedIn('registrar')).call('GET', `/entities/${OWN}/records?type=annual-report`)).body;
  expect(chained.items[0].history[0].act).toBe('file');
});

test('an institution reads what an entity consents to, the entity sees the look, withdraws, and it is refused at once', async () => {
  const own = await owner();
  const bank = await signedIn('bank');
  const read = (code: string) => bank.call('GET', `/opened/${code}`);
  expect((await read(OWN)).body.code).toBe('disclosure.not-opened');
  const given = { institution: 'bank', purpose: '流动资金贷款', until: '2026-12-01' };
  expect((await own.call('POST', '/own/consents', { ...given, until: '2027-11-22' })).body.code).toBe(
    'enterprise.consent-day',
  );
  expect((await own.call('POST', '/own/consents', { ...given, institution: 'city' })).body.code).toBe(
    'enterprise.no-such-institution',
  );
  const { id } = (await own.call('POST', '/own/consents', given)).body;
  expect((await own.call('POST', '/own/consents', given)).body.code).toBe('enterprise.consent-given');
  const { status, body } = await read(OWN);
  expect([status, body.records.map(({ number }: { number: string }) => number)]).toEqual([200, ['评1号']]);
  expect((await read(OTHER)).body.code).toBe('disclosure.not-opened');
  expect((await bank.call('GET', '/opened')).body.items).toMatchObject([{ uscc: OWN, until: '2026-12-01' }]);
  const looks = (await own.call('GET', '/own/looks')).body.items;
  expect(looks[0]).toMatchObject({ unit: '金信示例银行', role: 'bank', act: 'readOpened', classes: [4] });
  expect(looks[0].basis).toContain('流动资金贷款');
  now = new Date('2026-12-01T15:59:00Z');
  const late = await signedIn('bank');
  expect((await late.call('GET', `/opened/${OWN}`)).status).toBe(200);
  now = new Date('2026-12-01T16:00:00Z');
  expect((await late.call('GET', `/opened/${OWN}`)).body.code).toBe('disclosure.not-opened');
  // Sessions of today have run out by then.
  now = start;
  const [again, back] = [await comesIn(own.name), await signedIn('bank')];
  const other = await owner(OTHER);
  expect((await other.call('DELETE', `/own/consents/${id}`)).body.code).toBe('enterprise.no-such-consent');
  expect((await back.call('GET', `/opened/${OWN}`)).status).toBe(200);
  expect((await again.call('DELETE', `/own/consents/${id}`)).status).toBe(200);
  expect((await back.call('GET', `/opened/${OWN}`)).body.code).toBe('disclosure.not-opened');
  expect((await again.call('GET', '/own/consents')).body.items[0]).toMatchObject({ id, state: 'withdrawn' });
});

test('an officer’s consent is shown to the entity, and withdrawn by it', async () => {
  const own = await owner();
  const officer = await signedIn('area-officer');
  const noted = { consentedBy: PERSON, paper: '授权书9号', purpose: '核实', until: '2026-12-01' };
  const { proposal } = (await officer.call('POST', `/entities/${OWN}/consents`, noted)).body;
  await (await signedIn('credit-office')).call('POST', `/proposals/${proposal}/approval`, { reason: '属实' });
  const seen = async () =>
    (await officer.call('GET', `/entities/${OWN}/records`)).body.items.some(
      ({ number }: { number: string }) => number === '评1号',
    );
  expect(await seen()).toBe(true);
  const held = (await own.call('GET', '/own/consents')).body.items.find(
    ({ kind }: { kind: string }) => kind === 'officer',
  );
  expect(held).toMatchObject({ paper: '授权书9号', state: 'in-force' });
  expect((await own.call('DELETE', `/own/consents/${held.id}`)).status).toBe(200);
  expect(await seen()).toBe(false);
});

const REQUEST = {
  ...{ kind: 'single', codes: [OWN], types: ['fee'], provider: DEPARTMENT, applicant: '某招标单位' },
  ...{ purpose: '招标资格审查', basis: '招标文件第三章', evidence: '', consent: null, until: '2026-12-01' },
};

test('class 3 is answered once after its provider approved, his records alone; the entity sees the look', async () => {
  const desk = await signedIn('registrar');
  const make = async (body: object) => desk.call('POST', '/requests', { ...REQUEST, ...body });
  expect((await make({ types: ['administrative-penalty'] })).body.code).toBe('disclosure.open-type');
  expect((await make({ types: ['bank-rating'] })).body.code).toBe('disclosure.consent-missing');
  expect((await make({ codes: [OWN, OTHER] })).body.code).toBe('disclosure.one-entity');
  expect((await make({ codes: [makeUscc('91', COUNTY, 9)] })).body.code).toBe('disclosure.no-entity');
  const { id, proposal } = (await make({})).body;
  const look = () => desk.call('POST', `/requests/${id}/answer`);
  expect((await look()).body.code).toBe('disclosure.not-approved');
  const provider = await signedIn('department-user');
  const lines = (await provider.call('GET', `/proposals/${proposal}`)).body;
  expect(JSON.stringify(lines)).toContain('招标文件第三章');
  expect((await provider.call('POST', `/proposals/${proposal}/approval`, { reason: '用途相符' })).status).toBe(200);
  expect((await (await signedIn('inspector')).call('POST', `/requests/${id}/answer`)).body.code).toBe(
    'disclosure.no-such-request',
  );
  const { items } = (await look()).body;
  expect(items).toMatchObject([{ code: OWN, hits: 1, records: [{ number: '费1号', source: DEPARTMENT }] }]);
  expect((await look()).body.code).toBe('disclosure.answered');
  const [seen] = (await (await owner()).call('GET', '/own/looks')).body.items;
  expect(seen).toMatchObject({
    act: 'answerRequest',
    role: 'registrar',
    classes: [3],
    basis: expect.stringContaining('招标文件'),
  });
  expect((await desk.call('GET', `/requests/${id}`)).body).toMatchObject({ state: 'answered', own: true });
});

test('an approval that was not used ends with its last day; another department does not decide', async () => {
  const desk = await signedIn('registrar');
  const { id, proposal } = (
    await desk.call('POST', '/requests', { ...REQUEST, provider: '另一单位', until: '2026-11-23' })
  ).body;
  const provider = await signedIn('department-user');
  expect((await provider.call('GET', `/proposals/${proposal}`)).status).toBe(404);
  await (await signedIn('credit-office')).call('POST', `/proposals/${proposal}/approval`, { reason: '同意' });
  now = new Date('2026-11-23T16:00:00Z');
  const next = await signedIn('registrar');
  expect((await next.call('POST', `/requests/${id}/answer`)).body.code).toBe('disclosure.request-over');
});

test('vetting a list tells for each code what is open of it: hits, none, or unknown', async () => {
  const asker = await signedIn('legal-officer');
  const unknown = makeUscc('91', COUNTY, 9);
  const batch = {
    ...REQUEST,
    kind: 'batch',
    codes: [OWN, OTHER, THIRD, unknown],
    types: ['bank-rating'],
    provider: null,
  };
  const consent = { by: PERSON, paper: '授权书汇总1号' };
  const { id, proposal } = (await asker.call('POST', '/requests', { ...batch, consent })).body;
  await (await signedIn('bureau-chief')).call('POST', `/proposals/${proposal}/approval`, { reason: '同意' });
  const { items } = (await asker.call('POST', `/requests/${id}/answer`)).body;
  expect(items.map(({ code, entity, hits }: Record<string, unknown>) => [code, entity !== null, hits])).toEqual([
    [OWN, true, 1],
    [OTHER, true, 1],
    [THIRD, true, 0],
    [unknown, false, 0],
  ]);
  expect(JSON.stringify((await asker.call('GET', '/requests')).body)).not.toContain(PERSON);
  // Nothing stays open behind the answer.
  const { rows } = await database.read((db) =>
    db.query(`select count(*) as n from ledger.opening where kind = 'request' and answered_at is null and entity_id in (1, 2)
      and 'bank-rating' = any (types)`),
  );
  expect(rows[0].n).toBe(0);
});

test('what an enterprise was told it reads itself, and states its defence where it is invited', async () => {
  const [plain, inviting] = await database.transaction(async (db) => {
    const about = { entity: 1, about: null, facts: '拟列入异常名录' };
    return [
      await tell(db, clerk, start, { ...about, kind: 'penalty-recorded' }),
      await tell(db, clerk, start, { ...about, kind: 'listing-intended' }),
    ];
  });
  const own = await owner();
  const { items } = (await own.call('GET', '/own/notices')).body;
  expect(items.map(({ id }: { id: string }) => id).sort()).toEqual([plain.id, inviting.id].sort());
  expect((await own.call('POST', `/own/notices/${plain.id}/reading`)).status).toBe(200);
  const said = { said: '住所已经变更，附证明', files: ['租赁合同.pdf'] };
  expect((await own.call('POST', `/own/notices/${plain.id}/statements`, said)).body.code).toBe('notice.not-invited');
  expect((await own.call('POST', `/own/notices/${inviting.id}/statements`, said)).status).toBe(200);
  expect((await own.call('GET', `/own/notices/${inviting.id}`)).body).toMatchObject({ stated: '2026-11-22' });
  const other = await owner(OTHER);
  expect((await other.call('GET', `/own/notices/${plain.id}`)).status).toBe(404);
});

test('an enterprise applies for repair and objects by itself: by the verbs of the desk, about its own records alone', async () => {
  const own = await owner();
  const { prospects } = (await own.call('GET', '/own/repairs')).body;
  const penalty = prospects.find(({ number }: { number: string }) => number === '罚1号');
  expect(penalty.earliest > '2026-11-22').toBe(true);
  const apply = (record: number) =>
    own.call('POST', '/own/repairs', { records: [record], statement: '已缴清', materials: [], committedBy: '张经理' });
  // Too early: refused at once, with the day.
  const early = (await apply(penalty.record)).body;
  expect(early).toMatchObject({ state: 'refused', items: [{ earliest: penalty.earliest }] });
  const { items } = (await (await owner(OTHER)).call('GET', '/own/records?type=administrative-penalty')).body;
  expect((await apply(items[0].record)).body.code).toBe('enterprise.no-such-record');
  const { matters } = (await own.call('GET', '/own/objections')).body;
  const object = (about: object) =>
    own.call('POST', '/own/objections', {
      ...{ about, matter: matters[0].code, grounds: '处罚决定已被撤销', wanted: '停止公示', files: [] },
    });
  const foreign = await object({ kind: 'record', record: items[0].record });
  expect(foreign.body.code).toBe('enterprise.no-such-record');
  const filed = await object({ kind: 'record', record: penalty.record });
  expect([filed.status, filed.body.code]).toEqual([200, undefined]);
  expect((await own.call('GET', '/own/objections')).body.items).toMatchObject([
    { filedBy: 'entity', aboutNumber: '罚1号' },
  ]);
  const shown = (await own.call('GET', '/own/publicity')).body.items;
  expect(shown.find(({ number }: { number: string }) => number === '罚1号').disputed).toBe(true);

  // A level too, where it is told.
  expect((await object({ kind: 'standing', rulebook: 'chongqing' })).body.code).toBe('enterprise.level-not-told');
  expect((await object({ kind: 'standing', rulebook: 'saic-2003' })).status).toBe(200);
  const { items: levels } = (await own.call('GET', '/own/standings')).body;
  expect(levels.find(({ rulebook }: { rulebook: string }) => rulebook === 'saic-2003')).toMatchObject({
    disputed: { pauses: true },
  });
});

test('five wrong passwords lock an enterprise’s account as anybody’s', async () => {
  const { name } = await owner();
  for (let i = 0; i < 5; i++) await nobody.call('POST', '/session', { name, password: PASSWORD });
  expect((await nobody.call('POST', '/session', { name, password: NEW })).body.code).toBe('base.account-locked');
});
