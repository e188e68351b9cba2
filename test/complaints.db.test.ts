// Complaints over HTTP: taken in, assigned by area, found alike, joined, acted on by who may, kept in the ledger, marked by two people.

import { afterAll, expect, test } from 'vitest';
import { CASES } from '../src/cases.ts';
import { loadSheets } from '../src/duties/load-sheets.ts';
import { saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { recordsOf } from '../src/ledger/read-entries.ts';
import { placeEntities } from '../src/supervision/areas/place-entities.ts';
import { waitingComplaints } from '../src/supervision/complaints/waiting.ts';
import { catchUp } from '../src/supervision/duties/catch-up.ts';
import { type Called, COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const now = new Date('2026-08-24T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());
const made = [
  { name: '甲店', address: '东港市新城大街3号', division: COUNTY, industries: ['5211'] },
  { name: '乙店', address: '别处', division: COUNTY, industries: ['6210'] },
  { name: '外地店', address: '别处', division: '500101' },
].map((said) => ({ attributes: { kind: 'individual', ...said }, identifiers: { regno: said.name } }));
await database.transaction((db) => saveAndGrade(db, clerk, now, made, grading));
const [officer, head, chief, registrar, department, auditor, administrator] = await Promise.all(
  (
    [
      ...(['area-officer', 'station-head', 'bureau-chief', 'registrar', 'department-user', 'auditor'] as const),
      'administrator',
    ] as const
  ).map((role) => service.signedIn(role)),
);
const officerId = (await database.read((db) => db.query(`select id from base.account where name = 'area-officer'`)))
  .rows[0].id as string;
const drawn = { name: '一网格', unit: 'county', parent: null, boundary: null, divisions: [], why: '划定' };
const area = (await head.call('POST', '/areas', { ...drawn, words: ['新城大街'] })).body.id;
await head.call('POST', `/areas/${area}/officers`, {
  account: officerId,
  part: 'officer',
  from: '2026-08-24',
  until: null,
});
await placeEntities(database, now);

const SAID = {
  ...{ kind: 'complaint', channel: 'visit', received: '2026-08-21', matter: 'quality', entity: 'JX0000000001' },
  ...{ summary: '八月十日购买的电饭锅通电后冒烟', request: '退货退款' },
  complainant: { name: '王小明', contact: '13812345678' },
};
const take = async (more: object = {}): Promise<Called['body']> =>
  (await registrar.call('POST', '/complaints', { ...SAID, ...more })).body;
const shown = async (id: string, who = head) => (await who.call('GET', `/complaints/${id}`)).body;
const act = async (id: string, doing: object, who = officer) => {
  const { revision } = await shown(id);
  return (await who.call('POST', `/complaints/${id}/acts`, { revision, doing })).body;
};
const records = (entity: number) => database.read((db) => recordsOf(db, grading.catalogue, [entity]));

let first = '';

test('one is taken in, goes to the officer of its area, and is on the ledger without a word of who complained', async () => {
  const answer = await take();
  expect(answer).toMatchObject({ number: 'TS-2026-000001', unit: { id: 'county' }, officer: 'area-officer' });
  first = answer.id;
  const page = await shown(first);
  expect(page).toMatchObject({
    state: 'received',
    due: '2026-09-01',
    complainant: { name: '王**', contact: '138****5678' },
  });
  expect(page.duties).toMatchObject([
    { rule: 'complaint-acceptance', due: '2026-09-01', state: 'open' },
    { rule: 'complaint-reply' },
  ]);
  const [record] = await records(1);
  expect(record).toMatchObject({ type: 'complaint', fields: { kind: 'complaint', named: true, matter: 'quality' } });
  expect(JSON.stringify(record)).not.toMatch(/王小明|138|冒烟/);
  expect((await database.read((db) => waitingComplaints(db, { officer: officerId })))[0].id).toBe(first);
  const kept = await database.read((db) => db.query('select sealed from supervision.complainant'));
  expect(kept.rows[0].sealed.toString()).not.toMatch(/王小明|138/);
});

test('broken input is refused with what is wrong', async () => {
  const codes = async (more: object) => (await take(more)).code;
  expect(await codes({ complainant: null })).toBe('complaints.nobody-named');
  expect(await codes({ entity: null })).toBe('complaints.respondent-missing');
  expect(await codes({ received: '2026-08-25' })).toBe('complaints.received-later');
  expect(await codes({ replyDue: '2026-08-01' })).toBe('complaints.received-later');
  expect(await codes({ matter: 'moon' })).toBe('complaints.unknown-code');
  expect(await codes({ unit: 'safety' })).toBe('complaints.unit-wrong');
  expect(await codes({ entity: 'JX0000000009' })).toBe('registry.no-such-entity');
  expect(await codes({ summary: ' x ' })).toBe('base.request-not-valid');
  await take({
    reference: '12345-7',
    channel: 'hotline-12345',
    summary: '别的事情，与此无关',
    matter: 'price',
    entity: 'JX0000000002',
  });
  expect(await codes({ reference: '12345-7', channel: 'hotline-12345' })).toBe('complaints.reference-taken');
});

test('only who handles it acts on it and sees who complained, and each look is in the audit trail', async () => {
  expect((await auditor.call('GET', `/complaints/${first}/complainant`)).status).toBe(403);
  expect((await department.call('GET', `/complaints/${first}`)).status).toBe(403);
  expect((await officer.call('GET', `/complaints/${first}/complainant`)).body).toEqual(SAID.complainant);
  const { body } = await administrator.call('GET', '/audit?act=readComplainant');
  expect(body.items[0]).toMatchObject({ act: 'readComplainant', object: 'TS-2026-000001' });
  await act(first, { act: 'assign', unit: 'city', officer: null, why: '市局直接办理' }, head);
  expect((await act(first, { act: 'accept', on: '2026-08-24' })).code).toBe('complaints.not-yours');
  expect((await officer.call('GET', `/complaints/${first}/complainant`)).body.code).toBe('complaints.not-yours');
  expect((await act(first, { act: 'assign', unit: 'county', officer: auditorId(), why: '退回' }, chief)).code).toBe(
    'complaints.officer-wrong',
  );
  await act(first, { act: 'assign', unit: 'county', officer: officerId, why: '退回所里' }, chief);
  expect((await shown(first)).acts.map((one: { act: string }) => one.act)).toEqual(['assign', 'assign', 'take']);
});

const auditorId = () => '00000000-0000-4000-8000-000000000001';

test('look-alikes are shown; several people’s are joined and go on together, a repetition counts no more when a head says so', async () => {
  const asked = {
    ...SAID,
    summary: '购买的电饭锅通电后冒烟',
    complainant: { name: '李四', contact: 'li@example.com' },
  };
  const { matter, received, entity, summary, complainant } = asked;
  const found = await officer.call('POST', '/complaints/alike', { matter, received, entity, summary, complainant });
  expect(found.body.items).toMatchObject([{ id: first, likeness: { entity: true, complainant: false, matter: true } }]);
  const other = await take(asked);
  const again = await take({ channel: 'platform-12315', complainant: { name: '王小明', contact: '138 1234 5678' } });
  expect((await shown(again.id)).alike[0]).toMatchObject({ id: first, likeness: { complainant: true, points: 100 } });
  expect((await act(other.id, { act: 'join', to: other.id, repeated: false, why: '同一批货' })).code).toBe(
    'complaints.join-itself',
  );
  await act(other.id, { act: 'join', to: first, repeated: false, why: '同一批货' });
  expect((await act(again.id, { act: 'join', to: first, repeated: true, why: '重复' })).code).toBe(
    'complaints.heads-only',
  );
  await act(again.id, { act: 'join', to: first, repeated: true, why: '同一人同一事' }, head);
  expect((await records(1)).length).toBe(2);
  await act(first, { act: 'accept', on: '2026-08-24' });
  expect(await shown(other.id)).toMatchObject({ state: 'accepted', due: '2026-10-30', joined: true });
  expect((await act(again.id, { act: 'part', why: '不是同一件' }, head)).done).toBe(true);
  expect((await records(1)).length).toBe(3);
  const refusal = { act: 'refuse', on: '2026-08-24', ground: 'handled-elsewhere', why: '前件已受理' };
  expect((await act(again.id, { ...refusal, ground: 'moon' })).code).toBe('complaints.ground-wrong');
  expect((await act(again.id, refusal)).done).toBe(true);
});

test('it is closed with its outcome, told, and its duties are done; what is stale is refused', async () => {
  const close = {
    act: 'close',
    on: '2026-08-24',
    outcome: 'mediated',
    ground: null,
    upheld: true,
    loss: 299.5,
    reply: '退款',
  };
  const { revision } = await shown(first);
  await act(first, { act: 'step', on: '2026-08-24', why: '电话联系双方' });
  const stale = await officer.call('POST', `/complaints/${first}/acts`, { revision, doing: close });
  expect(stale.body.code).toBe('complaints.moved-on');
  expect((await act(first, { ...close, outcome: 'moon' })).code).toBe('complaints.outcome-wrong');
  expect((await act(first, close)).done).toBe(true);
  expect((await act(first, close)).code).toBe('complaints.not-now');
  expect((await act(first, { act: 'tell', on: '2026-08-24' })).done).toBe(true);
  await catchUp(database, grading, { sheets: loadSheets(), cases: CASES }, now);
  const page = await shown(first);
  expect(page.due).toBeNull();
  expect(page.duties.map(({ rule, state }: { rule: string; state: string }) => [rule, state]).sort()).toEqual([
    ['complaint-acceptance', 'in-time'],
    ['complaint-mediation', 'in-time'],
    ['complaint-reply', 'in-time'],
    ['complaint-told', 'in-time'],
  ]);
  expect(page.duties.every(({ id }: { id: string | null }) => id?.startsWith('1.'))).toBe(true);
  expect((await records(1)).filter(({ fields }) => fields.upheld === true).length).toBe(2);
  expect((await act(first, { act: 'reopen', why: '投诉人另有证据' })).code).toBe('complaints.heads-only');
  expect((await act(first, { act: 'reopen', why: '投诉人另有证据' }, head)).done).toBe(true);
});

test('a report about nobody known waits by the same sheets, is matched, found to be another’s, and handed on', async () => {
  const report = { kind: 'report', entity: null, respondent: '夜市无名摊', complainant: null, matter: 'food-safety' };
  const { id } = await take({ ...report, unit: 'county' });
  expect(await shown(id)).toMatchObject({ due: '2026-09-11', entity: null, complainant: null });
  const { body } = await head.call('GET', '/complaints/counts');
  expect(body.unmatched).toBe(1);
  await act(id, { act: 'match', entity: 'JX0000000002' });
  expect((await records(2)).length).toBe(2);
  await act(id, { act: 'match', entity: 'JX0000000001', why: '现场核对' });
  expect((await records(2)).length).toBe(1);
  expect(await shown(id)).toMatchObject({ entity: { name: '甲店' }, officer: null });
  expect((await act(id, { act: 'match', entity: 'JX0000000003' })).code).toBe('registry.no-such-entity');
  expect((await act(id, { act: 'transfer', on: '2026-08-24', to: 'city', why: '消防' })).code).toBe(
    'complaints.department-wrong',
  );
  await act(id, { act: 'transfer', on: '2026-08-24', to: 'safety', why: '属于消防职责' });
  expect(await shown(id)).toMatchObject({ state: 'transferred', handedTo: '金信市应急管理局' });
});

test('a mark needs a reason, a second person and a term, is seen by who handles complaints, and is lifted likewise', async () => {
  const asked = { kind: 'professional-claim', until: '2027-05-01', why: '半年内以同样的话投诉三十家' };
  const mark = (body: object) => officer.call('POST', `/complaints/${first}/mark`, body);
  expect((await mark({ ...asked, until: '2028-01-01' })).body.code).toBe('complaints.mark-days');
  expect((await mark({ ...asked, kind: 'moon' })).body.code).toBe('complaints.ground-wrong');
  const { proposal } = (await mark(asked)).body;
  expect((await shown(first)).marks).toEqual([]);
  expect((await head.call('POST', `/proposals/${proposal}/approval`, { reason: '属实' })).status).toBe(200);
  const [held] = (await shown(first)).marks;
  expect(held).toMatchObject({ kind: 'professional-claim', until: '2027-05-01', approvedBy: 'station-head' });
  expect((await shown(first, auditor)).marks).toEqual([]);
  expect((await take({ summary: '又买到坏的插座' })).code).toBeUndefined();
  const lifting = { mark: held.id, why: '核对后是普通消费者' };
  const lifted = (await officer.call('POST', `/complaints/${first}/mark/lifting`, lifting)).body.proposal;
  expect((await head.call('POST', `/proposals/${lifted}/approval`, { reason: '同意' })).status).toBe(200);
  expect((await shown(first)).marks).toEqual([]);
});

test('another system takes in by its key; what was taken in wrongly is put right, and void when a head says so', async () => {
  const wanted = { name: '12345', unit: 'safety', role: 'department-user', permissions: ['complaint.take'] };
  const key = { ...wanted, reach: [COUNTY], until: '2026-12-31' };
  const made = (await administrator.call('POST', '/keys', key)).body;
  const headers = { authorization: `Bearer ${made.key}` };
  const sent = { ...SAID, channel: 'hotline-12345', reference: '12345-99', entity: 'JX0000000002' };
  const { status, body } = await service.nobody.call('POST', '/complaints', sent, headers);
  expect([status, body.unit?.id]).toEqual([200, 'county']);
  expect((await service.nobody.call('GET', `/complaints/${body.id}`, undefined, headers)).status).toBe(403);
  const before = (await records(2)).length;
  const amended = {
    act: 'amend',
    matter: 'after-sales',
    summary: '电饭锅报修无人上门',
    request: '上门维修',
    replyDue: null,
  };
  expect((await act(body.id, { ...amended, matter: 'moon', why: '听错了' })).code).toBe('complaints.unknown-code');
  expect((await act(body.id, { ...amended, why: '听错了' })).done).toBe(true);
  expect(await shown(body.id)).toMatchObject({ matter: 'after-sales', acts: [{ why: `听错了\n${SAID.summary}` }, {}] });
  const { items } = (await head.call('GET', '/complaints?q=12345-99')).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
  const byNumber = (await head.call('GET', `/complaints?q=${items[0].number}`)).body.items;
  expect(byNumber.length).toBe(1);
  expect((await head.call('GET', `/complaints?q=${encodeURIComponent('乙')}`)).body.items.length).toBe(2);
  expect((await head.call('GET', `/complaints?q=${encodeURIComponent('%')}`)).body.items).toEqual([]);
  expect((await act(body.id, { act: 'void', why: '试录' })).code).toBe('complaints.heads-only');
  expect((await act(body.id, { act: 'void', why: '试录' }, head)).done).toBe(true);
  expect((await records(2)).length).toBe(before - 1);
});

test('lists, the entity’s own and the figures agree', async () => {
  const list = async (query: string) => (await head.call('GET', `/complaints?${query}`)).body;
  expect((await list('state=open&limit=2')).next).toBe('2');
  expect((await list('state=open&due=overdue')).items).toEqual([]);
  expect((await list(`area=${area}&state=accepted`)).items.length).toBe(2);
  expect((await officer.call('GET', '/complaints?whose=mine')).body.items.length).toBeGreaterThan(0);
  expect((await head.call('GET', '/entities/JX0000000001/complaints')).body.items.length).toBe(5);
  const { body } = await head.call('GET', '/complaints/figures');
  expect(body).toMatchObject({ until: '2026-08', total: { count: 6, complaints: 5, reports: 1, upheld: 0 } });
  expect(body.months.length).toBe(12);
  expect(body.industries.map(({ code, count }: { code: string; count: number }) => [code, count])).toEqual([
    ['F', 5],
    ['H', 1],
  ]);
  expect(body.areas).toMatchObject([{ name: '一网格', entities: 1 }]);
});
