// Cases of repair, objection and lists are duties: the same last day on the page and among the duties, moved with the case, whoever works them out.

import { afterAll, expect, test } from 'vitest';
import { CASES } from '../src/cases.ts';
import { loadSheets } from '../src/duties/load-sheets.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { catchUp } from '../src/supervision/duties/catch-up.ts';
import { type Caller, COUNTY, DEPARTMENT, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-11-02T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());
const made = ['甲公司', '乙公司'].map((name) => ({
  attributes: { kind: 'enterprise', name, division: COUNTY },
  identifiers: { regno: name },
}));
const penalty = (number: string) => ({
  ...{ entityId: 1, type: 'administrative-penalty', source: DEPARTMENT },
  fields: { document_number: number, decided_on: '2026-04-13', measures: [{ kind: 'fine', amount: 200_000 }] },
});
const [first, second] = await database.transaction(async (db) => {
  await saveAndGrade(db, clerk, now, made, grading);
  const filed = await fileAndGrade(db, clerk, now, [penalty('应急罚1号'), penalty('应急罚2号')], grading);
  return filed.map(({ recordId }) => recordId!);
});

const ROLES = ['station-head', 'bureau-chief', 'department-user', 'area-officer'] as const;
let as = {} as Record<(typeof ROLES)[number], Caller>;
const goTo = async (day: string) => {
  now = new Date(`${day}T01:00:00Z`);
  const callers = await Promise.all(ROLES.map(async (role) => [role, await service.signedIn(role)] as const));
  as = Object.fromEntries(callers) as typeof as;
};
await goTo('2026-11-02');
const declared = { sheets: loadSheets(), cases: CASES };
const workOut = () => catchUp(database, grading, declared, now);
const JIA = 'JX0000000001';
const YI = 'JX0000000002';
/** The duties about cases as lines: rule, last day, state. */
const dutiesOf = async (entity: string, who = as['bureau-chief']) => {
  await workOut();
  const { items } = (await who.call('GET', `/duties?entity=${entity}&limit=100`)).body;
  return items
    .filter((one: { case: unknown }) => one.case !== null)
    .map((one: { rule: string; due: string | null; state: string }) => `${one.rule} ${one.due} ${one.state}`);
};
const act = async (
  path: string,
  doing: object,
  who = path.startsWith('/repairs') ? as['department-user'] : as['station-head'],
) => {
  const { revision } = (await who.call('GET', path)).body;
  const { status, body } = await who.call('POST', `${path}/acts`, { revision, doing });
  expect(status, JSON.stringify(body)).toBe(200);
};
let repair = '';

test('an application for repair is a duty with the last day of its page, which waits while papers are missing', async () => {
  const { body } = await as['station-head'].call('POST', `/entities/${JIA}/repairs`, {
    ...{ statement: '已改正', materials: ['缴款书'], committedBy: '法定代表人', basis: 'ordinary' },
    ...{ records: [first], applied: '2026-11-02' },
  });
  repair = `/repairs/${body.id}`;
  expect(await dutiesOf(JIA)).toEqual(['repair-accept 2026-11-05 open', 'repair-decide 2026-11-16 open']);
  await act(repair, { act: 'ask', on: '2026-11-02', why: '缺缴款书' });
  expect(await dutiesOf(JIA)).toEqual([
    'repair-complete 2026-11-16 open',
    'repair-decide 2026-11-16 open',
    'repair-accept null open',
  ]);
  await goTo('2026-11-09');
  await act(repair, { act: 'supplement', on: '2026-11-09', why: '' });
  expect(await dutiesOf(JIA)).toEqual([
    'repair-accept 2026-11-12 open',
    'repair-complete 2026-11-16 in-time',
    'repair-decide 2026-11-16 open',
  ]);
  const { deadlines } = (await as['station-head'].call('GET', repair)).body;
  expect(deadlines.map(({ step, due }: { step: string; due: string }) => `${step} ${due}`)).toEqual([
    'complete 2026-11-16',
    'accept 2026-11-12',
    'decide 2026-11-16',
  ]);
});

