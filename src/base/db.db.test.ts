// Transactions, snapshots, the application's role, and how values arrive.

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';

const db = await testDatabase();

test('values arrive as numbers, ISO dates and UTC instants', async () => {
  const { rows } = await db.read((tx) =>
    tx.query(`select 9007199254740991::int8 as whole, 1.25::numeric as part, '2026-02-28'::date as day,
      '2026-11-22 09:02:03.4567+08'::timestamptz as at, '1890-01-01 00:00:00.001+00'::timestamptz as local_mean_time,
      array[1, 2]::int8[] as wholes, array['2026-02-28', null]::date[] as days, '{"a": [1]}'::jsonb as json`),
  );
  expect(rows).toEqual([
    {
      whole: 9007199254740991,
      part: 1.25,
      day: '2026-02-28',
      at: '2026-11-22T01:02:03.456Z',
      local_mean_time: '1890-01-01T00:00:00.001Z',
      wholes: [1, 2],
      days: ['2026-02-28', null],
      json: { a: [1] },
    },
  ]);
});

test('an int8 that a number cannot hold is an error, not another number', async () => {
  await expect(db.read((tx) => tx.query('select 9007199254740993::int8'))).rejects.toThrow('beyond 2^53');
});

test('a transaction is rolled back when its work throws', async () => {
  const work = db.transaction(async (tx) => {
    await tx.query(`insert into base.setting (key, value) values ('thrown', '1')`);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await keys('thrown')).toEqual([]);
});

test('a transaction whose work swallows a failed statement does not pass for committed', async () => {
  const work = db.transaction(async (tx) => {
    await tx.query(`insert into base.setting (key, value) values ('swallowed', '1')`);
    await tx.query('select 1 / 0').catch(() => {});
  });
  await expect(work).rejects.toThrow('rolled back');
  expect(await keys('swallowed')).toEqual([]);
});

test('read sees one snapshot and cannot write', async () => {
  await db.read(async (tx) => {
    const before = await tx.query('select count(*) as n from base.setting');
    await db.transaction((other) => other.query(`insert into base.setting (key, value) values ('meanwhile', '1')`));
    const after = await tx.query('select count(*) as n from base.setting');
    expect(after.rows).toEqual(before.rows);
  });
  expect(await keys('meanwhile')).toEqual(['meanwhile']);
  await expect(db.read((tx) => tx.query('delete from base.setting'))).rejects.toThrow('read-only transaction');
});

test.each([
  `insert into base.migration (number, name, sha256) values (9999, 'x', 'x')`,
  'delete from base.migration',
  'drop table base.setting',
  'alter table base.setting add column more int',
  'create table base.extra (id int)',
  'create table public.extra (id int)',
  'create schema extra',
])('the role of the program is refused: %s', async (sql) => {
  await expect(db.transaction((tx) => tx.query(sql))).rejects.toThrow(/permission denied|must be owner/);
});

async function keys(key: string): Promise<string[]> {
  const { rows } = await db.read((tx) => tx.query('select key from base.setting where key = $1', [key]));
  return rows.map((row) => row.key);
}
