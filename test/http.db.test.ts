// The service as callers meet it: signing in, permissions, shapes, refusals, repeated requests, headers, pages, limits.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildApp } from '../src/app.ts';
import { auditHash } from '../src/base/who/audit.ts';
import { ANY_ROLE, mayRole, PERMISSIONS, type Permission, permissionsOf, ROLES } from '../src/base/who/permissions.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { PASSWORD, TEST_SEAL, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-11-22T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
const files = { folder: tmpdir(), largest: 1_000_000 };
const { nobody, operations, signedIn, ask } = service;
afterAll(() => service.http.close());

const signIn = (name: string, password: string) => nobody.call('POST', '/session', { name, password });
const auditRows = () => database.read(async (db) => (await db.query('select * from base.audit order by number')).rows);

test('the document of the service has every operation', () => {
  const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, object> };
  const told = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((one) => `${one} ${path}`));
  expect(told.sort()).toEqual(operations.map(({ method, path }) => `${method.toLowerCase()} ${path}`).sort());
});

test('who signs in is told who he is and what he may do', async () => {
  const { status, body, headers } = await signIn('inspector', PASSWORD);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: 'inspector',
    role: 'inspector',
    unit: { id: 'city' },
    reach: ['2106'],
    lang: 'zh',
  });
  expect(body.permissions).toEqual(permissionsOf('inspector'));
  expect(String(headers['set-cookie'])).toMatch(
    /^jinxin_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
  );
  const me = await (await signedIn('inspector')).call('GET', '/me');
  expect(me.body).toMatchObject({ id: body.id, role: 'inspector' });
});

test('the token of a session is not in the database', async () => {
  const { headers } = await signIn('inspector', PASSWORD);
  const token = String(headers['set-cookie']).match(/=([^;]+)/)![1];
  const { rows } = await database.transaction((db) => db.query('select s::text as row from base.session s'));
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) expect(row).not.toContain(token);
});

test('a wrong password and an unknown name are told alike, in the language asked for', async () => {
  const wrong = await signIn('auditor', 'not it');
  const unknown = await signIn('nobody-here', 'not it');
  expect(wrong).toMatchObject({ status: 401, body: { code: 'base.sign-in-failed', title: '没有登录' } });
  expect(unknown.body).toEqual(wrong.body);
  expect(wrong.headers['content-type']).toContain('application/problem+json');
  const english = await nobody.call('POST', '/session?lang=en', { name: 'x', password: 'y' });
  expect(english.body.detail).toContain('The name or the password is wrong');
});

test('five failures lock the account for fifteen minutes, also for the right password', async () => {
  const began = now;
  for (let i = 0; i < 5; i++) expect((await signIn('legal-officer', `no ${i}`)).status).toBe(401);
  expect((await signIn('legal-officer', PASSWORD)).body.code).toBe('base.account-locked');
  now = new Date(+began + 14 * 60_000);
  expect((await signIn('legal-officer', PASSWORD)).status).toBe(429);
  now = new Date(+began + 16 * 60_000);
  expect((await signIn('legal-officer', PASSWORD)).status).toBe(200);
  now = began;
});

test('a session ends when signed out, when another ends it, when idle and when its account is disabled', async () => {
  const [one, two] = [await signedIn('registrar'), await signedIn('registrar')];
  const { body } = await one.call('GET', '/me/sessions');
  expect(body.items.filter(({ own }: { own: boolean }) => own)).toHaveLength(1);
  for (const { id, own } of body.items)
    if (!own) expect((await one.call('DELETE', `/me/sessions/${id}`)).body).toEqual({ ended: true });
  expect((await two.call('GET', '/me')).status).toBe(401);
  expect((await one.call('DELETE', '/session')).body).toEqual({ ended: true });
  expect((await one.call('GET', '/me')).body.code).toBe('base.not-signed-in');
  const idle = await signedIn('registrar');
  now = new Date(+now + 3 * 3_600_000);
  expect((await idle.call('GET', '/me')).status).toBe(401);
  now = new Date(+now - 3 * 3_600_000);
  const disabled = await signedIn('registrar');
  const set = (to: boolean) =>
    database.transaction((db) => db.query(`update base.account set disabled = $1 where name = 'registrar'`, [to]));
  await set(true);
  expect((await disabled.call('GET', '/me')).status).toBe(401);
  expect((await signIn('registrar', PASSWORD)).status).toBe(401);
  await set(false);
});