test('on its last day it is not overdue, on the next it is, can be urged, and shows its regime; extended in the case it moves', async () => {
  await goTo('2026-11-12');
  expect((await dutiesOf(JIA))[0]).toBe('repair-accept 2026-11-12 approaching');
  await goTo('2026-11-13');
  expect((await dutiesOf(JIA))[0]).toBe('repair-accept 2026-11-12 overdue');
  const { items } = (await as['bureau-chief'].call('GET', '/duties?state=overdue')).body;
  const [late] = items.filter(({ rule }: { rule: string }) => rule === 'repair-accept');
  expect(late).toMatchObject({ case: { kind: 'repair', id: repair.split('/')[2] }, escalatedTo: 'station-head' });
  expect((await as['bureau-chief'].call('POST', `/duties/${late.id}/urging`, { why: '请今天受理' })).status).toBe(200);
  const one = (await as['bureau-chief'].call('GET', `/duties/${late.id}`)).body;
  expect(one).toMatchObject({ urged: 1, may: { done: null, extend: null, waive: false } });
  expect(one.document).toContain('36');
  expect(one.cause.zh).toMatch(/^信用修复申请 XF-2026-/);
  await act(repair, { act: 'accept', on: '2026-11-13', why: '' });
  await act(repair, { act: 'extend', on: '2026-11-13', why: '需要现场核实' });
  expect(await dutiesOf(JIA)).toEqual([
    'repair-accept 2026-11-12 late',
    'repair-complete 2026-11-16 in-time',
    'repair-decide 2026-11-30 open',
  ]);
});

test('a department finds what it owes itself among its own, and nothing of others', async () => {
  await goTo('2026-11-16');
  const { body } = await as['station-head'].call('POST', `/entities/${JIA}/objections`, {
    ...{ matter: 'content', grounds: '不是我公司', wanted: '撤回', files: [], on: '2026-11-16' },
    about: { kind: 'record', record: second },
  });
  expect(await dutiesOf(JIA)).toContain('objection-decide 2026-12-14 open');
  const mine = async (who: Caller) => {
    const { items } = (await who.call('GET', '/duties?whose=mine&state=unfinished')).body;
    return items.map(({ rule }: { rule: string }) => rule);
  };
  expect(await mine(as['department-user'])).toEqual(expect.arrayContaining(['repair-decide']));
  expect(await mine(as['department-user'])).not.toContain('listing-decide');
  await act(`/objections/${body.id}`, { act: 'forward', on: '2026-11-16', why: '' });
  expect(await dutiesOf(JIA)).toContain('objection-decide 2026-12-14 open');
});

test('a listing opens its steps one after the other', async () => {
  const { body } = await as['station-head'].call('POST', `/entities/${YI}/listings`, {
    ...{ list: 'abnormal', ground: 'falsehood', title: '', penaltyNumber: '', facts: '公示信息不实', files: [] },
    on: '2026-11-16',
  });
  expect(await dutiesOf(YI)).toEqual([]);
  await act(`/listings/${body.id}`, { act: 'verify', why: '现场核实' });
  expect(await dutiesOf(YI)).toEqual(['listing-decide 2026-11-30 open']);
  await act(`/listings/${body.id}`, { act: 'drop', why: '已更正' });
  expect(await dutiesOf(YI)).toEqual(['listing-decide 2026-11-30 in-time']);
});

test('worked out anew, from nothing, or after another regrade, the duties are the same', async () => {
  const all = async () => [...(await dutiesOf(JIA)), ...(await dutiesOf(YI))];
  const before = await all();
  await database.asOwner((db) => db.query(`update duties.state set ground = 'another'`));
  expect(await workOut()).toMatchObject({ whole: true, opened: 0, changed: 0, cancelled: 0 });
  await database.asOwner((db) =>
    db.query('delete from duties.state; delete from duties.tally; delete from duties.duty'),
  );
  expect(await all()).toEqual(before);
});
