// Duties over HTTP: lists, counts and one with its reasons, within reach; what people do about them, with a second person.

import { afterAll, expect, test } from 'vitest';
import { COUNTY, DEPARTMENT, testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import { fileAndGrade, saveAndGrade } from '../../grading/file.ts';
import { prepareRegister } from '../../grading/register.ts';
import { catchUp } from './catch-up.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

await database.transaction(async (db) => {
  const entity = (name: string, division: string) => ({
    attributes: { name, kind: 'enterprise', status: 'open', established_on: '2020-03-04', division },
    identifiers: { regno: name },
  });
  await saveAndGrade(db, clerk, at, [entity('近', COUNTY), entity('远', '210602')], grading);
  const order = (entityId: number, source: string, type: string, fields: object) => ({
    ...{ entityId, source, type },
    fields: { document_number: `文${entityId}号`, ...fields } as never,
  });
  await fileAndGrade(
    db,
    clerk,
    at,
    [
      order(1, '市局', 'rectification-order', {
        issued_on: '2026-10-08',
        served_on: '2026-10-08',
        due_on: '2026-10-20',
      }),
      order(2, DEPARTMENT, 'administrative-penalty', { decided_on: '2026-11-16', measures: [{ kind: 'warning' }] }),
    ],
    grading,
  );
});
await catchUp(database, grading, { sheets: loadSheets(), cases: [] }, at);

const RECHECK = '1.rectification-recheck.r1';
const PUBLICITY = '2.dual-publicity-penalty.r2';
const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

test('an officer sees the duties of his reach, a department its own, and what each may do', async () => {
  const officer = await service.signedIn('area-officer');
  const own = (await officer.call('GET', '/duties?whose=mine&state=overdue')).body;
  expect(ids(own)).toEqual(['1.annual-report.2026', RECHECK]);
  expect((await officer.call('GET', `/duties/${PUBLICITY}`)).status).toBe(404);
  const page = (await officer.call('GET', '/duties?state=overdue&limit=1')).body;
  expect(
    ids((await officer.call('GET', `/duties?state=overdue&limit=1&after=${encodeURIComponent(page.next)}`)).body),
  ).toEqual([RECHECK]);
  const department = await service.signedIn('department-user');
  expect(ids((await department.call('GET', '/duties')).body)).toEqual([PUBLICITY]);
  expect((await department.call('GET', '/duty-counts?whose=ours')).body.total).toMatchObject({
    open: 0,
    approaching: 1,
  });
  const { body } = await department.call('GET', `/duties/${PUBLICITY}`);
  expect(body).toMatchObject({ due: '2026-11-25', state: 'approaching', unit: { id: 'safety' }, fulfilment: null });
  expect(body.clock.map(({ zh }: { zh: string }) => zh)).toEqual([
    '从 2026-11-16 起算，当天不计入',
    '7 个工作日',
    '不计休息日：11-21、11-22',
    '到期日 2026-11-25',
  ]);
  expect(body.may).toEqual({
    done: { first: '2026-11-16', last: '2026-11-22' },
    ...{ extend: null, waive: true, urge: false, pass: false },
  });
});

test('a local sheet is left out by two people', async () => {
  const legal = await service.signedIn('legal-officer');
  const propose = (sheets: string[]) =>
    legal.call('POST', '/duty-sheets/choice', { sheets, why: '本局按重庆办法巡查' });
  expect((await propose(['national'])).body.code).toBe('duties.no-local-sheet');
  expect((await propose(['jianghai', 'chongqing'])).body.code).toBe('duties.chosen');
  const { status, body } = await propose(['chongqing']);
  expect(status).toBe(202);
  const chief = await service.signedIn('bureau-chief');
  expect((await chief.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' })).status).toBe(200);
  const { items, choice } = (await legal.call('GET', '/duty-sheets')).body;
  expect(items.map(({ id, inUse }: { id: string; inUse: boolean }) => [id, inUse])).toEqual([
    ['chongqing', true],
    ['jianghai', false],
    ['national', true],
    ['rights', true],
  ]);
  expect(choice.why).toBe('本局按重庆办法巡查');
});

test('a report of its being done fulfils what no record shows, and nothing else', async () => {
  const department = await service.signedIn('department-user');
  const on = { on: '2026-11-18', why: '已在公示系统公示' };
  const unfinished = async () => ids((await department.call('GET', '/duties?state=unfinished')).body);
  expect(await unfinished()).toEqual([PUBLICITY]);
  expect((await department.call('POST', `/duties/${PUBLICITY}/done`, on)).status).toBe(200);
  expect(await unfinished()).toEqual([]);
  expect((await department.call('GET', `/duties/${PUBLICITY}`)).body).toMatchObject({ state: 'in-time', done: on.on });
  const officer = await service.signedIn('area-officer');
  expect((await officer.call('POST', `/duties/${RECHECK}/done`, on)).body.code).toBe('duties.no-word');
  await catchUp(database, grading, { sheets: loadSheets(), cases: [] }, at);
  expect((await department.call('GET', `/duties/${PUBLICITY}`)).body.state).toBe('in-time');
});

test('an extension needs another person, moves the day and the counts, and stays when duties are worked out anew', async () => {
  const officer = await service.signedIn('area-officer');
  const head = await service.signedIn('station-head');
  const overdue = async () => (await head.call('GET', '/duty-counts')).body.total.overdue;
  expect(await overdue()).toBe(2);
  const late = await officer.call('POST', `/duties/${RECHECK}/extension`, { until: '2026-12-30', why: '停业整顿' });
  expect(late.body.code).toBe('duties.extension-day');
  const asked = await officer.call('POST', `/duties/${RECHECK}/extension`, { until: '2026-11-12', why: '停业整顿' });
  expect((await head.call('POST', `/proposals/${asked.body.proposal}/approval`, { reason: '同意' })).status).toBe(200);
  await catchUp(database, grading, { sheets: loadSheets(), cases: [] }, at);
  expect((await officer.call('GET', `/duties/${RECHECK}`)).body).toMatchObject({
    due: '2026-11-12',
    acts: [{ act: 'extend', on: '2026-11-12', approvedBy: 'station-head', why: '停业整顿' }],
  });
  expect((await head.call('POST', `/duties/${RECHECK}/urging`, { why: '请本周办结' })).status).toBe(200);
  expect((await head.call('POST', `/duties/${RECHECK}/passing`, { why: '请市局协调' })).status).toBe(200);
  const { body } = await head.call('GET', `/duties/${RECHECK}`);
  expect(body).toMatchObject({ urged: 1, passedTo: { id: 'city' }, escalatedTo: 'station-head' });
  expect((await officer.call('POST', `/duties/${RECHECK}/urging`, { why: '请本周办结' })).status).toBe(403);
  const waiver = await officer.call('POST', `/duties/${RECHECK}/waiver`, { why: '已注销' });
  await head.call('POST', `/proposals/${waiver.body.proposal}/approval`, { reason: '核实' });
  expect(await overdue()).toBe(1);
  expect((await head.call('POST', `/duties/${RECHECK}/urging`, { why: '请办结' })).body.code).toBe('duties.not-open');
});
