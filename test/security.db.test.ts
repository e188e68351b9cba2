// The service under attack: every operation walked with forged requests, foreign ids, harmful texts and fields nobody asked for.

import { afterAll, describe, expect, test } from 'vitest';
import { type AppOptions, buildApp } from '../src/app.ts';
import type { Database } from '../src/base/db.ts';
import type { Reader } from '../src/base/http/api.ts';
import type { Operation } from '../src/base/http/operation.ts';
import type { Limit } from '../src/base/limit.ts';
import { addAccount, addUnit } from '../src/base/who/account.ts';
import { ANY_ROLE, mayRole, OUTSIDE_ROLES, type Permission, ROLES, type Role } from '../src/base/who/permissions.ts';
import { CASES } from '../src/cases.ts';
import { loadSheets } from '../src/duties/load-sheets.ts';
import { inviteDelegate } from '../src/enterprise/activation.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { open } from '../src/ledger/opening.ts';
import { tell } from '../src/notice/tell.ts';
import { drawArea } from '../src/supervision/areas/draw-area.ts';
import { catchUp } from '../src/supervision/duties/catch-up.ts';
import { type Caller, COUNTY, PASSWORD, TEST_SEAL, testService } from './callers.ts';
import { testDatabase } from './database.ts';
import { BODIES, bodyOf, FOREIGN, harmfulAt, PLAN, placesOf, UPLOAD, WHOLE_REGISTER } from './security.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const logged: string[] = [];
const log = { write: (line: string) => void logged.push(line) };
const service = await testService({ database, grading }, { clock: () => at, log });
const { ask, nobody, operations } = service;
afterAll(() => service.http.close());

const [NEAR, FAR] = ['JX0000000001', 'JX0000000002'];
const PERSON = '欧阳修远';
await database.transaction(async (db) => {
  const entities = [COUNTY, '210602'].map((division, i) => ({
    attributes: { name: `第${i + 1}公司`, kind: 'enterprise', division, legal_person: PERSON },
    identifiers: { regno: `R${i}` },
  }));
  await saveAndGrade(db, clerk, at, entities, grading);
  const measures = [{ kind: 'fine', amount: 40_000 }];
  const filings = [1, 2].map((entityId) => ({
    ...{ entityId, type: 'administrative-penalty', source: '市局' },
    fields: { document_number: `旧${entityId}号`, decided_on: '2026-10-01', measures },
  }));
  await fileAndGrade(db, clerk, at, filings, grading);
});
await catchUp(database, grading, { sheets: loadSheets(), cases: CASES }, at);

const sessions = new Map<Role, { readonly cookie: string; readonly csrf: string }>();
for (const role of ANY_ROLE) {
  const { headers, body } = await nobody.call('POST', '/session', { name: role, password: PASSWORD });
  sessions.set(role, { cookie: String(headers['set-cookie']).split(';')[0], csrf: body.csrf });
}
const as = (role: Role): Caller => ({
  call: (method, path, body, headers = {}) => {
    const { cookie, csrf } = sessions.get(role)!;
    return nobody.call(method, path, body, { cookie, 'x-jinxin-csrf': csrf, ...headers });
  },
});
/** Somebody who may: one who sees the city where there is one. */
const able = ({ permit }: Operation) =>
  as(
    ROLES.findLast((role) => mayRole(role, permit as Permission) && role !== 'department-user') ??
      ANY_ROLE.find((role) => mayRole(role, permit as Permission))!,
  );
const addressOf = ({ path }: Operation, values: Readonly<Record<string, string>>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(values[name] ?? 'x'));
/** Lone surrogates, which have no encoding, go as the bytes that some programs write for them. */
const encoded = (text: string) => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80');
const guarded = operations.filter(({ permit }) => permit !== 'anyone');
const streaming = ({ kind }: Operation) => kind === 'changes';

