// Credit repair over HTTP: refused too early with the day, completed, verified, granted by two people, gone from publicity, reversed.

import { afterAll, expect, test } from 'vitest';
import { shanghaiDay } from '../src/base/day.ts';
import { addAccount } from '../src/base/who/account.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { recordsOf } from '../src/ledger/read-entries.ts';
import type { Fields } from '../src/ledger/record.ts';
import { publicityOf } from '../src/publicity/publicity-of.ts';
import { confirmTaken, outgoingFor, waitingProvinces } from '../src/repair/outgoing.ts';
import { type Called, COUNTY, DEPARTMENT, PASSWORD, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-04-10T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());
const SOURCE = '金信市市场监督管理局';
const names = ['甲公司', '乙公司', '丙公司', '丁公司'];
await database.transaction((db) =>
  saveAndGrade(
    db,
    clerk,
    now,
    names.map((name) => ({ attributes: { kind: 'enterprise', name, division: COUNTY }, identifiers: { regno: name } })),
    grading,
  ),
);
const file = (entityId: number, type: string, fields: Fields, source = SOURCE) =>
  database.transaction(async (db) => {
    const [filed] = await fileAndGrade(db, clerk, now, [{ entityId, type, source, fields }], grading);
    expect(filed.problems).toEqual([]);
    return filed.recordId!;
  });
const penalty = (number: string, on: string, measures: Fields[]) => ({
  ...{ document_number: number, decided_on: on, violation: '虚假宣传' },
  measures,
});
type Caller = Awaited<ReturnType<typeof service.signedIn>>;
let [officer, head, chief, registrar, auditor, area] = [] as unknown as Caller[];
/** Goes on to a day; sessions end with time, so everybody signs in anew. */
const goTo = async (day: string) => {
  now = new Date(`${day}T01:00:00Z`);
  const roles = ['credit-office', 'bureau-chief', 'station-head', 'registrar', 'auditor', 'area-officer'] as const;
  [officer, head, chief, registrar, auditor, area] = await Promise.all(roles.map((role) => service.signedIn(role)));
};
await goTo('2026-04-10');

const APPLIED = { statement: '已缴清罚款并改正', materials: ['缴款书'], committedBy: '法定代表人', basis: 'ordinary' };
const apply = (entity: string, records: number[], applied: string, more: object = {}): Promise<Called> =>
  registrar.call('POST', `/entities/${entity}/repairs`, { ...APPLIED, records, applied, ...more });
const shown = async (id: string) => (await officer.call('GET', `/repairs/${id}`)).body;
const act = async (id: string, doing: object, who = officer) => {
  const { revision } = await shown(id);
  return (await who.call('POST', `/repairs/${id}/acts`, { revision, doing })).body;
};
const decide = (id: string, decision: object) => act(id, { act: 'decide', decision });
const approve = async (proposal: number, who = head) =>
  (await who.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).body;
const publicity = (entityId: number) => database.read((db) => publicityOf(db, grading.catalogue, now, entityId));
const shownToday = async (entityId: number, number: string) => {
  const today = shanghaiDay(now);
  const found = (await publicity(entityId)).find((one) => one.number === number)!;
  return found.shown.filter(({ from, until }) => from <= today && today < until).map(({ channel }) => channel);
};
const records = (entityId: number) => database.read((db) => recordsOf(db, grading.catalogue, [entityId]));
const verified = (prospects: { conditions: { id: string; met: unknown }[] }[]) => [
  ...new Map(
    prospects
      .flatMap(({ conditions }) => conditions)
      .filter(({ met }) => met === 'unknown')
      .map(({ id }) => [id, { id, met: true, how: '核对缴款书和现场' }]),
  ).values(),
];
const FINE = [{ kind: 'fine', amount: 300_000 }];
const first = await file(1, 'administrative-penalty', penalty('金市监罚〔2026〕1号', '2026-02-02', FINE));
let id = '';

