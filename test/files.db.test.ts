// Files that are sent to the service and that it answers with: streamed, limited, taken away again, harmless in a spreadsheet.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asItWas, CSV_MARK, csvLine } from '../src/base/csv.ts';
import { guard, KnownTokens } from '../src/base/http/guards.ts';
import { fileAnswer, operation } from '../src/base/http/operation.ts';
import { refuse } from '../src/base/http/refused.ts';
import { serve } from '../src/base/http/serve.ts';
import { baseRoutes } from '../src/base/routes.ts';
import { addAccount, addUnit } from '../src/base/who/account.ts';
import { TEST_SEAL } from './callers.ts';
import { testDatabase } from './database.ts';

const at = new Date('2026-11-22T01:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'jinxin-files-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const database = await testDatabase();
await database.transaction(async (db) => {
  await addUnit(db, { id: 'city', parent: null, kind: 'city', name: '市局', division: '2106', source: null });
  const account = {
    name: 'clerk',
    shown: '某甲',
    password: 'correct horse',
    role: 'registrar',
    unit: 'city',
    reach: [''],
  };
  await addAccount(db, at, account as Parameters<typeof addAccount>[2]);
});

const summary = { zh: '试', en: 'try' };
const send = operation({
  id: 'trySend',
  method: 'POST',
  path: '/try',
  permit: 'session.own',
  kind: 'upload',
  summary,
  answer: z.object({ name: z.string(), size: z.number(), sha256: z.string(), there: z.string() }),
});
const get = operation({
  id: 'tryGet',
  method: 'GET',
  path: '/try',
  permit: 'session.own',
  kind: 'file',
  summary,
  query: z.object({ fail: z.string().optional() }),
  answer: fileAnswer,
});

const app = fastify();
app.setErrorHandler(refuse);
const known = new KnownTokens();
await guard(app, { https: false, rate: 1000, publicRate: 1000 }, known);
await app.register(multipart);
const api = serve(app, { database, clock: () => at, https: false, known, files: { folder, largest: 3_000_000 } });
baseRoutes(api, { seal: TEST_SEAL, provider: null });
api.on(send, async ({ sent }) => ({ ...sent!, there: readFileSync(sent!.path, 'utf8') }));
api.on(get, async ({ db, query }) => ({
  name: '名单 2026.csv',
  type: 'text/csv; charset=utf-8',
  content: (async function* () {
    yield CSV_MARK;
    for (const n of [1, 2]) yield csvLine([(await db.query('select $1::int as n', [n])).rows[0].n, '=1+1']);
    if (query.fail) throw new Error('broke off');
  })(),
}));
afterAll(() => app.close());

const signedIn = await app.inject({
  method: 'POST',
  url: '/api/v1/session',
  payload: { name: 'clerk', password: 'correct horse' },
});
const cookie = String(signedIn.headers['set-cookie']).split(';')[0];
const csrf = { cookie, 'x-jinxin-csrf': signedIn.json().csrf };

function form(name: string, content: string) {
  const payload = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--b--\r\n`;
  return { payload, headers: { ...csrf, 'content-type': 'multipart/form-data; boundary=b' } };
}

const left = () => readdirSync(folder);

test('a file that is sent is measured, lies there for the answer, and is taken away', async () => {
  const sent = await app.inject({ method: 'POST', url: '/api/v1/try', ...form('../../名单\u202e.csv', '甲,乙\n') });
  expect(sent.json()).toMatchObject({ name: '名单.csv', size: 8, there: '甲,乙\n' });
  expect(sent.json().sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(left()).toEqual([]);
});

test.each([
  ['..', '文件'],
  [`${'名'.repeat(100)}.csv`, `${'名'.repeat(56)}.csv`],
])('the name %j is kept as %j', async (name, kept) => {
  const sent = await app.inject({ method: 'POST', url: '/api/v1/try', ...form(name, 'x') });
  expect(sent.json().name).toBe(kept);
});

test('a file may be larger than other requests', async () => {
  const sent = await app.inject({ method: 'POST', url: '/api/v1/try', ...form('a.csv', 'x'.repeat(2_000_000)) });
  expect(sent.json().size).toBe(2_000_000);
});

test('a file that is too large, none at all, and one without the token are refused, and nothing is left', async () => {
  const large = await app.inject({ method: 'POST', url: '/api/v1/try', ...form('a.csv', 'x'.repeat(3_000_001)) });
  expect(large.json()).toMatchObject({ status: 413, code: 'base.file-too-large' });
  const none = await app.inject({ method: 'POST', url: '/api/v1/try', headers: csrf });
  expect(none.json().code).toBe('base.file-not-sent');
  const { payload, headers } = form('a.csv', 'x');
  const foreign = { ...headers, 'x-jinxin-csrf': '' };
  expect((await app.inject({ method: 'POST', url: '/api/v1/try', payload, headers: foreign })).json().code).toBe(
    'base.csrf-missing',
  );
  expect(left()).toEqual([]);
});

test('a file as an answer has its name, comes whole or not at all, and leaves nothing behind', async () => {
  const answer = await app.inject({ method: 'GET', url: '/api/v1/try', headers: { cookie } });
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="___2026.csv"; filename*=UTF-8''${encodeURIComponent('名单 2026.csv')}`,
    'cache-control': 'no-store',
  });
  expect(answer.payload).toBe("\uFEFF1,'=1+1\r\n2,'=1+1\r\n");
  const failed = await app.inject({ method: 'GET', url: '/api/v1/try?fail=1', headers: { cookie } });
  expect(failed.json()).toMatchObject({ status: 500, code: 'base.failed' });
  expect(left()).toEqual([]);
});

test.each(['=cmd()', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])(
  'the cell %j is made harmless, and read back',
  (text) => {
    const cell = csvLine([text]).trimEnd().replace(/^"|"$/g, '');
    expect(cell).toBe(`'${text}`);
    expect(asItWas(cell)).toBe(text);
  },
);

test('what is no formula stays as it is', () => {
  for (const text of ['甲', "'甲", "O'Neill", '1-2', ''])
    expect([csvLine([text]), asItWas(text)]).toEqual([`${text}\r\n`, text]);
});
