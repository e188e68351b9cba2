// Scan-to-enter codes: the visited see who comes and why, confirm, rate, complain; nobody else does, and nothing leaks.

import { afterAll, expect, test } from 'vitest';
import { saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-11-23T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());

const clerk = { id: 'clerk', name: 'clerk' };
const made = ['甲店', '乙<b>店'].map((name) => ({
  attributes: { name, kind: 'enterprise', division: COUNTY, industries: ['0111'], status: 'existing' },
  identifiers: { regno: name },
}));
await database.transaction((db) => saveAndGrade(db, clerk, now, made, grading));
const officer = await service.signedIn('area-officer');
const head = await service.signedIn('station-head');

const ITEMS = ['licence-shown', 'address', 'scope', 'publicity'];
const enter = (entity: string, on = '2026-11-23', more: object = {}) =>
  officer.call('POST', `/entities/${entity}/patrols`, {
    ...{ patrol: crypto.randomUUID(), kind: 'routine', on, way: 'on-site', critical: false, seen: null, anyway: true },
    ...{ exception: 'data', why: '线索', problems: '没有亮照', correctBy: '2026-12-10' },
    answers: ITEMS.map((item, i) => ({ item, answer: i === 0 ? 'breach' : 'met' })),
    ...more,
  });
const show = (entity: string, by = officer) =>
  by.call('POST', `/entities/${entity}/visit-code`, { kind: 'routine', way: 'on-site', exception: null });
const look = async (secret: string, headers = {}) => {
  const { statusCode, payload, headers: given } = await service.http.inject({ url: `/v/${secret}`, headers });
  return { status: statusCode, page: payload, headers: given };
};
const send = async (secret: string, what: string, form: Record<string, string>, headers = {}) => {
  const { statusCode, headers: given } = await service.http.inject({
    method: 'POST',
    url: `/v/${secret}/${what}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  });
  return { status: statusCode, to: String(given.location ?? '') };
};
const receiptIn = (to: string) => /\/v\/([^?]+)/.exec(to)![1];
const confirmed = async (entity: string, by = officer) =>
  receiptIn((await send((await show(entity, by)).body.code, 'confirm', {})).to);

const [ONE, TWO] = ['JX0000000001', 'JX0000000002'];

test('who comes, why and for what stands on the page; it is escaped, unlisted and asks for nothing else', async () => {
  const { status, body } = await show(TWO);
  expect([status, body.code]).toEqual([200, expect.stringMatching(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)]);
  const { status: seen, page, headers } = await look(body.code);
  expect(seen).toBe(200);
  for (const text of ['东港市局', 'area-officer', '没有登记有效的执法证号', '日常检查', '营业执照亮照经营', '上限'])
    expect(page).toContain(text);
  expect(page).toContain('乙&lt;b&gt;店');
  expect(page).not.toMatch(/<script|https?:\/\//);
  expect(headers).toMatchObject({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  expect((await look(`${body.code}?lang=en`)).page).toContain('Who comes to inspect');
  expect((await look(body.code.toLowerCase().replaceAll('-', ''))).status).toBe(200);
  const { rows } = await database.asOwner((db) => db.query('select hash::text from supervision.visit_secret'));
  expect(JSON.stringify(rows)).not.toContain(body.code);
});

test('a code that never was, one that has ended and one that was replaced look the same and say nothing of anybody', async () => {
  const { code } = (await show(ONE)).body;
  const replaced = code;
  const later = (await show(ONE)).body.code;
  const unknown = await look('0000-0000-0000-0000-0000');
  expect([unknown.status, unknown.page]).toEqual([404, expect.stringContaining('没有这个入企码，或者它已经失效')]);
  expect((await look(replaced)).page).toBe(unknown.page);
  now = new Date(+now + 13 * 3_600_000);
  expect((await look(later)).page).toBe(unknown.page);
  expect((await send(later, 'confirm', {})).status).toBe(404);
  now = new Date('2026-11-23T01:00:00Z');
  expect(unknown.page).not.toContain('甲店');
});

test('the visited confirm once, and alone hold the receipt: rating by the code itself is refused', async () => {
  const { code } = (await show(ONE)).body;
  const { status, to } = await send(code, 'confirm', {});
  expect(status).toBe(303);
  const receipt = receiptIn(to);
  expect(receipt).not.toBe(code);
  expect((await send(code, 'confirm', {})).to).toContain(code);
  expect((await look(code)).page).not.toContain(receipt);
  expect((await send(code, 'rate', { stars: '5' })).status).toBe(404);
  expect((await officer.call('GET', `/entities/${ONE}/visit-code`)).body.confirmedAt).toBe(now.toISOString());
  expect((await show(ONE)).body.code).toBe('scans.confirmed');
  expect((await look(receipt)).page).toContain('结果还没有登记');
  expect((await enter(ONE)).status).toBe(200);
  const { page } = await look(receipt);
  for (const text of ['发现问题已责令改正', '没有亮照', '请在 2026-12-10 前改正', 'ZG-20261123-'])
    expect(page).toContain(text);
  expect(await send(receipt, 'rate', { stars: '6' })).toEqual({
    status: 303,
    to: expect.stringContaining('said=incomplete'),
  });
  await send(receipt, 'rate', { stars: '2', reason: 'rude', words: '<i>太久' });
  await send(receipt, 'rate', { stars: '5' });
  expect((await look(receipt)).page).toContain('您评了 2 颗星');
});

test('forms of other sites, of the officer’s own browser and with unsound text are refused, and too many at once', async () => {
  const { code } = (await show(TWO)).body;
  expect((await send(code, 'confirm', {}, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await send(code, 'confirm', {}, { origin: 'null' })).status).toBe(403);
  expect((await send(code, 'confirm', {}, { cookie: 'jinxin_session=x' })).status).toBe(403);
  expect((await send(code, 'complain', { ground: 'other', words: 'a\u0000b' })).status).toBe(403);
  expect((await send(code, 'complain', { ground: 'no-such', words: '没有' })).to).toContain('said=incomplete');
  expect((await look(code)).page).toContain('/confirm');
  const often: number[] = [];
  for (let i = 0; i < 14; i++) often.push((await send('x', 'rate', {}, {})).status);
  expect(often.at(-1)).toBe(429);
  expect((await service.http.inject({ method: 'POST', url: `/v/${code}/confirm`, payload: {} })).statusCode).toBe(415);
  expect((await head.call('GET', `/entities/${TWO}/visit-code`)).body.shownAt).toBe(null);
  expect(await confirmed(TWO)).toMatch(/-/);
});
