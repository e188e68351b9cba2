// The limit of readers holds in the database: on reused connections, with empty settings, and whatever a question forgets.

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import type { Db } from './db.ts';
import { type Limit, limitStatements } from './limit.ts';

const database = await testDatabase();
const everything: Limit = { reach: [''], source: undefined };

await database.transaction(async (db) => {
  const add = (id: number, division: string | null) =>
    db.query(
      `insert into registry.entity (entity_id, name, kind, division, version, facts, facts_dated, known_since, recorded_at)
       values ($1, $2, 'enterprise', $3, 1, '[]', false, now(), now())`,
      [id, `第${id}号`, division],
    );
  for (const [id, division] of [
    [1, '210602'],
    [2, '210681'],
    [3, '320100'],
    [4, null],
  ] as const)
    await add(id, division);
  for (const id of [1, 2, 3, 4])
    await db.query(
      `insert into ledger.entry values ($1, $1, $1, now(), '2026-01-01', 'file', 'complaint', $2, $3, '{}', 'w', '', '\\x00')`,
      [id, id % 2 ? '市应急局' : '市市场局', `号${id}`],
    );
  for (const id of [1, 2, 3, 4]) await db.query(`insert into grading.standing values ($1, '')`, [id]);
});

const ids = async (db: Db, table: string): Promise<number[]> =>
  (await db.query(`select entity_id from ${table} order by 1`)).rows.map(({ entity_id }) => entity_id);
const seen = (limit: Limit, table: string) => database.as(limit).read((db) => ids(db, table));

test.each([
  ['everything', [''], [1, 2, 3, 4]],
  ['a city', ['2106'], [1, 2]],
  ['a county', ['210681'], [2]],
  ['two places', ['210602', '32'], [1, 3]],
  ['nowhere', ['99'], []],
  ['no division at all', [], []],
])('who reaches %s sees entities, entries and standings there only', async (_, reach, expected) => {
  const limit = { reach, source: undefined };
  for (const table of ['registry.entity', 'ledger.entry', 'grading.standing', 'grading.span'])
    expect(await seen(limit, table), table).toEqual(table === 'grading.span' ? [] : expected);
});

test('a department sees its own records and no standing', async () => {
  const limit = { reach: [''], source: '市应急局' };
  expect(await seen(limit, 'ledger.entry')).toEqual([1, 3]);
  expect(await seen(limit, 'grading.standing')).toEqual([]);
  expect(await seen({ reach: ['2106'], source: '市应急局' }, 'ledger.entry')).toEqual([1]);
});

test('a connection used before with a wider limit keeps nothing of it', async () => {
  for (let round = 0; round < 20; round++) {
    expect(await seen(everything, 'registry.entity')).toHaveLength(4);
    const bare = await database.read(async (db) => {
      const before = await db.query(`select current_setting('jinxin.reach', true) as reach, current_user as me`);
      await db.query('set local role jinxin_reader');
      return { ...before.rows[0], ids: await ids(db, 'registry.entity') };
    });
    expect(bare.reach || '').toBe('');
    expect(bare).toMatchObject({ me: 'jinxin_app', ids: [] });
  }
});

test.each(["''", "','", "' '"])('a setting that says nothing shows nothing: %s', async (setting) => {
  const found = await database.read(async (db) => {
    await db.query(`set local jinxin.reach = ${setting}`);
    await db.query(`set local jinxin.source = ${setting}`);
    await db.query('set local role jinxin_reader');
    return [await ids(db, 'registry.entity'), await ids(db, 'ledger.entry'), await ids(db, 'grading.standing')];
  });
  expect(found).toEqual([[], [], []]);
});

test('every table with an entity is limited, but for those that hold names and codes to search by', async () => {
  const { rows } = await database.read((db) =>
    db.query(
      `select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where a.attname = 'entity_id' and c.relkind in ('r', 'p') and not c.relrowsecurity
         and has_table_privilege('jinxin_reader', c.oid, 'select') order by 1`,
    ),
  );
  expect(rows.map(({ name }) => name)).toEqual(['registry.identifier', 'registry.search', 'registry.uscc']);
});

test('a reader has no right to write anywhere, and does not read passwords or salts', async () => {
  const { rows } = await database.read((db) =>
    db.query(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
       where relkind in ('r', 'p') and nspname in ('base', 'registry', 'ledger', 'grading', 'exchange')
         and has_table_privilege('jinxin_reader', c.oid, 'insert, update, delete, truncate')`,
    ),
  );
  expect(rows).toEqual([]);
  for (const sql of [
    'select password_hash from base.account',
    'select salt from registry.person_salt',
    'select * from base.session',
  ])
    await expect(database.as(everything).read((db) => db.query(sql))).rejects.toThrow('permission denied');
});

test('within a write, the reader is limited and the program is not', async () => {
  const limit = { reach: ['210681'], source: undefined };
  const found = await database.as(limit).transaction(async (db, reader) => {
    const [own, all] = await Promise.all([ids(reader, 'registry.entity'), ids(db, 'registry.entity')]);
    await db.query(`insert into base.setting values ('written', '1')`);
    return { own, all, again: await ids(reader, 'registry.entity') };
  });
  expect(found).toEqual({ own: [2], all: [1, 2, 3, 4], again: [2] });
  const write = (reader: Db) => reader.query(`insert into base.setting values ('unwritten', '1')`);
  await expect(database.as(limit).transaction((_, reader) => write(reader))).rejects.toThrow('permission denied');
});

test('a rollback to a savepoint leaves nobody with another’s rights', async () => {
  const limit = { reach: ['210681'], source: undefined };
  const found = await database.as(limit).transaction(async (db, reader) => {
    await ids(reader, 'registry.entity');
    await db.query('savepoint here');
    const before = await ids(reader, 'registry.entity');
    await db.query('rollback to savepoint here');
    const after = [await ids(reader, 'registry.entity'), await ids(db, 'registry.entity')];
    await db.query('savepoint there');
    await expect(reader.query('select 1 / 0')).rejects.toThrow('division by zero');
    await expect(reader.query('select 1')).rejects.toThrow('aborted');
    await db.query('rollback to savepoint there');
    return [before, ...after, await ids(reader, 'registry.entity'), await ids(db, 'registry.entity')];
  });
  expect(found).toEqual([[2], [2], [1, 2, 3, 4], [2], [1, 2, 3, 4]]);
});

test('the settings are read once a statement', async () => {
  const plan = await database.as({ reach: ['2106'], source: undefined }).read(async (db) => {
    const { rows } = await db.query('explain select * from ledger.entry where entity_id = 1');
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('InitPlan');
  expect(plan).toContain('entry_pkey');
  expect(plan.replace(/InitPlan[\s\S]*/, '')).not.toContain('current_setting');
});

test('a source is quoted, and a reach that is none is an error', async () => {
  expect(await seen({ reach: [''], source: `a'b\\'; reset role; --` }, 'ledger.entry')).toEqual([]);
  for (const reach of [["2106'"], ['*'], ['21,'], ['%']])
    expect(() => limitStatements({ reach, source: undefined })).toThrow('division prefixes');
  for (const source of ['', '*']) expect(() => limitStatements({ reach: [''], source })).toThrow('has a name');
});