test('nobody sees or ends the sessions of another', async () => {
  const [own, other] = [await signedIn('inspector'), await signedIn('auditor')];
  const theirs = (await other.call('GET', '/me/sessions')).body.items.map(({ id }: { id: string }) => id);
  const mine = (await own.call('GET', '/me/sessions')).body.items.map(({ id }: { id: string }) => id);
  expect(mine.filter((id: string) => theirs.includes(id))).toEqual([]);
  expect((await own.call('DELETE', `/me/sessions/${theirs[0]}`)).body.code).toBe('base.no-such-session');
});

test('every operation is for those whom the table of permissions names, and for nobody else', async () => {
  const named = new Set<string>([...Object.keys(PERMISSIONS), 'anyone']);
  for (const { id, method, path, permit } of operations) {
    expect(named.has(permit), id).toBe(true);
    if (permit === 'anyone') continue;
    const address = path.replace(/\{\w+\}/g, 'x');
    expect((await nobody.call(method, address, method === 'POST' ? {} : undefined)).body.code, id).toBe(
      'base.not-signed-in',
    );
  }
  expect(operations.filter(({ permit }) => permit === 'anyone').map(({ id }) => id)).toEqual([
    'signIn',
    'signInWays',
    'listPublicDraws',
    'takePublicDraw',
    'readFileRules',
    'activateOwn',
    'searchPublicEntities',
    'readPublicEntity',
    'listPublicLists',
    'listPublicRecords',
    'takePublicPage',
    'takePublicList',
    'takePublicLines',
    'takePublicChanges',
    'listRemovals',
  ]);
});

test.each(ANY_ROLE)('what %s is answered is what the table says', async (role) => {
  const caller = await signedIn(role);
  for (const { id, method, path, permit } of operations) {
    if (permit === 'anyone' || id === 'signOut') continue;
    const address = path.replace(/\{\w+\}/g, 'x');
    const { status, body } = await caller.call(method, address, method === 'POST' ? {} : undefined);
    expect(body.code === 'base.not-permitted', `${role} ${id}`).toBe(!mayRole(role, permit as Permission));
    expect(status, `${role} ${id} ${JSON.stringify(body)}`).toBeLessThan(500);
  }
});

test('a write without the token of its session, or from another site, is refused', async () => {
  const { headers, body } = await signIn('inspector', PASSWORD);
  const cookie = String(headers['set-cookie']).split(';')[0];
  const end = (more: Record<string, string>) =>
    ask({ method: 'DELETE', url: '/api/v1/session', headers: { cookie, ...more } });
  expect((await end({})).body.code).toBe('base.csrf-missing');
  expect((await end({ 'x-jinxin-csrf': 'x'.repeat(body.csrf.length) })).body.code).toBe('base.csrf-missing');
  const foreign = { 'x-jinxin-csrf': body.csrf, origin: 'https://evil.example' };
  expect((await end(foreign)).body.code).toBe('base.other-origin');
  expect((await end({ 'x-jinxin-csrf': body.csrf })).status).toBe(200);
});

test('signing in gives a new session whatever cookie was sent along', async () => {
  const sent = `jinxin_session=${'a'.repeat(43)}`;
  const { headers } = await nobody.call(
    'POST',
    '/session',
    { name: 'inspector', password: PASSWORD },
    { cookie: sent },
  );
  expect(String(headers['set-cookie'])).not.toContain(sent);
});

