// Jobs: each done once though several services look for them, taken over when a service is lost, put off when they fail.

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { addJob } from './job.ts';
import { type Work, Worker } from './workshop.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const log = () => {};

const ask = (kind: string, ...keys: string[]) =>
  database.transaction(async (db) => {
    for (const key of keys) await addJob(db, at, { kind, key });
  });
const jobs = (kind: string) =>
  database.read(async (db) => {
    const sql = 'select key, begun, outcome, due_at from base.job where kind = $1 order by number';
    return (await db.query(sql, [kind])).rows;
  });

function service(kind: string, work: Work, clock = () => at): Worker {
  const worker = new Worker({ database, clock, log });
  worker.on(kind, work);
  worker.start();
  return worker;
}

/** Waits until something holds of what the database says. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}

test('two services share jobs, each is done once; what is asked for twice is done once; a rollback asks for nothing', async () => {
  const done: string[] = [];
  const work: Work = async ({ key }) => void done.push(key);
  const services = [service('share', work), service('share', work)];
  const keys = Array.from({ length: 12 }, (_, i) => String(i));
  await Promise.all([ask('share', ...keys), ask('share', ...keys)]);
  const undone = database.transaction(async (db) => {
    await addJob(db, at, { kind: 'share', key: 'undone' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await until(async () => (await jobs('share')).every(({ outcome }) => outcome === 'done'));
  await Promise.all(services.map((one) => one.stop()));
  const times = new Map(keys.map((key) => [key, done.filter((one) => one === key).length]));
  const rows = await jobs('share');
  for (const [key, count] of times) expect(count, key).toBe(rows.filter((row) => row.key === key).length);
  expect(done).not.toContain('undone');
});

test('the job of a service that lost its connection is told to leave off, and is done by another', async () => {
  const story: string[] = [];
  const begun = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  const first = service('lost', ({ signal }) => {
    begun.resolve();
    return new Promise((_, reject) => {
      signal.onabort = () => {
        story.push('first leaves off');
        // Stopped at once, or it might begin again before the second does.
        stopped.resolve(first.stop());
        reject(new Error('left off'));
      };
    });
  });
  await ask('lost', 'x');
  await begun.promise;
  await database.asOwner((db) =>
    db.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'jinxin works'`),
  );
  await stopped.promise;
  const second = service('lost', async () => void story.push('second does it'));
  await until(async () => (await jobs('lost'))[0].outcome === 'done');
  await second.stop();
  expect(story).toEqual(['first leaves off', 'second does it']);
});

test('a job that fails is put off, ever longer, and ends as failed at last; a stop leaves it as if it had not begun', async () => {
  let now = at;
  const lasts: boolean[] = [];
  const work: Work = async ({ last }) => {
    lasts.push(last);
    throw new Error('no');
  };
  await ask('fail', 'x');
  for (let times = 1; times <= 10; times++) {
    const one = service('fail', work, () => now);
    await until(async () => {
      const [{ outcome, due_at }] = await jobs('fail');
      return outcome === 'failed' || Date.parse(due_at) > +now;
    });
    await one.stop();
    now = new Date(+now + 3_600_000);
  }
  expect((await jobs('fail'))[0]).toMatchObject({ outcome: 'failed', begun: 10 });
  expect(lasts).toEqual([...Array(9).fill(false), true]);

  const begun = Promise.withResolvers<void>();
  const stopped = service('stop', ({ signal }) => {
    begun.resolve();
    return new Promise((_, reject) => (signal.onabort = () => reject(new Error('left off'))));
  });
  await ask('stop', 'x');
  await begun.promise;
  await stopped.stop();
  expect((await jobs('stop'))[0]).toMatchObject({ outcome: null, begun: 0 });
});

test('a job may ask to be done again later', async () => {
  const tomorrow = new Date(+at + 86_400_000);
  const one = service('daily', async () => tomorrow);
  await ask('daily', '');
  await until(async () => Date.parse((await jobs('daily'))[0].due_at) === +tomorrow);
  await one.stop();
  expect((await jobs('daily'))[0]).toMatchObject({ outcome: null, begun: 0 });
});

test('a service that is stopped while it begins a job leaves it to others', async () => {
  const story: string[] = [];
  const stopped = Promise.withResolvers<void>();
  // Asked for the time when it looks for jobs, and again when it begins one.
  let asked = 0;
  const clock = () => {
    if (++asked === 2) stopped.resolve(first.stop());
    return at;
  };
  await ask('begin', 'x');
  const first = service('begin', async () => void story.push('first does it'), clock);
  await stopped.promise;
  expect((await jobs('begin'))[0]).toMatchObject({ outcome: null, begun: 0 });
  const second = service('begin', async () => void story.push('second does it'));
  await until(async () => (await jobs('begin'))[0].outcome === 'done');
  await second.stop();
  expect(story).toEqual(['second does it']);
});
