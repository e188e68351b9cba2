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
const send = async (
  secret: string,
  what: string,
  form: Record<string, string>,
  headers = {},
  remoteAddress = '10.0.0.1',
) => {
  const { statusCode, headers: given } = await service.http.inject({
    method: 'POST',
    remoteAddress,
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
  for (let i = 0; i < 14; i++) often.push((await send('x', 'rate', {}, {}, '10.0.0.9')).status);
  expect(often.at(-1)).toBe(429);
  expect((await service.http.inject({ method: 'POST', url: `/v/${code}/confirm`, payload: {} })).statusCode).toBe(415);
  expect((await head.call('GET', `/entities/${TWO}/visit-code`)).body.shownAt).toBe(null);
});

test('an officer sees neither who rated nor who complained, and sums only when three have come; superiors see both', async () => {
  const receipts = [await confirmed(ONE), await confirmed(TWO), await confirmed(TWO, head)];
  const own = async () => (await officer.call('GET', '/me/ratings')).body;
  expect((await own()).ratings).toBe(0);
  await enter(TWO);
  for (const receipt of [receipts[0], receipts[2], await confirmed(TWO)])
    await send(receipt, 'rate', { stars: '4', reason: 'polite', words: '讲得清' });
  expect(await own()).toMatchObject({ ratings: 3, stars: [0, 1, 0, 2, 0] });
  await send(receipts[1], 'rate', { stars: '1' });
  expect((await own()).ratings).toBe(3);
  await send(receipts[0], 'complain', { ground: 'demands', words: '要我们买灭火器' });
  now = new Date(+now + 1000);
  await send(receipts[2], 'complain', { ground: 'conduct', words: '所长很凶' });
  const theirs = (await officer.call('GET', '/visit-codes')).body.items;
  expect(theirs.length).toBeGreaterThan(2);
  expect(
    theirs.every((one: { stars: unknown; complaints: number }) => one.stars === null && one.complaints === 0),
  ).toBe(true);
  expect((await officer.call('GET', '/visit-codes?state=rated')).body.items).toEqual([]);
  for (const path of ['/visit-complaints', '/visit-codes/figures'])
    expect((await officer.call('GET', path)).body.code).toBe('base.not-permitted');
  const heads = (await head.call('GET', '/visit-complaints')).body.items;
  expect(heads.map(({ words }: { words: string }) => words)).toEqual(['要我们买灭火器']);
  const chief = await service.signedIn('bureau-chief');
  const chiefs = (await chief.call('GET', '/visit-complaints')).body.items;
  expect(chiefs.map(({ words }: { words: string }) => words)).toEqual(['要我们买灭火器', '所长很凶']);
  const answer = (id: string, by = head) =>
    by.call('POST', `/visit-complaints/${id}/answer`, { upheld: true, reply: '已批评' });
  expect((await answer(chiefs[1].id)).body.code).toBe('scans.no-such-complaint');
  expect((await answer(heads[0].id)).status).toBe(200);
  expect((await answer(heads[0].id)).body.code).toBe('scans.answered');
  expect((await look(receipts[0])).page).toMatch(/投诉属实[\s\S]*已批评/);
});

test('a visit without a code is a finding until its officer says why; the shares are by unit and officer', async () => {
  await enter(ONE, '2026-11-22');
  await enter(TWO, '2026-11-21');
  const list = async () => (await head.call('GET', '/visit-codes?state=uncoded')).body.items;
  const [first] = await list();
  expect([first.on, first.state, first.entity.id, (await list()).length]).toEqual(['2026-11-22', 'uncoded', ONE, 2]);
  const excuse = (by: typeof head, body: object) =>
    by.call('POST', `/entities/${ONE}/visit-excuse`, {
      visit: first.visit,
      excuse: 'no-signal',
      why: '地下室',
      ...body,
    });
  expect((await excuse(head, {})).body.code).toBe('scans.no-such-visit');
  expect((await excuse(officer, { excuse: 'busy' })).body.code).toBe('scans.unknown-excuse');
  expect((await excuse(officer, {})).status).toBe(200);
  expect((await excuse(officer, {})).body.code).toBe('scans.not-to-excuse');
  const { total, units, officers } = (await head.call('GET', '/visit-codes/figures')).body;
  expect(total).toMatchObject({ visits: 4, coded: 2, confirmed: 2, excused: 1, uncoded: 1 });
  expect([units[0].id, officers[0].name]).toEqual(['county', 'area-officer']);
});