describe('forged requests', () => {
  test('no write is done without the token of its session, nor with it from another site, whoever may', async () => {
    for (const [i, operation] of guarded.filter(({ method }) => method !== 'GET').entries()) {
      const allowed = ANY_ROLE.filter((role) => mayRole(role, operation.permit as Permission));
      const role = allowed[i % allowed.length];
      const { cookie, csrf } = sessions.get(role)!;
      const url = `/api/v1${addressOf(operation, {})}`;
      const send = async (more: Record<string, string>) =>
        (await ask({ method: operation.method, url, headers: { cookie, ...more }, payload: {} })).body.code;
      const codes = [
        await send({}),
        await send({ 'x-jinxin-csrf': sessions.get(role === 'auditor' ? 'inspector' : 'auditor')!.csrf }),
        await send({ 'x-jinxin-csrf': csrf, origin: 'https://evil.example' }),
        await send({ 'x-jinxin-csrf': csrf, origin: 'null' }),
      ];
      const wanted = ['base.csrf-missing', 'base.csrf-missing', 'base.other-origin', 'base.other-origin'];
      expect([role, operation.id, ...codes]).toEqual([role, operation.id, ...wanted]);
    }
  });

  test('what a form of another site can send is not read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const payload = JSON.stringify({ name: 'auditor', password: PASSWORD });
      const { status } = await ask({
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'content-type': type },
        payload,
      });
      expect([type, status]).toEqual([type, 400]);
    }
  });

  test('reading changes nothing: no operation of GET writes', async () => {
    const before = await tableCounts();
    for (const operation of guarded.filter((one) => one.method === 'GET' && !streaming(one)))
      await able(operation).call('GET', addressOf(operation, { id: NEAR, record: '1', rulebook: 'chongqing' }));
    expect(await tableCounts()).toEqual(before);
  });
});

describe('browsers', () => {
  test('pages, answers, refusals and the document are bound by the same headers', async () => {
    for (const url of [
      '/',
      '/entities/JX1',
      '/api/v1/me',
      '/api/v1/nothing',
      '/api/docs/',
      '/healthz',
      '/assets/x.js',
    ]) {
      const { headers } = await ask({ method: 'GET', url });
      const policy = String(headers['content-security-policy']);
      for (const part of ["default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'"])
        expect([url, policy]).toEqual([url, expect.stringContaining(part)]);
      expect([url, policy.match(/script-src[^;]*/)![0]]).toEqual([url, "script-src 'self'"]);
      expect(headers, url).toMatchObject({
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      for (const told of ['x-powered-by', 'server', 'access-control-allow-origin'])
        expect(headers[told], url).toBe(undefined);
    }
    for (const url of ['/api/v1/me', '/api/v1/nothing'])
      expect((await ask({ method: 'GET', url })).headers['cache-control']).toBe('no-store');
  });

  test('the cookie of a session is out of the reach of scripts, other sites and plain http', async () => {
    const { http } = await another({ https: true });
    const sent = await http.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { name: 'auditor', password: PASSWORD },
    });
    expect(String(sent.headers['set-cookie'])).toMatch(
      /^__Host-jinxin_session=[\w-]{43}; Path=\/; Expires=[^;]*; HttpOnly; Secure; SameSite=Lax$/,
    );
    const cookie = String(sent.headers['set-cookie']).split(';')[0];
    const me = (value: string) => http.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie: value } });
    expect((await me(cookie)).statusCode).toBe(200);
    // A cookie that a neighbouring host could have set is not taken.
    expect((await me(cookie.replace('__Host-', ''))).statusCode).toBe(401);
    expect(sent.headers['strict-transport-security']).toContain('max-age=31536000');
    await http.close();
  });

  test('a session begun by somebody else’s cookie is not entered: the token is always new, and ended ones stay ended', async () => {
    const signIn = (cookie?: string) =>
      nobody.call('POST', '/session', { name: 'inspector', password: PASSWORD }, cookie ? { cookie } : {});
    const tokenOf = ({ headers }: Awaited<ReturnType<typeof signIn>>) => String(headers['set-cookie']).split(';')[0];
    const planted = `jinxin_session=${'A'.repeat(43)}`;
    const first = tokenOf(await signIn(planted));
    const second = tokenOf(await signIn(first));
    expect(new Set([planted, first, second]).size).toBe(3);
    const me = (cookie: string) => nobody.call('GET', '/me', undefined, { cookie });
    expect((await me(planted)).status).toBe(401);
    // Whoever signs in again in the same browser leaves no session behind.
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
  });
});

