// Accounts, units, one-time codes, keys of systems and the audit trail, as whoever would get round them meets them.

import { afterAll, expect, test } from 'vitest';
import { base32, totpCode } from '../src/base/who/totp.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { type Caller, COUNTY, PASSWORD, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-11-22T01:00:00Z');
const later = (seconds: number) => {
  now = new Date(+now + seconds * 1000);
};
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
const { nobody, signedIn, ask } = service;
afterAll(() => service.http.close());

const GOOD = '春天的花 and 7 boats';
const signIn = (name: string, password: string, code?: string) =>
  nobody.call('POST', '/session', { name, password, code });

/** A caller in the session of an account that the service knows by name and password. */
async function enter(name: string, password: string, code?: string): Promise<Caller> {
  const { headers, body, status } = await signIn(name, password, code);
  expect(status, JSON.stringify(body)).toBe(200);
  const sent = { cookie: String(headers['set-cookie']).split(';')[0], 'x-jinxin-csrf': body.csrf };
  return { call: (method, path, payload, more = {}) => nobody.call(method, path, payload, { ...sent, ...more }) };
}

const post = { shown: '王芳', role: 'registrar', unit: 'city', reach: ['2106'] };
async function made(name: string, more = {}): Promise<{ id: string; password: string }> {
  const admin = await signedIn('administrator');
  const { status, body } = await admin.call('POST', '/accounts', { name, ...post, ...more });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

test('a new account is good for choosing a password only; then for its work', async () => {
  const { password } = await made('wangfang');
  const caller = await enter('wangfang', password);
  expect((await caller.call('GET', '/me')).body).toMatchObject({ mustChange: true, role: 'registrar' });
  expect((await caller.call('GET', '/entities')).body.code).toBe('base.password-must-change');
  const change = (wanted: string, present = password) => caller.call('PUT', '/me/password', { present, wanted });
  expect((await change('short')).body.code).toBe('base.password-short');
  expect((await change('qwertyuiop')).body.code).toBe('base.password-common');
  expect((await change(password)).body.code).toBe('base.password-same');
  expect((await change(GOOD, 'not it')).body.code).toBe('base.password-wrong');
  const elsewhere = await enter('wangfang', password);
  expect((await change(GOOD)).body).toEqual({ ended: 1 });
  expect((await elsewhere.call('GET', '/me')).status).toBe(401);
  expect((await caller.call('GET', '/entities')).status).toBe(200);
  expect((await signIn('wangfang', password)).status).toBe(401);
  expect((await enter('wangfang', GOOD)).call('GET', '/me')).toBeDefined();
});

test('passwords that are shown once are kept nowhere, not even for a repeated request', async () => {
  const admin = await signedIn('administrator');
  const key = { 'idempotency-key': 'once' };
  const { body } = await admin.call('POST', '/accounts', { name: 'once', ...post }, key);
  const { rows } = await database.read((db) => db.query('select answer::text from base.idempotency'));
  expect(JSON.stringify(rows)).not.toContain(body.password);
  expect((await admin.call('POST', '/accounts', { name: 'once', ...post }, key)).body.code).toBe('base.name-taken');
});

test('five wrong passwords in a session lock the account as those at the door do', async () => {
  const { password } = await made('guess');
  const caller = await enter('guess', password);
  const change = () => caller.call('PUT', '/me/password', { present: 'wrong', wanted: GOOD });
  for (let i = 0; i < 5; i++) expect((await change()).body.code).toBe('base.password-wrong');
  expect((await change()).body.code).toBe('base.account-locked');
  expect((await signIn('guess', password)).body.code).toBe('base.account-locked');
});

test('an administrator neither raises himself nor shuts himself out, and the last one stays', async () => {
  const admin = await signedIn('administrator');
  const { body: me } = await admin.call('GET', '/me');
  const own = (more: object) =>
    admin.call('PUT', `/accounts/${me.id}`, {
      shown: 'administrator',
      role: 'administrator',
      unit: 'city',
      reach: ['2106'],
      ...more,
    });
  expect((await own({ reach: [''] })).body.code).toBe('base.own-account');
  expect((await own({ role: 'auditor' })).body.code).toBe('base.own-account');
  expect((await own({ shown: '管理员甲' })).body).toEqual({ changed: true });
  expect((await admin.call('PUT', `/accounts/${me.id}/disabled`, { disabled: true })).body.code).toBe(
    'base.own-account',
  );
  expect((await admin.call('POST', `/accounts/${me.id}/password`)).body.code).toBe('base.own-account');
  const other = await made('admin2', { role: 'administrator' });
  const second = await enter('admin2', other.password);
  await second.call('PUT', '/me/password', { present: other.password, wanted: GOOD });
  // Both at once: one of them must stay.
  const [one, two] = await Promise.all([
    admin.call('PUT', `/accounts/${other.id}/disabled`, { disabled: true }),
    second.call('PUT', `/accounts/${me.id}/disabled`, { disabled: true }),
  ]);
  expect([one.status, two.status].filter((status) => status === 200)).toHaveLength(1);
  await database.transaction((db) => db.query(`update base.account set disabled = false where role = 'administrator'`));
  const again = await signedIn('administrator');
  const demoted = { ...post, shown: '二号', role: 'auditor' };
  expect((await again.call('PUT', `/accounts/${other.id}`, demoted)).status).toBe(200);
  const { rows } = await database.read((db) =>
    db.query(`select name from base.account where role = 'administrator' and not disabled`),
  );
  expect(rows).toEqual([{ name: 'administrator' }]);
});

test('nobody gives what he has not: reach, units, roles that do not fit', async () => {
  const admin = await signedIn('administrator');
  const make = async (more: object) =>
    (await admin.call('POST', '/accounts', { name: 'beyond', ...post, ...more })).body.code;
  expect(await make({ reach: [''] })).toBe('base.beyond-own-reach');
  expect(await make({ reach: ['21'] })).toBe('base.beyond-own-reach');
  expect(await make({ unit: 'nowhere' })).toBe('base.no-such-unit');
  expect(await make({ unit: 'safety' })).toBe('base.role-not-for-unit');
  expect(await make({ role: 'department-user' })).toBe('base.role-not-for-unit');
  expect(await make({ reach: ['2106%'] })).toBe('base.request-not-valid');
  await database.transaction((db) =>
    db.query(`insert into base.unit (id, kind, name, division) values ('far', 'city', '远方市局', '3201')`),
  );
  await database.transaction((db) =>
    db.query(`update base.account set unit = 'far', reach = '{3201}' where name = 'once'`),
  );
  const { rows } = await database.read((db) => db.query(`select id from base.account where name = 'once'`));
  const far = rows[0].id;
  expect((await admin.call('POST', `/accounts/${far}/password`)).body.code).toBe('base.no-such-account');
  expect((await admin.call('DELETE', `/accounts/${far}/sessions`)).status).toBe(404);
  expect((await admin.call('PUT', `/accounts/${far}/disabled`, { disabled: true })).status).toBe(404);
  expect((await admin.call('DELETE', `/accounts/${far}/codes`)).status).toBe(404);
  expect(
    (await admin.call('PUT', '/units/far', { name: '夺来的局', parent: null, division: '2106', source: null })).status,
  ).toBe(404);
  expect((await admin.call('GET', '/accounts?q=once')).body.items).toEqual([]);
});

test('resetting a password ends the sessions, and disabling for good: letting in again revives none', async () => {
  const admin = await signedIn('administrator');
  const { id, password } = await made('lost');
  const caller = await enter('lost', password);
  const reset = await admin.call('POST', `/accounts/${id}/password`);
  expect((await caller.call('GET', '/me')).status).toBe(401);
  const next = await enter('lost', reset.body.password);
  await admin.call('PUT', `/accounts/${id}/disabled`, { disabled: true });
  await admin.call('PUT', `/accounts/${id}/disabled`, { disabled: false });
  expect((await next.call('GET', '/me')).status).toBe(401);
  const two = [await enter('lost', reset.body.password), await enter('lost', reset.body.password)];
  expect((await admin.call('DELETE', `/accounts/${id}/sessions`)).body).toEqual({ ended: 2 });
  expect((await two[0].call('GET', '/me')).status).toBe(401);
});

test('one-time codes: set up, asked for, taken once, counted for the lock, replaced by recovery codes', async () => {
  const caller = await signedIn('inspector');
  expect((await caller.call('POST', '/me/codes', { password: 'wrong' })).body.code).toBe('base.password-wrong');
  const { body: begun } = await caller.call('POST', '/me/codes', { password: PASSWORD });
  const { rows } = await database.read((db) => db.query(`select totp from base.account where name = 'inspector'`));
  const secret = secretOf(begun.secret);
  expect(rows[0].totp.includes(secret)).toBe(false);
  expect((await signIn('inspector', PASSWORD)).status).toBe(200);
  expect((await caller.call('POST', '/me/codes/confirmation', { code: '000000' })).body.code).toBe('base.code-wrong');
  const first = totpCode(secret, now);
  const { body: confirmed } = await caller.call('POST', '/me/codes/confirmation', { code: first });
  expect(confirmed.codes).toHaveLength(10);
  const code = async (typed?: string) => (await signIn('inspector', PASSWORD, typed)).body.code;
  expect(await code()).toBe('base.code-needed');
  expect(await code(first), 'the code that confirmed').toBe('base.code-wrong');
  later(30);
  const second = totpCode(secret, now);
  expect(await code(second)).toBeUndefined();
  expect(await code(second), 'the same again').toBe('base.code-wrong');
  expect(await code(confirmed.codes[0].toUpperCase())).toBeUndefined();
  expect(await code(confirmed.codes[0]), 'a recovery code again').toBe('base.code-wrong');
  expect((await caller.call('GET', '/me/codes')).body).toMatchObject({ recovery: 9 });
  for (let i = 0; i < 4; i++) expect(await code('123456')).toBe('base.code-wrong');
  expect(await code(totpCode(secret, now))).toBe('base.account-locked');
  later(16 * 60);
  expect(await code(totpCode(secret, now))).toBeUndefined();
  expect((await caller.call('POST', '/me/codes/end', { password: PASSWORD })).body).toEqual({ ended: true });
  expect(await code()).toBeUndefined();
});

function secretOf(text: string): Buffer {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map((eight) => Number.parseInt(eight, 2));
  expect(base32(Buffer.from(bytes))).toBe(text);
  return Buffer.from(bytes);
}

test('a key opens what it was made for, within its reach, until it is revoked or expires', async () => {
  const admin = await signedIn('administrator');
  const wanted = {
    ...{ name: '应急局数据交换', unit: 'safety', role: 'department-user', reach: [COUNTY], until: '2027-11-21' },
    permissions: ['entity.read', 'record.read'],
  };
  const make = (more: object) => admin.call('POST', '/keys', { ...wanted, ...more });
  expect((await make({ permissions: ['standing.read'] })).body.code).toBe('base.key-for-too-much');
  expect((await make({ permissions: ['account.manage'] })).status).toBe(400);
  expect((await make({ until: '2029-01-01' })).body.code).toBe('base.key-expiry');
  expect((await make({ until: '2026-11-21' })).body.code).toBe('base.key-expiry');
  expect((await make({ reach: [''] })).body.code).toBe('base.beyond-own-reach');
  const { key, id } = (await make({})).body;
  const call = (method: 'GET' | 'POST', path: string, payload?: object, sent = key) =>
    nobody.call(method, path, payload, { authorization: `Bearer ${sent}` });
  expect((await call('GET', '/entities')).status).toBe(200);
  expect((await call('GET', '/entities', undefined, `${key}x`)).body.code).toBe('base.key-not-good');
  expect((await call('GET', '/undetermined')).body.code).toBe('base.not-permitted');
  expect((await call('GET', '/me')).body.code).toBe('base.not-permitted');
  expect((await call('POST', '/entities/JX0000000001/records', { type: 'x', fields: {} })).body.code).toBe(
    'base.not-permitted',
  );
  const { rows } = await database.transaction((db) => db.query('select k::text as row from base.api_key k'));
  expect(JSON.stringify(rows)).not.toContain(key);
  const shown = (await admin.call('GET', '/keys')).body.items.find((one: { id: string }) => one.id === id);
  expect(shown).toMatchObject({ used: now.toISOString(), revoked: null, madeBy: expect.any(String) });
  const before = now;
  now = new Date('2027-11-21T15:59:59Z');
  expect((await call('GET', '/entities')).status).toBe(200);
  now = new Date('2027-11-21T16:00:01Z');
  expect((await call('GET', '/entities')).body.code).toBe('base.key-not-good');
  now = before;
  expect((await admin.call('DELETE', `/keys/${id}`)).body).toEqual({ revoked: true });
  expect((await call('GET', '/entities')).body.code).toBe('base.key-not-good');
  expect((await admin.call('DELETE', `/keys/${id}`)).status).toBe(404);
});

test('a key needs no token of a session and leaves its own name; a session sent along does not lend it more', async () => {
  const admin = await signedIn('administrator');
  const wanted = { name: '登记交换', unit: 'city', role: 'registrar', reach: ['2106'], until: '2027-06-01' };
  const { key } = (await admin.call('POST', '/keys', { ...wanted, permissions: ['record.file'] })).body;
  const { headers } = await signIn('auditor', PASSWORD);
  const both = { authorization: `Bearer ${key}`, cookie: String(headers['set-cookie']).split(';')[0] };
  expect((await nobody.call('GET', '/audit', undefined, both)).body.code).toBe('base.not-permitted');
  const filed = await nobody.call('POST', '/entities/JX0000000001/records', { type: 'fee', fields: {} }, both);
  expect(filed.body.code).toBe('registry.no-such-entity');
});

test('the organisation: made, renamed, moved, closed; never a ring, never closed over somebody’s head', async () => {
  const admin = await signedIn('administrator');
  const unit = { kind: 'station', name: '东港一所', parent: 'county', division: COUNTY, source: null };
  const { id } = (await admin.call('POST', '/units', unit)).body;
  const put = async (of: string, more: object) => (await admin.call('PUT', `/units/${of}`, { ...unit, ...more })).body;
  expect(await put(id, { name: '东港第一监管所' })).toEqual({ changed: true });
  expect((await put('county', { name: '东港市局', parent: id })).code).toBe('base.unit-above-itself');
  expect((await put(id, { division: '210602' })).code).toBe('base.unit-misplaced');
  expect((await put(id, { division: '3201' })).code).toBe('base.beyond-own-reach');
  expect((await admin.call('POST', '/units', { ...unit, kind: 'city' })).body.code).toBe('base.unit-misplaced');
  const close = async (of: string, closed = true) => (await admin.call('PUT', `/units/${of}/closed`, { closed })).body;
  expect((await close('county')).code).toBe('base.unit-in-use');
  expect(await close(id)).toEqual({ closed: true });
  const make = await admin.call('POST', '/accounts', { name: 'late', ...post, unit: id, reach: [COUNTY] });
  expect(make.body.code).toBe('base.unit-closed');
  expect((await admin.call('POST', '/units', { ...unit, parent: id })).body.code).toBe('base.unit-closed');
  const department = { ...unit, kind: 'department', parent: null, name: '金信市税务局', division: '2106' };
  expect((await admin.call('POST', '/units', department)).status).toBe(200);
  expect((await admin.call('POST', '/units', department)).body.code).toBe('base.source-taken');
});

test('the audit trail is found by who, act, object, day and outcome, in words, and tells of a change', async () => {
  const admin = await signedIn('administrator');
  const { id } = await made('traced');
  await admin.call('PUT', `/accounts/${id}`, { ...post, role: 'inspector' });
  const find = async (query: string) => (await admin.call('GET', `/audit?${query}`)).body;
  const [change, making] = (await find(`object=${id}`)).items;
  expect(change).toMatchObject({ act: 'changeAccount', about: '王芳', detail: 'role: registrar → inspector' });
  expect(making).toMatchObject({ what: { zh: '新建账户' }, detail: 'traced registrar', refusal: null });
  expect((await find('act=signIn&outcome=refused&who=inspector&limit=1')).items[0].refusal.zh).toContain('锁定到 …');
  expect((await find(`who=${encodeURIComponent('管理员')}&act=changeAccount`)).items.length).toBeGreaterThan(0);
  expect((await find('from=2026-11-23&until=2026-12-31')).items).toEqual([]);
  const today = await find('from=2026-11-22&until=2026-11-22&limit=2');
  expect(today.items).toHaveLength(2);
  const next = await find(`from=2026-11-22&limit=2&after=${today.next}`);
  expect(next.items[0].number).toBe(today.items[1].number - 1);
  const acts = (await admin.call('GET', '/audit/acts')).body.items.map(({ act }: { act: string }) => act);
  expect(acts).toEqual(expect.arrayContaining(['signIn', 'listRecords', 'changeAccount', 'signInByProvider']));
  expect(acts).not.toContain('me');
});

test('the chain is checked on demand: an altered, a missing and a last line cut off are found', async () => {
  const auditor = await signedIn('auditor');
  const verify = async () => (await auditor.call('POST', '/audit/verification')).body;
  const { lines, broken } = await verify();
  expect([broken, lines > 20]).toEqual([null, true]);
  const spoiled = async (sql: string, mend: string) => {
    await database.asOwner((db) => db.query(sql));
    const found = (await verify()).broken;
    await database.asOwner((db) => db.query(mend));
    return found;
  };
  expect(
    await spoiled(
      `update base.audit set detail = 'x' where number = 7`,
      `update base.audit set detail = '' where number = 7`,
    ),
  ).toBe(7);
  expect(
    await spoiled(
      'update base.audit set number = -9 where number = 9',
      'update base.audit set number = 9 where number = -9',
    ),
  ).toBe(9);
  expect((await verify()).broken).toBeNull();
});

test('a calendar is tried and loaded by those who may; what is wrong is told by its line', async () => {
  const legal = await signedIn('legal-officer');
  const text = `years:\n  2031:\n    notice: 国办发明电〔2030〕9号\n    off: ['2031-01-01', '2031-02-30']\n    work: ['2031-01-05']\n`;
  const tried = (await legal.call('POST', '/calendar/trial', { text })).body;
  expect(tried.flaws).toMatchObject([{ line: 4 }]);
  expect((await legal.call('POST', '/calendar', { text })).body).toMatchObject({ code: 'base.calendar-flawed' });
  const right = text.replace('2031-02-30', '2031-01-02').replace('2031-01-05', '2031-01-06');
  expect((await legal.call('POST', '/calendar/trial', { text: right })).body.doubts).toHaveLength(1);
  expect((await legal.call('POST', '/calendar', { text: right })).body).toEqual({ years: [2031] });
  const { years } = (await legal.call('GET', '/calendar')).body;
  expect(years[0]).toMatchObject({ year: 2031, off: ['2031-01-01', '2031-01-02'], loaded: { by: 'legal-officer' } });
  expect(years.find(({ year }: { year: number }) => year === 2026)).toMatchObject({ loaded: null });
});

test('keys and codes are refused to whoever sends nonsense', async () => {
  for (const authorization of ['Bearer', 'Bearer  ', 'Basic abc', `Bearer ${'x'.repeat(5000)}`]) {
    const { status, body } = await ask({ method: 'GET', url: '/api/v1/entities', headers: { authorization } });
    expect([status, body.code === 'base.key-not-good' || body.code === 'base.not-signed-in'], authorization).toEqual([
      401,
      true,
    ]);
  }
});
