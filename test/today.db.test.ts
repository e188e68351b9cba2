// Patrols over HTTP: today's orders are read, a patrol is filed and graded once, conflicts and caps are told.

import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const now = new Date('2026-11-23T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());

const shop = { name: '甲店', kind: 'enterprise', division: COUNTY, industries: ['0111'], status: 'existing' };
const clerk = { id: 'clerk', name: 'clerk' };
const made = [{ attributes: shop, identifiers: { regno: '甲店' } }];
await database.transaction((db) => saveAndGrade(db, clerk, now, made, grading));
const officer = await service.signedIn('area-officer');

const ITEMS = ['licence-shown', 'address', 'scope', 'publicity'];
const patrol = (on: string, more: object = {}) => ({
  ...{ patrol: randomUUID(), kind: 'routine', on, way: 'on-site', problems: '', critical: false, correctBy: null },
  ...{ exception: null, why: '', seen: null, anyway: false },
  answers: ITEMS.map((item) => ({ item, answer: 'met' })),
  ...more,
});
const enter = async (body: object) => officer.call('POST', '/entities/JX0000000001/patrols', body);
const breach = ITEMS.map((item) => ({ item, answer: item === 'address' ? 'breach' : 'met' }));

test('a patrol with a fault files the result and the order to correct, once however often it is sent', async () => {
  expect((await enter(patrol('2026-11-20', { answers: breach }))).body.code).toBe('today.problem-missing');
  expect((await enter(patrol('2026-11-20', { answers: [] }))).body.code).toBe('today.answers');
  const found = patrol('2026-11-20', { answers: breach, problems: '已搬到隔壁', correctBy: '2026-12-01' });
  const first = await enter(found);
  expect(first.status).toBe(200);
  expect([first.body.records.length, first.body.order.slice(0, 12)]).toEqual([2, 'ZG-20261120-']);
  expect((await enter(found)).body).toEqual(first.body);
  const { rows } = await database.read((db) => db.query('select type from ledger.record order by record_id'));
  expect(rows.map(({ type }) => type)).toEqual(['inspection-result', 'rectification-order']);
});

test('who comes after somebody else is told, and may enter it all the same; beyond the cap only with a lawful reason', async () => {
  const late = patrol('2026-11-22');
  expect((await enter(late)).body).toMatchObject({ code: 'today.visited-meanwhile', params: { on: '2026-11-20' } });
  const codes: (string | undefined)[] = [];
  for (let day = 10; day < 17; day++) codes.push((await enter(patrol(`2026-11-${day}`, { anyway: true }))).body.code);
  expect([codes.at(0), codes.at(-1)]).toContain('today.over-cap');
  const lead = { anyway: true, exception: 'data' };
  expect((await enter({ ...patrol('2026-11-22'), ...lead, why: '监测到异常' })).status).toBe(200);
  expect((await enter({ ...patrol('2026-11-23'), ...lead })).body.code).toBe('today.exception-why');
  expect((await enter({ ...patrol('2026-11-23', { kind: 'follow-up' }), anyway: true })).status).toBe(200);
  expect((await enter(patrol('2026-11-24', { anyway: true }))).body.code).toBe('today.day');
});

test('the day’s list is the officer’s own; it carries checklists with their articles and the caps', async () => {
  const { status, body } = await officer.call('GET', '/today');
  expect(status).toBe(200);
  expect([body.on, body.checklists.at(-1).items.length, body.caps.exceptions.length]).toEqual(['2026-11-23', 4, 3]);
  expect((await officer.call('GET', `/today?officer=${randomUUID()}`)).body.code).toBe('today.not-yours');
});