test('the notice says from the day of the decision what can be repaired when, on which conditions, with which papers, for free', async () => {
  const { body } = await officer.call('GET', `/entities/JX0000000001/repairs/notice/${first}`);
  expect(body.prospect).toMatchObject({ possible: true, earliest: '2026-05-03', automatic: '2027-02-03' });
  expect(body.prospect.conditions.map((one: { id: string }) => one.id)).toContain('performed');
  expect(body.prospect.materials.length).toBeGreaterThan(0);
  expect(body.prospect.regime.document).toContain('107');
  expect(body.free.zh).toContain('不收取任何费用');
  await file(1, 'tax-rating', { year: 2025, rated_on: '2026-03-30', grade: 'A' });
  const { prospects } = (await officer.call('GET', '/entities/JX0000000001/repairs')).body;
  expect(prospects.map((one: { record: number }) => one.record)).toEqual([first]);
  const tell = () => officer.call('POST', `/entities/JX0000000001/repairs/notice/${first}`);
  const { notice } = (await tell()).body;
  expect((await tell()).body.notice).toBe(notice);
  const letter = await officer.call('GET', `/entities/JX0000000001/notices/${notice}`);
  expect(letter.body).toMatchObject({ kind: 'repair-notice', formal: true, served: null });
  expect(JSON.stringify(letter.body)).toMatch(/2026-05-03.*2027-02-03.*不收取任何费用/);
});

test('too early it is refused at once, with the reason and the day; on that day it is taken', async () => {
  const { body } = await apply('JX0000000001', [first], '2026-04-10');
  expect(body).toMatchObject({ state: 'refused', items: [{ outcome: 'refused', earliest: '2026-05-03' }] });
  expect(body.items[0].ground.zh).toContain('最短公示期');
  const { items } = (await officer.call('GET', '/entities/JX0000000001/notices')).body;
  expect(items.map((one: { kind: string }) => one.kind)).toContain('repair-refused');
  await goTo('2026-05-02');
  expect((await apply('JX0000000001', [first], '2026-05-02')).body.state).toBe('refused');
  await goTo('2026-05-06');
  const taken = await apply('JX0000000001', [first], '2026-05-06');
  expect(taken.body).toMatchObject({ state: 'filed', items: [{ outcome: null }] });
  id = taken.body.id;
  expect((await apply('JX0000000001', [first], '2026-05-06')).body.code).toBe('repair.open-already');
  expect(await shown(id)).toMatchObject({
    due: '2026-05-08',
    deadlines: [{ step: 'accept' }, { step: 'decide', due: null }],
  });
});

test('broken input is refused with what is wrong', async () => {
  const codes = async (...asked: Parameters<typeof apply>) => (await apply(...asked)).body.code;
  expect(await codes('JX0000000001', [99], '2026-05-06')).toBe('repair.no-such-record');
  expect(await codes('JX0000000001', [first], '2026-05-07')).toBe('repair.day-wrong');
  expect(await codes('JX0000000001', [first], '2026-05-06', { committedBy: ' ' })).toBe('repair.no-commitment');
  expect((await auditor.call('POST', '/entities/JX0000000001/repairs', {})).status).toBe(403);
  expect((await auditor.call('POST', `/repairs/${id}/acts`, {})).status).toBe(403);
});

test('what is missing is asked for once; the clock begins anew when it is handed in', async () => {
  await act(id, { act: 'ask', on: '2026-05-06', why: '缺守信承诺书' });
  expect(await shown(id)).toMatchObject({ state: 'incomplete', due: '2026-05-19' });
  await goTo('2026-05-11');
  await act(id, { act: 'supplement', on: '2026-05-11' });
  expect(await shown(id)).toMatchObject({ state: 'filed', due: '2026-05-13' });
  expect((await act(id, { act: 'ask', on: '2026-05-11', why: '再补' })).code).toBe('repair.once-only');
  await act(id, { act: 'accept', on: '2026-05-11' });
  expect(await shown(id)).toMatchObject({ state: 'accepted', due: '2026-05-20' });
  expect((await act(id, { act: 'extend', on: '2026-05-11', why: '复杂' })).code).toBe('repair.no-extension');
});

