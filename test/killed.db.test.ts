// A service killed in the middle of an import and of filings: what it acknowledged is there, and another service goes on.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyChain } from '../src/ledger/verify-chain.ts';
import { testDatabase } from './database.ts';
import { code, entitiesFile, importer, upTo } from './importing.ts';
import { until } from './until.ts';

const ROWS = 8_000;
const ENTITIES = 600;

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'jinxin-kill-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a service of its own on the same database; what it prints goes to `heard`. */
function service(name: string, args: readonly string[], heard: (text: string) => void = () => {}): ChildProcess {
  const env = { ...process.env, JINXIN_DATABASE: database.address, JINXIN_DATA: join(folder, name), JINXIN_PORT: '0' };
  const main = join(import.meta.dirname, '..', 'src', 'main.ts');
  const child = spawn(process.execPath, [main, '--no-build', ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  child.stdout.setEncoding('utf8').on('data', heard);
  return child;
}

/** Starts a service and signs in as its registrar. */
async function signedIn() {
  const { promise, resolve } = Promise.withResolvers<string>();
  let text = '';
  const child = service('first', [], (piece) => {
    text += piece;
    if (text.includes('running: ')) resolve(text);
  });
  const printed = await promise;
  const base = `${/running: (http:\S+)/.exec(printed)![1]}/api/v1`;
  const password = /^ {2}registrar +(\S+)/m.exec(printed)![1];
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'registrar', password });
  const answer = await fetch(`${base}/session`, { method: 'POST', headers, body });
  const { csrf } = (await answer.json()) as { csrf: string };
  const session = { cookie: answer.headers.get('set-cookie')!.split(';')[0], 'x-jinxin-csrf': csrf };
  const post = async (path: string, sent: FormData | object) => {
    const form = sent instanceof FormData;
    const init = { method: 'POST', headers: form ? session : { ...session, ...headers } };
    const response = await fetch(base + path, { ...init, body: form ? sent : JSON.stringify(sent) });
    // biome-ignore lint/suspicious/noExplicitAny: answers differ by operation
    return { status: response.status, body: (await response.json()) as any };
  };
  return { child, post };
}

const state = async (id: string) =>
  (await database.read((db) => db.query('select * from exchange.import where id = $1', [id]))).rows[0];

test('after a kill, filings that were acknowledged are there, and another service ends the import as if nothing had been', {
  timeout: 180_000,
}, async () => {
  const here = await importer(database);
  await here.run('entities', here.write('entities.csv', entitiesFile(upTo(ENTITIES))));
  const { child, post } = await signedIn();
  const rows = upTo(ROWS).map((i) => `${code(1 + (i % ENTITIES))},决〔${i}〕号,罚款,1,2020-0${1 + (i % 9)}-11,某局\n`);
  const form = new FormData();
  form.append('file', new Blob([`CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_NR_FK,CF_JDRQ,CF_CFJG\n${rows.join('')}`]), '处罚.csv');
  const { id } = (await post('/imports', form)).body;
  const begun = await post(`/imports/${id}/begin`, { type: 'administrative-penalty', mapping: null, keep: false });
  expect(begun.body.state).toBe('waiting');
  const acknowledged: string[] = [];
  const filing = (async () => {
    for (let i = 1; ; i++) {
      const penalty = {
        document_number: `现〔${i}〕号`,
        decided_on: '2026-01-05',
        authority: '某局',
        measures: [{ kind: 'warning' }],
      };
      const sent = { type: 'administrative-penalty', fields: penalty };
      const { status } = await post(`/entities/${code(1 + (i % ENTITIES))}/records`, sent);
      if (status === 200) acknowledged.push(penalty.document_number);
      else throw new Error(String(status));
    }
  })().catch(() => undefined);
  await until(database, async () => (await state(id)).accepted > 0 && acknowledged.length > 0);
  child.kill('SIGKILL');
  await Promise.all([once(child, 'exit'), filing]);
  const left = await state(id);
  expect(left.state).toBe('running');
  expect(left.accepted).toBeLessThan(ROWS);

  const second = service('second', ['--only', 'jobs']);
  await until(database, async () => (await state(id)).state !== 'running');
  expect(await state(id)).toMatchObject({ state: 'done', accepted: ROWS, unchanged: 0, rejected: 0, run: 2 });
  second.kill('SIGTERM');
  await once(second, 'exit');
  await database.read(async (db) => {
    const { rows: kept } = await db.query(`select number from ledger.entry where number like '现%'`);
    const numbers = new Set(kept.map(({ number }) => number));
    expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([]);
    const { rows: counted } = await db.query(
      `select count(*)::int as rows, count(distinct number)::int as numbers from ledger.entry where number like '决%'`,
    );
    expect(counted).toEqual([{ rows: ROWS, numbers: ROWS }]);
    expect((await verifyChain(db)).broken).toBeUndefined();
    const ungraded = await db.query(
      `select count(*)::int as some from (select distinct entity_id from ledger.record) r
       where not exists (select from grading.standing s where s.entity_id = r.entity_id)`,
    );
    expect(ungraded.rows).toEqual([{ some: 0 }]);
  });
});