describe('whoever comes from outside', () => {
  /** What only the other entity has. */
  const FOREIGN_WORDS = ['第2公司', '旧2号', FAR];

  test('is refused every operation of the office, and sees nothing of another entity by those that he has', async () => {
    for (const role of OUTSIDE_ROLES)
      for (const operation of guarded.filter((one) => !streaming(one) && one.id !== 'signOut')) {
        const may = mayRole(role, operation.permit as Permission);
        for (const id of [NEAR, FAR]) {
          const path = addressOf(operation, { id, record: id === NEAR ? '1' : '2', rulebook: 'saic-2003' });
          const body = operation.method === 'POST' || operation.method === 'PUT' ? bodyOf(operation) : undefined;
          if (may && !path.startsWith('/own') && operation.method !== 'GET') continue;
          const { status, body: answer } = await as(role).call(operation.method, path, body);
          const told = [role, operation.id, status];
          expect([...told, answer.code === 'base.not-permitted']).toEqual([...told, !may]);
          expect(status, told.join(' ')).toBeLessThan(500);
          // What was sent is not a leak: an answer may repeat the id of its own address.
          const text = JSON.stringify(answer).replaceAll(path, '');
          for (const word of FOREIGN_WORDS) if (may) expect([...told, text.includes(word)]).toEqual([...told, false]);
        }
      }
    expect((await as('enterprise').call('GET', '/own')).body.entity.name).toBe('第1公司');
  });

  test('is limited by the database itself: another role, to which few tables are open', async () => {
    const outside = { entity: 1 } as const;
    const limit = { reach: [''], source: undefined, outside };
    const rows = async (sql: string, more = limit as Limit) =>
      database.as(more).read(async (db) => (await db.query(sql)).rows.map(({ entity_id }) => entity_id));
    for (const table of ['registry.entity', 'registry.version', 'ledger.entry', 'ledger.record', 'duties.duty']) {
      const found = await rows(`select distinct entity_id from ${table}`);
      expect([table, found.filter((one) => one !== 1)]).toEqual([table, []]);
      expect([table, found]).toEqual([table, [1]]);
      for (const nobody of [
        { ...limit, outside: {} },
        { ...limit, outside: { unit: 'city', opening: '' } },
      ])
        expect([table, await rows(`select entity_id from ${table}`, nobody)]).toEqual([table, []]);
    }
    const { rows: tables } = await database.read((db) =>
      db.query(
        `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
         where relkind in ('r', 'p') and nspname !~ '^(pg_|information_schema)' and not relrowsecurity
           and has_any_column_privilege('jinxin_outside', c.oid, 'select') order by 1`,
      ),
    );
    expect(tables.map(({ name }) => name)).toEqual([
      'base.calendar',
      'base.unit',
      'ledger.disclosure',
      'ledger.layout',
      'publicity.choice',
    ]);
    const { rows: written } = await database.read((db) =>
      db.query(
        `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
         where relkind in ('r', 'p', 'v') and nspname !~ '^(pg_|information_schema)' and has_table_privilege('jinxin_outside', c.oid, 'insert, update, delete, truncate')`,
      ),
    );
    expect(written).toEqual([]);
  });

  test('no natural person stands unmasked in what is read, whoever asks', async () => {
    for (const role of ANY_ROLE)
      for (const operation of operations.filter((one) => one.method === 'GET' && !streaming(one))) {
        const path = addressOf(operation, { id: NEAR, record: '1', rulebook: 'chongqing' });
        const { status, body } = await as(role).call('GET', path);
        expect(status, `${role} ${operation.id}`).toBeLessThan(500);
        expect([role, operation.id, JSON.stringify(body).includes(PERSON)]).toEqual([role, operation.id, false]);
      }
  });
});