test('nothing is granted before the conditions are verified as met, and a second person grants it', async () => {
  const grant = { act: 'grant', why: '条件满足' };
  expect((await decide(id, grant)).code).toBe('repair.not-verified');
  await act(id, { act: 'talk', on: '2026-05-11', present: '法定代表人、承办人', why: '说明承诺的后果' });
  const { prospects } = await shown(id);
  const checks = verified(prospects);
  expect(checks.map((one) => one.id)).toContain('performed');
  await act(id, { act: 'verify', on: '2026-05-11', checks: checks.map((one) => ({ ...one, met: false })) });
  expect((await decide(id, grant)).code).toBe('repair.condition-not-met');
  await act(id, { act: 'verify', on: '2026-05-11', checks });
  expect(await shownToday(1, '金市监罚〔2026〕1号')).toContain('market');
  const { proposal } = await decide(id, grant);
  expect((await officer.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).status).toBe(403);
  await approve(proposal);
  expect(await shown(id)).toMatchObject({ state: 'granted', decided: '2026-05-11', proposal: null });
  expect(await shownToday(1, '金市监罚〔2026〕1号')).toEqual([]);
  const [repair] = (await records(1)).filter(({ type }) => type === 'credit-repair');
  expect(repair.fields).toMatchObject({
    kind: 'final',
    record_number: '金市监罚〔2026〕1号',
    decided_on: '2026-05-11',
  });
  expect((await apply('JX0000000001', [first], '2026-05-11')).body.code).toBe('repair.repaired-already');
});

test('a broken commitment reverses it: shown again, and that is recorded too', async () => {
  await goTo('2026-06-01');
  expect((await decide(id, { act: 'reverse', ground: 'moon', why: '违背承诺' })).code).toBe('repair.ground-wrong');
  const { proposal } = await decide(id, { act: 'reverse', ground: 'commitment-breached', why: '违背承诺' });
  await approve(proposal);
  expect(await shown(id)).toMatchObject({ state: 'reversed', items: [{ outcome: 'reversed' }] });
  expect(await shownToday(1, '金市监罚〔2026〕1号')).toContain('market');
  const kinds = (await records(1)).filter(({ type }) => type === 'credit-repair').map(({ fields }) => fields.kind);
  expect(kinds).toEqual(['final', 'reversed']);
  const { items } = (await officer.call('GET', '/entities/JX0000000001/notices')).body;
  const told = items.map((one: { kind: string }) => one.kind);
  expect(told).toEqual(expect.arrayContaining(['repair-granted', 'repair-reversed']));
  expect((await decide(id, { act: 'reverse', ground: 'mistaken', why: '再次' })).code).toBe(
    'repair.nothing-to-reverse',
  );
});

test('one application repairs the penalty and the serious listing that rests on it, the listing first', async () => {
  const CLOSED = [{ kind: 'suspension' }];
  const base = await file(2, 'administrative-penalty', penalty('金市监罚〔2025〕8号', '2025-03-03', CLOSED));
  const listing = await file(2, 'serious-violation-listing', {
    ...{
      document_number: '金市监列〔2025〕8号',
      listed_on: '2025-04-01',
      ground: 'food',
      penalty_number: '金市监罚〔2025〕8号',
    },
  });
  const { body } = await apply('JX0000000002', [base], '2026-06-01');
  expect(body).toMatchObject({
    state: 'filed',
    items: [
      { record: base, named: true },
      { record: listing, named: false },
    ],
  });
  await act(body.id, { act: 'accept', on: '2026-06-01' });
  await act(body.id, { act: 'verify', on: '2026-06-01', checks: verified((await shown(body.id)).prospects) });
  const { proposal } = await decide(body.id, { act: 'grant', why: '条件满足' });
  await approve(proposal);
  expect((await shown(body.id)).items.map((one: { outcome: string }) => one.outcome)).toEqual(['granted', 'granted']);
  const removed = async () =>
    (await records(2)).find(({ recordId }) => recordId === listing)!.fields.removed_on ?? null;
  expect(await removed()).toBe('2026-06-01');
  expect(await shownToday(2, '金市监罚〔2025〕8号')).toEqual([]);
  expect(await shownToday(2, '金市监列〔2025〕8号')).toEqual([]);
  const back = await decide(body.id, { act: 'reverse', ground: 'false-materials', why: '材料不实' });
  await goTo('2026-06-02');
  await approve(back.proposal);
  expect(await removed()).toBe(null);
  expect(await shownToday(2, '金市监列〔2025〕8号')).toContain('market');
});

