// Changes that people watch: told when committed, within reach, on every service of the database, until the session ends.

import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { type Change, mayHear, tell } from '../src/base/change.ts';
import { fileAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { saveEntities } from '../src/registry/save-entities.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { PASSWORD, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const { http } = await testService({ database, grading });
await http.listen({ host: '127.0.0.1', port: 0 });
afterAll(() => http.close());
const base = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/api/v1`;

interface Watcher {
  /** The next event: `topic key`; `end` when the stream is over. */
  next(): Promise<string>;
  signOut(): Promise<number>;
}

async function watch(role: string, topics: string): Promise<Watcher> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name: role, password: PASSWORD });
  const signedIn = await fetch(`${base}/session`, { method: 'POST', headers, body });
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0];
  const { csrf } = (await signedIn.json()) as { csrf: string };
  const response = await fetch(`${base}/events?topics=${topics}`, { headers: { cookie } });
  if (!response.ok) throw new Error(((await response.json()) as { code: string }).code);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<string> => {
    const found = /^event: (\w+)\ndata: (.*)\n\n/m.exec(text);
    if (found) {
      text = text.slice(found.index + found[0].length);
      return `${found[1]} ${JSON.parse(found[2]).key}`;
    }
    const { done, value } = await reader.read();
    if (done) return 'end';
    text += value;
    return next();
  };
  const out = { method: 'DELETE', headers: { cookie, 'x-jinxin-csrf': csrf } };
  return { next, signOut: async () => (await fetch(`${base}/session`, out)).status };
}

async function entityIn(division: string, n: number): Promise<number> {
  const attributes = {
    name: `第${n}号公司`,
    kind: 'enterprise',
    status: 'existing',
    established_on: '2001-01-01',
    division,
  };
  const identifiers = { uscc: makeUscc('91', '210681', n) };
  const [saved] = await database.transaction((db) =>
    saveEntities(db, clerk, at, [{ attributes, identifiers, why: '' }]),
  );
  return (saved as { entityId: number }).entityId;
}

const fine = (entityId: number, number: string) => ({
  entityId,
  type: 'administrative-penalty',
  source: '某局',
  fields: { document_number: number, decided_on: '2026-03-04', authority: '某局', measures: [{ kind: 'warning' }] },
});

test('a filing is told to whoever may see its entity, when it is committed and not before', async () => {
  const [county, city] = [await watch('area-officer', 'entity'), await watch('credit-office', 'entity')];
  const [near, far] = [await entityIn('210681', 1), await entityIn('210602', 2)];
  const undone = database.transaction(async (db) => {
    await fileAndGrade(db, clerk, at, [fine(near, '1')], grading);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  for (const [entityId, number] of [
    [far, '2'],
    [near, '3'],
  ] as const)
    await database.transaction((db) => fileAndGrade(db, clerk, at, [fine(entityId, number)], grading));
  const key = (id: number) => `entity JX${String(id).padStart(10, '0')}`;
  expect([await city.next(), await city.next()]).toEqual([key(far), key(near)]);
  expect(await county.next()).toBe(key(near));
});

test('a stream ends with its session, wherever that was ended; others go on', async () => {
  const [one, other] = [await watch('inspector', 'entity'), await watch('auditor', 'entity')];
  expect(await one.signOut()).toBe(200);
  expect(await one.next()).toBe('end');
  await database.transaction((db) => tell(db, { topic: 'entity', key: '*' }));
  expect(await other.next()).toBe('entity *');
});

test('topics are those of the table, for roles that have their permission', async () => {
  await expect(watch('inspector', 'import')).rejects.toThrow('base.not-permitted');
  await expect(watch('inspector', 'session')).rejects.toThrow('base.request-not-valid');
});

test('a lost connection to the database is made again, and watchers are told to ask again', async () => {
  const watcher = await watch('auditor', 'entity');
  await database.asOwner((db) =>
    db.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'jinxin listens'`),
  );
  expect(await watcher.next()).toBe('missed undefined');
  await database.transaction((db) => tell(db, { topic: 'entity', key: '*' }));
  expect(await watcher.next()).toBe('entity *');
});

test.each([
  [{ reach: [''], source: undefined }, { division: '210681' }, true],
  [{ reach: ['2106'], source: undefined }, { division: '210681' }, true],
  [{ reach: ['2106'], source: undefined }, { division: '' }, false],
  [{ reach: ['2106'], source: undefined }, { division: '2107', source: '甲' }, false],
  [{ reach: [], source: undefined }, {}, true],
  [{ reach: [''], source: '甲' }, { division: '210681' }, false],
  [{ reach: [''], source: '甲' }, { division: '210681', source: '乙' }, false],
  [{ reach: [''], source: '甲' }, { division: '210681', source: '甲' }, true],
])('within %j a change %j is heard: %s', (limit, change, heard) => {
  expect(mayHear(limit, { topic: 'entity', key: 'x', ...change } as Change)).toBe(heard);
});

test('the service stops at once although pages watch it', async () => {
  const watcher = await watch('auditor', 'entity');
  await http.close();
  expect(await watcher.next()).toBe('end');
});