describe('what belongs to others', () => {
  const places = operations.filter(({ path }) => path.includes('{'));
  const kindOf = ({ path }: Operation) => FOREIGN.find(({ prefix }) => path.startsWith(prefix));

  test('every operation with an id is of a known place', () => {
    const unknown = places.filter(
      (one) => !kindOf(one) && !WHOLE_REGISTER.some((prefix) => one.path.startsWith(prefix)),
    );
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  async function farJoint(): Promise<string> {
    const sql = `insert into inspection.joint (id, title, division, scope, figures, account, author, created_at, changed_at)
      values (gen_random_uuid(), '联合', '2106', '{}', '{}', gen_random_uuid(), 'x', $1, $1) returning id`;
    return database.transaction(async (db) => (await db.query<{ id: string }>(sql, [at])).rows[0].id);
  }

  test('an id beyond one’s reach is answered like one that does not exist, by every operation and role', async () => {
    const { proposal } = (await as('bureau-chief').call('POST', `/entities/${FAR}/records/2/withdrawal`, { why: '误' }))
      .body;
    const session = (await as('bureau-chief').call('GET', '/me/sessions')).body.items[0].id;
    const kept = { name: '我的', search: 'level=C', shared: false };
    const view = (await as('bureau-chief').call('POST', '/me/views', kept)).body.id;
    const hash = '0'.repeat(64);
    const [listing, visit, report] = [{ id: await farListing() }, { id: await farVisit() }, await farReport()];
    const [objection, repair] = [
      { id: await farObjection(), hash },
      { id: await farRepair(), hash },
    ];
    const values: Record<string, Record<string, string>> = {
      entity: { ...FOREIGN.find(({ name }) => name === 'entity')!.missing, id: FAR },
      proposal: { id: String(proposal) },
      duty: { id: '2.visit-after-case.r2' },
      session: { id: session },
      view: { id: view },
      complaint: { id: await farComplaint(), hash: '0'.repeat(64) },
      objection,
      listing,
      'own-honour': listing,
      'own-visit': visit,
      'own-report': report,
      plan: { id: (await as('credit-office').call('POST', '/plans', PLAN)).body.id, entity: NEAR },
      joint: { id: await farJoint() },
      article: { id: (await as('credit-office').call('POST', '/articles', BODIES.writeArticle)).body.id },
      'visit-complaint': { id: await farVisitComplaint() },
      repair,
      'own-objection': objection,
      'own-repair': repair,
      ...(await farOffice()),
      ...(await farOwn()),
      opened: { id: FAR },
      request: { id: await farRequest() },
    };
    for (const operation of places) {
      const kind = kindOf(operation);
      if (!kind) continue;
      for (const role of kind.roles) {
        if (!mayRole(role, operation.permit as Permission)) continue;
        const body = operation.method === 'GET' || operation.method === 'DELETE' ? undefined : BODIES[operation.id];
        const [sent, headers] = operation.kind === 'upload' ? UPLOAD : [body];
        const send = (path: Record<string, string>) =>
          as(role).call(operation.method, addressOf(operation, { rulebook: 'chongqing', ...path }), sent, headers);
        const [foreign, missing] = [await send(values[kind.name]), await send(kind.missing)];
        const told = ({ status, body: answer }: typeof foreign) => [operation.id, role, status, answer.code];
        expect(told(foreign)).toEqual(told(missing));
        expect([operation.id, role, foreign.status >= 400 && foreign.status !== 400]).toEqual([
          operation.id,
          role,
          true,
        ]);
        const plain = (answer: unknown, path: Record<string, string>) =>
          Object.values(path).reduce((text, value) => text.replaceAll(value, '…'), JSON.stringify(answer));
        expect(plain(foreign.body, values[kind.name])).toBe(plain(missing.body, kind.missing));
      }
    }
  });

  test('a record of another entity is not found under one’s own', async () => {
    const officer = as('station-head');
    for (const [method, path, body] of [
      ['GET', 'withdrawal', undefined],
      ['POST', 'withdrawal', { why: '误' }],
      ['POST', 'corrections', { fields: {}, why: '误' }],
    ] as const)
      expect((await officer.call(method, `/entities/${NEAR}/records/2/${path}`, body)).status, path).toBe(404);
  });
});

describe('harmful texts', () => {
  test('no text in a path, a query or a header makes an operation fail, and none does anything', async () => {
    const before = await tableCounts();
    const failed: string[] = [];
    let place = 0;
    for (const operation of guarded.filter((one) => one.method === 'GET' && !streaming(one))) {
      const caller = able(operation);
      const names = Object.keys(operation.query.shape);
      const sound = { id: NEAR, record: '1', rulebook: 'chongqing', type: 'adjustment', edition: '2023' };
      const places = [
        ...names.map((name) => (text: string) => `${addressOf(operation, sound)}?${name}=${encoded(text)}`),
        ...Object.keys(operation.params.shape).map(
          (name) => (text: string) => addressOf(operation, { ...sound, [name]: text }),
        ),
      ];
      for (const address of places) {
        for (const text of harmfulAt(place++)) {
          const headers = { 'if-none-match': text.replace(/[^\x20-\x7e]/g, '') };
          const { status } = await caller.call('GET', address(text), undefined, headers);
          if (status >= 500) failed.push(`${status} ${address(text)}`);
        }
      }
    }
    expect(failed).toEqual([]);
    expect(await tableCounts()).toEqual(before);
  });

  test('no text in the body of a write makes it fail', async () => {
    const failed: string[] = [];
    let place = 0;
    for (const operation of guarded.filter(({ method, kind }) => method !== 'GET' && kind !== 'upload')) {
      const caller = able(operation);
      const address = addressOf(operation, { id: NEAR, record: '1' });
      for (const put of placesOf(bodyOf(operation)))
        for (const text of harmfulAt(place++)) {
          const body = put(text);
          const { status } = await caller.call(operation.method, address, body);
          if (status >= 500) failed.push(`${status} ${operation.id} ${JSON.stringify(body)}`);
        }
    }
    expect(failed).toEqual([]);
    expect((await as('auditor').call('GET', '/units')).status).toBe(200);
  });

  test('lists given twice, deep nests and prototypes are refused as bad requests', async () => {
    const officer = as('registrar');
    expect((await officer.call('GET', '/entities?q=a&q=b')).status).toBe(400);
    expect((await officer.call('GET', '/entities?limit[$gt]=1')).status).toBe(200);
    const cookieOf = async (payload: string) =>
      officer.call('POST', `/entities/${NEAR}/records`, payload, { 'content-type': 'application/json' });
    const deep = `{"type":"administrative-penalty","fields":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect((await cookieOf(deep)).status).toBe(400);
    for (const key of ['__proto__', 'constructor'])
      expect((await cookieOf(`{"type":"x","fields":{},"${key}":{"prototype":{"role":"administrator"}}}`)).status).toBe(
        400,
      );
    expect((await cookieOf(`{"type":"${'a'.repeat(1_100_000)}"}`)).status).toBe(400);
    expect(({} as Record<string, unknown>).role).toBe(undefined);
  });
});

describe('fields nobody asked for', () => {
  test('they change nothing: not who files, from where, when, nor what he may do', async () => {
    const extra = {
      role: 'administrator',
      reach: [''],
      who: 'x',
      account: 'x',
      state: 'approved',
      decidedBy: 'x',
      at: '2020-01-01',
      recordedAt: '2020-01-01T00:00:00Z',
      entityId: 2,
      recordId: 1,
      disclosure: 4,
    };
    const department = as('department-user');
    const filed = await department.call('POST', `/entities/${NEAR}/records`, {
      ...(BODIES.fileRecord as object),
      source: '市局',
      fields: { document_number: '多1号', decided_on: '2026-10-05', measures: [{ kind: 'warning' }] },
      ...extra,
    });
    expect(filed.status).toBe(200);
    const { items } = (await department.call('GET', `/entities/${NEAR}/records`)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ number: '多1号', disclosure: 1 });
    expect(items[0].source).not.toBe('市局');
    expect(items[0].history[0]).toMatchObject({
      who: expect.stringMatching(/^department-user（/),
      recordedAt: at.toISOString(),
    });
    const unknown = await as('registrar').call('POST', `/entities/${NEAR}/records`, {
      type: 'administrative-penalty',
      source: '市局',
      fields: { document_number: '多2号', decided_on: '2026-10-05', measures: [{ kind: 'warning' }], disclosure: 1 },
    });
    expect(unknown.body.code).toBe('ledger.field-refused');
    const proposed = await as('station-head').call('POST', `/entities/${NEAR}/records/${items[0].record}/withdrawal`, {
      why: '误',
      ...extra,
    });
    const seen = (await as('credit-office').call('GET', `/proposals/${proposed.body.proposal}`)).body;
    expect([seen.state, seen.proposedBy.name, seen.decidedBy]).toEqual(['open', 'station-head', null]);
    expect((await department.call('GET', '/me')).body).toMatchObject({ role: 'department-user' });
  });
});

describe('hosts and proxies', () => {
  test('a forwarded host or method is not believed; the address of a caller is the last that our own proxy saw', async () => {
    const tricks = {
      'x-forwarded-host': 'evil.example',
      'x-original-url': '/api/v1/audit',
      'x-http-method-override': 'DELETE',
    };
    const sessions = async (headers: Record<string, string>) => {
      await nobody.call('POST', '/session', { name: 'inspector', password: PASSWORD }, headers);
      const { rows } = await database.read((db) =>
        db.query('select address from base.session order by ctid desc limit 1'),
      );
      return rows[0].address;
    };
    expect(await sessions({ ...tricks, 'x-forwarded-for': '203.0.113.7' })).toBe('127.0.0.1');
    const { body } = await as('auditor').call('GET', '/me', undefined, tricks);
    expect(body.role).toBe('auditor');
    const https = await another({ https: true, rate: 2 });
    // Whoever writes addresses of his own before the proxy's is still counted by the proxy's.
    const statuses = [];
    for (const made of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) {
      const headers = { 'x-forwarded-for': `${made}, 203.0.113.7` };
      statuses.push((await https.http.inject({ method: 'GET', url: '/api/v1/me', headers })).statusCode);
    }
    expect(statuses).toEqual([401, 401, 429]);
    await https.http.close();
  });

  test('methods that nobody declared are not answered', async () => {
    for (const method of ['OPTIONS', 'PATCH', 'TRACE'] as const)
      expect((await ask({ method: method as 'PATCH', url: '/api/v1/entities' })).status, method).toBeGreaterThanOrEqual(
        400,
      );
  });
});

describe('what is told', () => {
  test('a failure is told by its number only: no stack, no statement, no value', async () => {
    const failing = Object.assign(new Error(`duplicate key value (name)=(${PERSON})`), {
      severity: 'ERROR',
      code: '23505',
      detail: `select * from base.account where name = '${PERSON}'`,
    });
    const broken = {
      ...database,
      as: () => ({ read: () => Promise.reject(failing), transaction: () => Promise.reject(failing) }),
    };
    const lines: string[] = [];
    const { http } = await another({ log: { write: (line: string) => void lines.push(line) } }, broken);
    const { headers } = await nobody.call('POST', '/session', { name: 'legal-officer', password: PASSWORD });
    const cookie = String(headers['set-cookie']).split(';')[0];
    const answer = await http.inject({ method: 'GET', url: '/api/v1/units', headers: { cookie } });
    expect(answer.statusCode).toBe(500);
    expect(Object.keys(answer.json())).toEqual(['type', 'title', 'status', 'detail', 'code', 'params']);
    for (const told of [answer.payload, lines.join()])
      for (const secret of [PERSON, 'select', 'duplicate', cookie.split('=')[1]]) expect(told).not.toContain(secret);
    expect(answer.payload).not.toMatch(/at .*\.ts/);
    expect(lines.join()).toContain('23505');
    await http.close();
  });

  test('the log names operations, not people: no name, password, token, query, address or body', async () => {
    const secret = 'Geheim-4711';
    await nobody.call('POST', '/session', { name: secret, password: secret });
    await as('auditor').call('GET', `/entities?q=${encodeURIComponent(PERSON)}`);
    await as('auditor').call('GET', `/entities/${NEAR}`);
    await as('auditor').call('GET', `/entities/${secret}`);
    const text = logged.join('');
    expect(logged.length).toBeGreaterThan(100);
    for (const word of [
      PERSON,
      encodeURIComponent(PERSON),
      secret,
      PASSWORD,
      NEAR,
      'jinxin_session',
      '127.0.0.1',
      'auditor',
    ])
      expect(text, word).not.toContain(word);
    const keys = new Set(logged.flatMap((line) => Object.keys(JSON.parse(line))));
    expect([...keys].sort()).toEqual(['hostname', 'level', 'ms', 'msg', 'operation', 'pid', 'reqId', 'status', 'time']);
  });
});

/** A listing beyond the county. */
async function farListing(): Promise<string> {
  return (await as('bureau-chief').call('POST', `/entities/${FAR}/listings`, BODIES.openListing)).body.id;
}

/** An objection to a record beyond the county. */
async function farObjection(): Promise<string> {
  const body = { ...(BODIES.fileObjection as object), about: { kind: 'record', record: 2 } };
  return (await as('bureau-chief').call('POST', `/entities/${FAR}/objections`, body)).body.id;
}

/** A complaint of an office beyond the county. */
async function farComplaint(): Promise<string> {
  const said = { kind: 'report', channel: 'visit', received: '2026-11-20', matter: 'price', respondent: '无名店' };
  const body = { ...said, entity: null, summary: '价格与标签不符', complainant: null, unit: 'city' };
  return (await as('bureau-chief').call('POST', '/complaints', body)).body.id;
}

/** An application for repair of an entity beyond the county. */
async function farRepair(): Promise<string> {
  const sql = `insert into repair.application (entity_id, id, number, division, source, unit, channel, basis, statement,
      materials, committed_by, applied_on, completed_on, state, taken_by, taken_at, changed_at)
    values (2, gen_random_uuid(), 77, '500101', '市局', '', 'desk', 'ordinary', '', '{}', 'x', '2026-11-20', '2026-11-20',
      'filed', 'x', $1, $1) returning id`;
  return database.transaction(async (db) => (await db.query<{ id: string }>(sql, [at])).rows[0].id);
}

async function farVisit(): Promise<string> {
  const sql = `insert into supervision.visit (entity_id, visit_id, on_day, way, wanted, officers, account, officer, unit, filed_at)
    values (2, gen_random_uuid(), '2026-11-20', 'on-site', true, '{}', gen_random_uuid(), 'x', 'county', $1)
    returning visit_id as id`;
  return database.transaction(async (db) => (await db.query<{ id: string }>(sql, [at])).rows[0].id);
}

async function farReport(): Promise<{ number: string; form: string }> {
  const number = 'BG-20261122-BBBBBBBBBB';
  const sql = `insert into disclosure.report (entity_id, number, kind, sections, entry_id, purpose, basis, issued_at, kid, file,
      pdf, account, name) values (2, $2, 'full', '{}', 0, 'x', 'x', $1, 'x', 'x', '', 'x', 'x')`;
  await database.transaction((db) => db.query(sql, [at, number]));
  return { number, form: 'json' };
}

async function farVisitComplaint(): Promise<string> {
  const sql = `with visit as (
      insert into supervision.visit (entity_id, visit_id, on_day, way, wanted, officers, account, officer, unit)
      values (2, gen_random_uuid(), '2026-11-20', 'on-site', true, '{}', gen_random_uuid(), 'x', 'county')
      returning entity_id, visit_id)
    insert into supervision.visit_complaint (entity_id, complaint_id, visit_id, officers, unit, ground, words, by_use, made_at)
    select entity_id, gen_random_uuid(), visit_id, '{}', 'county', 'other', 'x', 'enter', $1 from visit returning complaint_id as id`;
  return database.transaction(async (db) => (await db.query<{ id: string }>(sql, [at])).rows[0].id);
}

/** An office beyond the reach of our administrator: a unit, an account, a key; and an import of another source. */
async function farOffice(): Promise<Record<'unit' | 'account' | 'key' | 'import' | 'area', { id: string }>> {
  return database.transaction(async (db) => {
    const unit = { parent: null, kind: 'county', name: '万州区局', division: '500101', source: null } as const;
    await addUnit(db, { id: 'far', ...unit });
    const post = { role: 'inspector', unit: 'far', reach: ['500101'] } as const;
    await addAccount(db, at, { name: 'far', shown: 'far', password: PASSWORD, ...post });
    const [{ id }] = (await db.query(`select id from base.account where name = 'far'`)).rows;
    await db.query(
      `insert into base.api_key (id, name, unit, role, permissions, reach, hash, made_at, made_by, expires_at)
       values ($1, 'far', 'far', 'inspector', '{entity.read}', '{500101}', '\\x00', $2, 'far', $2)`,
      [id, at],
    );
    await db.query(
      `insert into exchange.import (id, type, source, file, sha256, size, who, began_at, state, division, reach)
       values ($1, null, '市局', 'far.csv', '00', 1, $2, $3, 'draft', '2106', '{2106}')`,
      [id, id, at],
    );
    const area = { name: '远网格', parent: null, unit: 'far', boundary: null, divisions: ['500101'], words: [] };
    const by = { id, unit: { id: 'far', name: 'far' }, reach: ['500101'] };
    const far = await drawArea(db, by, at, area, '划定');
    return {
      area: { id: String(far), route: '77' },
      unit: { id: 'far' },
      account: { id },
      key: { id },
      import: { id },
    };
  });
}

/** A request of the city's, which the county does not see. */
async function farRequest(): Promise<string> {
  return (await as('legal-officer').call('POST', '/requests', BODIES.makeRequest)).body.id;
}

/** What another enterprise has: a consent, a delegate, an invitation, a notice. */
async function farOwn(): Promise<
  Record<`own-${'consent' | 'delegate' | 'invitation' | 'notice'}`, Record<string, string>>
> {
  return database.transaction(async (db) => {
    const account = { name: 'far-own', shown: '远户', password: PASSWORD, role: 'enterprise', unit: null } as const;
    const permissions = ['own.read'] as const;
    const delegate = await addAccount(db, at, { ...account, reach: [], entity: 2, permissions });
    const by = { id: delegate, name: '远户' };
    const opening = await open(db, by, at, {
      ...{ entity: 2, kind: 'consent', unit: 'another-bank', classes: [4], types: null, sources: null },
      ...{ purpose: '贷款', basis: '远户', until: '2026-12-01' },
    });
    const invited = await inviteDelegate(db, { ...by } as Reader, at, 2, ['look']);
    expect(invited.code).toHaveLength(24);
    const told = await tell(db, by, at, { entity: 2, kind: 'penalty-recorded', about: null, facts: '远户的事' });
    const { rows } = await db.query('select activation_id as id from enterprise.activation where entity_id = 2');
    return {
      'own-consent': { id: opening },
      'own-delegate': { id: delegate },
      'own-invitation': rows[0],
      'own-notice': { id: told.id, hash: '0'.repeat(64) },
    };
  });
}

/** The same service with other settings. */
function another(options: Partial<AppOptions>, on: Database = database) {
  const files = { folder: 'nowhere', largest: 1 };
  const usual = {
    clock: () => at,
    pages: 'nowhere',
    files,
    boundaries: 'nowhere',
    seal: TEST_SEAL,
    log: false,
    https: false,
    rate: 1000,
    publicRate: 1000,
  } as const;
  return buildApp({ database: on, grading }, { ...usual, ...options });
}

/** How many rows the tables have that an attack could touch. */
async function tableCounts(): Promise<Record<string, number>> {
  const tables = ['base.account', 'base.unit', 'base.proposal', 'ledger.entry', 'registry.version', 'registry.entity'];
  const counts: Record<string, number> = {};
  for (const table of tables)
    counts[table] = (await database.read((db) => db.query(`select count(*) as n from ${table}`))).rows[0].n;
  return counts;
}