test('a court’s order repairs for the time being before the time is over, completion for good', async () => {
  const number = '金市监罚〔2026〕3号';
  const record = await file(3, 'administrative-penalty', penalty(number, '2026-05-20', FINE));
  const order = { number: '（2026）辽06破1号', on: '2026-06-01' };
  const without = await apply('JX0000000003', [record], '2026-06-02', { basis: 'reorganisation' });
  expect(without.body.code).toBe('repair.no-order');
  const { body } = await apply('JX0000000003', [record], '2026-06-02', { basis: 'reorganisation', order });
  await act(body.id, { act: 'accept', on: '2026-06-02' });
  await act(body.id, { act: 'verify', on: '2026-06-02', checks: [] });
  expect((await decide(body.id, { act: 'complete', why: '执行完毕' })).code).toBe('repair.nothing-temporary');
  await approve((await decide(body.id, { act: 'grant', until: '2026-12-01', why: '裁定批准' })).proposal);
  expect(await shownToday(3, number)).toEqual([]);
  await goTo('2026-12-01');
  expect(await shownToday(3, number)).toContain('market');
  await approve((await decide(body.id, { act: 'complete', why: '执行完毕' })).proposal);
  expect(await shownToday(3, number)).toEqual([]);
});

test('annual reports made up for are listed, approved by a second person, and removed in one act', async () => {
  await goTo('2026-12-02');
  const listing = await file(4, 'abnormal-operation-listing', {
    ...{ document_number: '异常〔2026〕4号', listed_on: '2026-07-06', ground: 'no-annual-report' },
  });
  const dry = () => officer.call('GET', '/repairs/bulk/annual-report');
  expect((await dry()).body.items).toEqual([]);
  await file(4, 'annual-report', { year: 2025, filed_on: '2026-09-01' });
  expect((await dry()).body.items).toMatchObject([{ record: listing, entity: { name: '丁公司' } }]);
  const propose = (records: number[]) =>
    officer.call('POST', '/repairs/bulk/annual-report', { records, why: '已补报' });
  expect((await propose([first])).body.code).toBe('repair.nothing-in-bulk');
  const { status, body } = await propose([listing]);
  expect(status).toBe(202);
  await approve(body.proposal);
  expect((await dry()).body.items).toEqual([]);
  expect((await records(4)).find(({ recordId }) => recordId === listing)?.fields.removed_on).toBe('2026-12-02');
  expect(await shownToday(4, '异常〔2026〕4号')).toEqual([]);
});

test('figures count what was granted, refused and why; lists show what waits', async () => {
  const { body } = await officer.call('GET', '/repairs/figures?from=2026-04&until=2026-12');
  expect(body.total).toMatchObject({ applied: 6, granted: 2, refused: 2, reversed: 2, records: 2 });
  expect(body.grounds[0]).toMatchObject({ ground: { zh: '未满最短公示期' }, count: 2 });
  expect(body.inTime.done).toBe(body.inTime.all);
  expect(body.months).toHaveLength(9);
  expect((await officer.call('GET', '/repairs')).body.items).toEqual([]);
  expect((await officer.call('GET', '/repairs?state=reversed')).body.items).toHaveLength(2);
  expect((await area.call('GET', '/repairs/counts')).body).toEqual({ open: 0, overdue: 0, soon: 0 });
  expect((await chief.call('GET', '/repairs/rules')).body.free.zh).toContain('不收取任何费用');
});

