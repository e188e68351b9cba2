// An import killed in the middle leaves whole batches, and the same command finishes the job.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from '../src/base/db.ts';
import { exportGrades } from '../src/grading/export-grades.ts';
import { verifyChain } from '../src/ledger/verify-chain.ts';
import { testDatabase } from './database.ts';
import { code, counts, entitiesFile, importer, upTo } from './importing.ts';

const ROWS = 8_000;
const ENTITIES = 1_000;

const interrupted = await testDatabase();
const whole = await testDatabase();
const here = await importer(whole);
const there = await importer(interrupted);

const entities = here.write('entities.csv', entitiesFile(upTo(ENTITIES)));
const kinds = ['警告', '罚款', '警告;罚款', '责令停产停业', '没收违法所得'];
const penalties = here.write(
  'penalties.csv',
  `CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_NR_FK,CF_JDRQ,CF_CFJG\n${upTo(ROWS)
    .map((i) => {
      const kind = kinds[i % kinds.length];
      const day = `20${10 + (i % 14)}-0${1 + (i % 9)}-1${i % 10}`;
      return `${code(1 + ((i * 7919) % ENTITIES))},决〔${i}〕号,${kind},${kind.includes('罚款') ? (i % 60) / 10 : ''},${day},某局${i % 3}`;
    })
    .join('\n')}\n`,
);

function jinxin(...args: string[]) {
  const environment = { ...process.env, JINXIN_DATABASE: interrupted.address };
  const cli = join(import.meta.dirname, '..', 'src', 'cli.ts');
  return spawn(process.execPath, [cli, ...args], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
}

const counted = `select (select count(*) from ledger.record)::int as records,
  (select coalesce(sum(accepted), 0) from exchange.import where type = 'administrative-penalty')::int as accepted,
  (select head_id from ledger.chain)::int as head`;

test('a kill leaves whole batches; the same command ends in the same state as an import nobody disturbed', {
  timeout: 180_000,
}, async () => {
  await there.run('entities', entities);
  const first = jinxin('import', 'administrative-penalty', penalties);
  for (;;) {
    const { accepted } = await interrupted.read(async (db) => (await db.query(counted)).rows[0]);
    if (accepted > 0 || first.exitCode !== null) break;
  }
  first.kill('SIGKILL');
  await once(first, 'close');
  const { records, accepted, head } = await interrupted.read(async (db) => (await db.query(counted)).rows[0]);
  expect(first.signalCode).toBe('SIGKILL');
  expect(accepted).toBeLessThan(ROWS);
  expect([accepted % 5000, records, head]).toEqual([0, accepted, accepted]);

  const second = jinxin('import', 'administrative-penalty', penalties);
  const [output] = await Promise.all([second.stdout.toArray(), once(second, 'close')]);
  const done = (await interrupted.read(async (db) => (await db.query(counted)).rows[0])).records;
  expect(done).toBe(ROWS);
  // A batch under way when the kill came may have been committed after the count above.
  expect(String(output.join('')).split('\n')[0]).toMatch(/^accepted \d+, unchanged \d+, rejected 0$/);
  expect(second.exitCode).toBe(0);

  await here.run('entities', entities);
  expect(counts(await here.run('administrative-penalty', penalties))).toBe(`accepted ${ROWS}, unchanged 0, rejected 0`);
  expect(await stateOf(interrupted)).toEqual(await stateOf(whole));
  expect(counts(await there.run('administrative-penalty', penalties))).toBe(
    `accepted 0, unchanged ${ROWS}, rejected 0`,
  );
});

/** Everything that must not depend on the interruption: what the ledger says in its order, and the grades it gives. */
async function stateOf(database: Database) {
  return database.read(async (db) => {
    const { rows } = await db.query(
      `select count(*)::int as entries, md5(string_agg(concat_ws('|', e.entry_id, u.uscc, e.act, e.type, e.recognized_on,
         e.source, e.number, e.payload::text), E'\\n' order by e.entry_id)) as seal
       from ledger.entry e join registry.uscc u using (entity_id)`,
    );
    const grades: string[] = [];
    for (const rulebook of ['chongqing', 'saic-2003']) {
      for (const on of ['2013-05-05', '2020-08-01']) {
        for await (const line of exportGrades(db, here.grading, { rulebook, on })) grades.push(JSON.stringify(line));
      }
    }
    expect((await verifyChain(db)).broken).toBeUndefined();
    return { ...rows[0], grades };
  });
}