test('what is not sent in its shape is refused, place by place', async () => {
  const { status, body } = await nobody.call('POST', '/session', { name: 7 });
  expect(status).toBe(400);
  expect(body.faults.map(({ path }: { path: string }) => path)).toEqual(['body.name', 'body.password']);
  const broken = await ask({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'content-type': 'application/json' },
    payload: '{',
  });
  expect(broken.body).toMatchObject({ status: 400, code: 'base.request-not-readable' });
  expect((await nobody.call('GET', '/nothing/here')).body.code).toBe('base.no-such-address');
});

test('lists are paged', async () => {
  const auditor = await signedIn('auditor');
  const names: string[] = [];
  for (let after = ''; ; ) {
    const { body } = await auditor.call('GET', `/accounts?limit=3${after && `&after=${after}`}`);
    expect(body.items.length).toBeLessThanOrEqual(3);
    names.push(...body.items.map(({ name }: { name: string }) => name));
    if (body.next === null) break;
    after = body.next;
  }
  expect(names).toEqual([...ROLES, 'bank'].sort());
  expect((await auditor.call('GET', '/accounts?limit=201')).status).toBe(400);
  const { body } = await auditor.call('GET', '/accounts');
  expect(JSON.stringify(body)).not.toContain('argon2');
});

test('an unchanged answer is not sent twice', async () => {
  const caller = await signedIn('auditor');
  const first = await caller.call('GET', '/units');
  const again = await caller.call('GET', '/units', undefined, { 'if-none-match': String(first.headers.etag) });
  expect(again).toMatchObject({ status: 304, body: '' });
  expect(first.headers['cache-control']).toBe('no-store');
});

test('a request repeated with its key is done once; the key serves no other', async () => {
  const [one, two] = [await signedIn('credit-office'), await signedIn('credit-office')];
  const { body } = await one.call('GET', '/me/sessions');
  const a = body.items.find(({ own }: { own: boolean }) => own);
  const end = (id: string, key: string) =>
    two.call('DELETE', `/me/sessions/${id}`, undefined, { 'idempotency-key': key });
  const before = (await auditRows()).length;
  const [first, second] = await Promise.all([end(a.id, 'k1'), end(a.id, 'k1')]);
  expect([first.body, second.body]).toEqual([{ ended: true }, { ended: true }]);
  expect(await auditRows()).toHaveLength(before + 1);
  expect((await end(a.id, 'k2')).status).toBe(404);
  expect((await two.call('DELETE', '/session', undefined, { 'idempotency-key': 'k1' })).body.code).toBe(
    'base.request-key-reused',
  );
  expect((await one.call('GET', '/me')).status).toBe(401);
});