test('a department repairs its own records by its own people, the office only what is its own', async () => {
  await goTo('2026-12-08');
  const second = { name: 'safety-head', shown: '应急局负责人', password: PASSWORD, role: 'department-user' } as const;
  await database.transaction((db) => addAccount(db, now, { ...second, unit: 'safety', reach: [''] }));
  const record = await file(4, 'administrative-penalty', penalty('应急罚〔2026〕1号', '2026-05-11', FINE), DEPARTMENT);
  const ours = await file(3, 'administrative-penalty', penalty('金信罚〔2026〕9号', '2026-05-12', FINE));
  const own = (await apply('JX0000000003', [ours], '2026-12-08')).body.id;
  const { body } = await apply('JX0000000004', [record], '2026-12-08');
  const theirs = await service.signedIn('department-user');
  const other = await service.signedIn('safety-head' as 'department-user');
  const accept = { act: 'accept', on: '2026-12-08' };
  expect((await theirs.call('GET', `/repairs/${own}`)).status).toBe(404);
  expect((await theirs.call('GET', '/repairs')).body.items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
  expect((await theirs.call('POST', `/repairs/${own}/acts`, { revision: 2, doing: accept })).status).toBe(404);
  expect((await shown(body.id)).may).toEqual({ handle: false, decide: false });
  expect((await act(body.id, accept, head)).code).toBe('repair.not-in-charge');
  const seen = (await theirs.call('GET', `/repairs/${body.id}`)).body;
  expect(seen.may).toEqual({ handle: true, decide: true });
  await act(body.id, accept, theirs);
  await act(body.id, { act: 'verify', on: '2026-12-08', checks: verified(seen.prospects) }, theirs);
  const granted = { act: 'decide', decision: { act: 'grant', until: null, why: '已履行' } };
  const { proposal } = await act(body.id, granted, theirs);
  expect((await theirs.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).status).not.toBe(200);
  expect((await approve(proposal, head)).code).toBe('repair.not-in-charge');
  await approve(proposal, other);
  expect(await shown(body.id)).toMatchObject({ state: 'granted' });
  expect(await shownToday(4, '应急罚〔2026〕1号')).toEqual([]);
});

test('repairs of another province’s entities wait in a file that it imports, until it says that it has taken them', async () => {
  await goTo('2026-12-09');
  await database.transaction((db) => {
    const attributes = { kind: 'enterprise', name: '外省公司', division: '310101' };
    return saveAndGrade(db, clerk, now, [{ attributes, identifiers: { regno: 'R9' } }], grading);
  });
  const fields = { document_number: '信修9号', decided_on: '2026-12-09', kind: 'final', record_number: '罚9号' };
  await file(5, 'credit-repair', { ...fields, record_type: 'administrative-penalty' });
  expect(await database.read(waitingProvinces)).toEqual([{ province: '31', count: 1, first: '2026-12-09' }]);
  const { csv, count, cursor } = await database.read((db) => outgoingFor(db, grading, '31'));
  const [head, line] = csv.split('\r\n');
  expect(count).toBe(1);
  expect(head).toContain('修复决定文号,修复决定日期');
  expect(line).toMatch(/^,外省公司,信修9号,2026-12-09,修复,行政处罚,罚9号,/);
  await database.transaction((db) => confirmTaken(db, clerk, now, '31', cursor));
  await database.transaction((db) => confirmTaken(db, clerk, now, '31', cursor - 1));
  expect(await database.read(waitingProvinces)).toEqual([]);
  expect((await database.read((db) => outgoingFor(db, grading, '31'))).count).toBe(0);
});
