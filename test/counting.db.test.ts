// The counting of the whole register as people wait for it: told how far it is, given up when the last has gone, refused where memory ends.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, test, vi } from 'vitest';
import { dayOf } from '../src/base/day.ts';
import { asOwner } from '../src/base/db.ts';
import { Census } from '../src/grading/census/census.ts';
import { Counting } from '../src/grading/census/counting.ts';
import type { Progress, Question } from '../src/grading/census/question.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { PASSWORD, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const clerk = { id: 'clerk', name: 'clerk' };
let now = new Date('2026-11-22T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const { http, signedIn } = await testService({ database, grading }, { clock: () => now });
afterAll(() => http.close());

const ENTITIES = 20;
await database.transaction(async (db) => {
  const made = Array.from({ length: ENTITIES }, (_, i) => ({
    attributes: { name: `第${i}号公司`, kind: 'enterprise', division: '210602' },
    identifiers: { regno: `R${i}` },
  }));
  await saveAndGrade(db, clerk, now, made, grading);
  const filings = made.map((_, i) => ({
    entityId: i + 1,
    type: 'administrative-penalty',
    source: '市局',
    fields: { document_number: `${i}号`, decided_on: '2026-03-04', measures: [{ kind: 'warning' }] },
  }));
  await fileAndGrade(db, clerk, now, filings, grading);
});

const of = { book: grading.books.get('chongqing')!, key: 'chongqing' };
const question: Question = { kind: 'held', of, day: dayOf('2026-11-22')!, among: { reach: [''] } };
const later = (minutes: number) => new Date(now.getTime() + 60_000 * minutes);

/** Keeps the register from being read until the work is done, then waits until it is over; `stuck` waits until somebody is kept. */
function whileKept(work: (stuck: () => Promise<void>) => Promise<void>): Promise<void> {
  return asOwner(database.address, async (owner) => {
    await owner.query('begin');
    await owner.query('lock table registry.entity in access exclusive mode');
    const waiting = `select from pg_locks, pg_sleep(0.01) where not granted and relation = 'registry.entity'::regclass`;
    await work(async () => {
      while ((await owner.query(waiting)).rowCount === 0);
    });
    await owner.query('commit');
    const busy = `select from pg_stat_activity, pg_sleep(0.01)
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`;
    while ((await owner.query(busy)).rowCount! > 0);
  });
}

test('a counting goes on while anybody waits, and stops when the last has gone', async () => {
  const census = new Census(database, grading);
  const [first, second] = [new AbortController(), new AbortController()];
  try {
    await whileKept(async (stuck) => {
      const one = census.ask(question, now, { asker: 'one', signal: first.signal, patience: 60_000 });
      const other = census.ask(question, now, { asker: 'other', patience: 1 });
      await stuck();
      expect(await other).toMatchObject({ state: 'counting', progress: { phase: 'reading' } });
      first.abort();
      expect((await one).state).toBe('counting');
    });
    // The other asks again: what is answered is what was being read when the first one went.
    const still = await census.ask(question, later(1), { asker: 'other', patience: 60_000 });
    expect(still).toMatchObject({ state: 'ready', asOf: now.toISOString() });
  } finally {
    await census.close();
  }

  const again = new Census(database, grading);
  try {
    await whileKept(async (stuck) => {
      const one = again.ask(question, now, { asker: 'one', signal: second.signal, patience: 60_000 });
      await stuck();
      second.abort();
      await one;
    });
    const anew = await again.ask(question, later(1), { asker: 'one', patience: 60_000 });
    expect(anew).toMatchObject({ state: 'ready', asOf: later(1).toISOString() });
  } finally {
    await again.close();
  }
});

test('a page that is left takes its question with it', async () => {
  await http.listen({ host: '127.0.0.1', port: 0 });
  const base = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/api/v1`;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'inspector', password: PASSWORD });
  const cookie = (await fetch(`${base}/session`, { method: 'POST', headers, body })).headers.get('set-cookie')!;
  const given = Promise.withResolvers<void>();
  const { postMessage } = Worker.prototype;
  const heard = vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, order) {
    if ('cancel' in order) given.resolve();
    postMessage.call(this, order);
  });
  const ask = (signal?: AbortSignal) => fetch(`${base}/rulebooks/chongqing/held`, { headers: { cookie }, signal });
  await whileKept(async (stuck) => {
    expect(await (await ask()).json()).toMatchObject({ state: 'counting' });
    await stuck();
    const [left, came] = [new AbortController(), once(http.server, 'request')];
    const asked = ask(left.signal);
    await came;
    left.abort();
    await expect(asked).rejects.toThrow();
    await given.promise;
  });
  heard.mockRestore();
  now = later(10);
  const inspector = await signedIn('inspector');
  for (;;) {
    const { body: held } = await inspector.call('GET', '/rulebooks/chongqing/held');
    if (held.state !== 'ready') continue;
    expect(held).toMatchObject({ asOf: now.toISOString(), entities: ENTITIES });
    break;
  }
});

test('who waits is told how much of register and ledger has been read', async () => {
  const told: Progress[] = [];
  await new Counting(database, grading).answer(question, now, (progress) => told.push(progress));
  const reading = told.filter(({ phase }) => phase === 'reading').map(({ done }) => done);
  expect(reading).toEqual(reading.toSorted((a, b) => a - b));
  expect(reading.at(-1)).toBe(2 * ENTITIES);
  expect(told.every(({ done, total }) => done <= total)).toBe(true);
});

test('a register that does not fit into memory is refused', async () => {
  const counting = new Counting(database, grading, () => 256e6 + 1000);
  await expect(counting.answer(question, now, () => {})).rejects.toMatchObject({
    code: 'grading.register-too-large',
    params: { entities: ENTITIES, free: 1 },
  });
});