test('signing in, failing to, and every write leave a line in a whole chain, without what was typed', async () => {
  await signIn('my-secret-typed-as-name', 'x');
  const caller = await signedIn('administrator');
  await caller.call('DELETE', '/session');
  const rows = await auditRows();
  expect(rows.slice(-3).map(({ name, act, outcome }) => [name, act, outcome])).toEqual([
    ['?', 'signIn', 'base.sign-in-failed'],
    ['administrator', 'signIn', 'done'],
    ['administrator', 'signOut', 'done'],
  ]);
  expect(JSON.stringify(rows)).not.toContain('my-secret');
  let before = Buffer.alloc(32);
  for (const [i, { hash, ...row }] of rows.entries()) {
    expect(row.number).toBe(i + 1);
    before = auditHash(before, row) as typeof before;
    expect(hash.equals(before)).toBe(true);
  }
  const change = database.transaction((db) => db.query(`update base.audit set name = 'x'`));
  await expect(change).rejects.toThrow('permission denied');
  const { body } = await (await signedIn('auditor')).call('GET', '/audit?act=signOut&limit=1');
  expect(body.items[0]).toMatchObject({ act: 'signOut', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test('browsers are bound by headers; frames and foreign scripts are shut out', async () => {
  const { headers } = await ask({ method: 'GET', url: '/' });
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
});

test('watchers are answered, and metrics name operations, not people', async () => {
  expect((await ask({ method: 'GET', url: '/healthz' })).body).toEqual({ alive: true });
  expect((await ask({ method: 'GET', url: '/readyz' })).body).toEqual({ ready: true });
  const { body } = await ask({ method: 'GET', url: '/metrics' });
  expect(body).toContain('jinxin_http_seconds_count{operation="signIn",status="200"}');
  expect(body).not.toContain('inspector');
});

test('the document is browsable, and pages that are not built say so', async () => {
  expect((await ask({ method: 'GET', url: '/api/docs/json' })).body.paths['/session'].post.operationId).toBe('signIn');
  const docs = await ask({ method: 'GET', url: '/api/docs/' });
  expect(docs.status).toBe(200);
  expect(String(docs.body)).not.toMatch(/(src|href)="https?:/);
  expect((await ask({ method: 'GET', url: '/entities/JX1' })).body).toContain('npm run build');
});

test('too many requests are refused for a while', async () => {
  const busy = await buildApp(
    { database, grading },
    {
      clock: () => now,
      pages: 'nowhere',
      files,
      boundaries: 'nowhere',
      log: false,
      https: true,
      rate: 3,
      publicRate: 3,
      seal: TEST_SEAL,
    },
  );
  const get = () => busy.http.inject({ method: 'GET', url: '/api/v1/me' });
  for (let i = 0; i < 3; i++) expect((await get()).statusCode).toBe(401);
  expect((await get()).json()).toMatchObject({ status: 429, code: 'base.too-many-requests' });
  await busy.http.close();
});

test('what only tries is told apart from what writes', () => {
  expect(operations.filter(({ dry }) => dry).map(({ id }) => id)).toEqual([
    'tryCalendar',
    'previewRecord',
    'tryPlan',
    'tryDraft',
    'explainMoves',
    'checkArea',
    'previewSplit',
    'findAlikeComplaints',
    'previewOwn',
    'lookAtImport',
  ]);
});

test('built pages are served, unknown addresses by the first page, and nothing outside their folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-pages-'));
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'index.html'), '<p>first page</p>');
  writeFileSync(join(folder, 'dist', 'assets', 'a1b2.js'), 'x');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const options = {
    clock: () => now,
    pages: join(folder, 'dist'),
    files,
    boundaries: 'nowhere',
    log: false as const,
    https: true,
    rate: 1000,
    publicRate: 1000,
    seal: TEST_SEAL,
  };
  const { http } = await buildApp({ database, grading }, options);
  const get = (url: string) => http.inject({ method: 'GET', url });
  for (const url of ['/', '/entities/JX1?on=2026-01-01']) expect((await get(url)).payload).toContain('first page');
  for (const url of ['/', '/index.html', '/entities/JX1', '/assets/gone.js'])
    expect((await get(url)).headers['cache-control'], url).toBe('no-store');
  writeFileSync(join(folder, 'dist', 'assets', 'c3d4.js'), 'built meanwhile');
  expect((await get('/assets/c3d4.js')).payload).toBe('built meanwhile');
  expect((await get('/assets/a1b2.js')).headers['cache-control']).toContain('immutable');
  writeFileSync(join(folder, 'dist', 'assets', 'a1b2.js.br'), 'packed by the build');
  const packed = await http.inject({
    method: 'GET',
    url: '/assets/a1b2.js',
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: expect.stringContaining('accept-encoding') });
  expect([packed.payload, packed.headers['content-type']]).toEqual([
    'packed by the build',
    expect.stringContaining('javascript'),
  ]);
  for (const url of ['/assets/gone.js', '/api/v1/gone']) expect((await get(url)).statusCode, url).toBe(404);
  for (const url of ['/../secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt'])
    expect((await get(url)).payload, url).not.toBe('secret');
  expect((await get('/')).headers['strict-transport-security']).toContain('max-age');
  await http.close();
  rmSync(folder, { recursive: true });
});
