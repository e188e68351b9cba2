// Migrations: applied once and whole, refused when changed, failing or newer; the role they need.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { emptyDatabase } from '../../test/database.ts';
import { asOwner, prepareDatabase } from './db.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';

const shipped = readMigrations(fileURLToPath(new URL('../../migrations', import.meta.url)));
const start = shipped.slice(0, 1);
const folder = mkdtempSync(join(tmpdir(), 'jinxin-migrations-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('migrating twice is migrating once', async () => {
  const address = await emptyDatabase();
  await prepareDatabase(address);
  const once = await schemaOf(address);
  await prepareDatabase(address);
  expect(await schemaOf(address)).toEqual(once);
  expect(once.migrations).toEqual(shipped.map(({ number, name, sha256 }) => ({ number, name, sha256 })));
});

test('programs that start together migrate one after another', async () => {
  const address = await emptyDatabase();
  await Promise.all(Array.from({ length: 4 }, () => prepareDatabase(address)));
  expect((await schemaOf(address)).migrations).toHaveLength(shipped.length);
});

test('databases of one server that are prepared together share the role without a quarrel', async () => {
  const addresses = await Promise.all([emptyDatabase(), emptyDatabase(), emptyDatabase()]);
  await Promise.all(addresses.map(prepareDatabase));
  for (const address of addresses) expect((await schemaOf(address)).migrations).toHaveLength(shipped.length);
});

test('a failing migration is refused with its line and leaves the database as it was', async () => {
  const address = await emptyDatabase();
  await asOwner(address, (owner) => migrate(owner, start));
  const before = await schemaOf(address);
  const failing = written(
    '0002-base-more.sql',
    'create table base.more (id int);\n\ninsert into base.mroe values (1);\n',
  );
  await expect(asOwner(address, (owner) => migrate(owner, [...start, failing]))).rejects.toMatchObject({
    code: 'base.migration-failed',
    params: { file: '0002-base-more.sql', line: 3, reason: expect.stringContaining('base.mroe') },
  });
  expect(await schemaOf(address)).toEqual(before);
  const mended = written('0002-base-more.sql', 'create table base.more (id int);\n');
  await asOwner(address, (owner) => migrate(owner, [...start, mended]));
  expect((await schemaOf(address)).tables).toContain('base.more');
});

test('of several migrations those before the failing one stay', async () => {
  const address = await emptyDatabase();
  const good = written('0003-base-good.sql', 'create table base.good (id int);');
  const failing = written('0004-base-bad.sql', 'create table base.bad (id int); select 1 / 0;');
  await expect(asOwner(address, (owner) => migrate(owner, [...start, good, failing]))).rejects.toThrow(
    '0004-base-bad.sql',
  );
  const { tables, migrations } = await schemaOf(address);
  expect(tables).toEqual(['base.good', 'base.migration', 'base.setting']);
  expect(migrations.map((row) => row.number)).toEqual([1, 3]);
});

test.each([
  'create table base.stray (id int); commit; select 1 / 0;',
  'BEGIN; create table base.stray (id int);',
  '-- why\nrollback;',
])('a migration with transactions of its own is refused: %s', (sql) => {
  expect(() => written('0005-base-stray.sql', sql)).toThrow('0005-base-stray.sql');
});

test('the words inside bodies, texts and comments are no transactions', () => {
  const sql = `create function base.one() returns int language plpgsql as $$ begin return 1; end; $$; -- commit;\nselect '; commit';`;
  expect(written('0006-base-words.sql', sql).number).toBe(6);
});

test('a changed text of an applied migration is refused by name', async () => {
  const address = await emptyDatabase();
  await asOwner(address, (owner) => migrate(owner, start));
  const changed = written(start[0].name, `${start[0].sql}\n-- a word more`);
  await expect(asOwner(address, (owner) => migrate(owner, [changed]))).rejects.toMatchObject({
    code: 'base.migration-changed',
    params: { file: start[0].name },
  });
});

test('a database of a newer program is refused', async () => {
  const address = await emptyDatabase();
  const newer = written('9000-base-future.sql', 'create table base.future (id int);');
  await asOwner(address, (owner) => migrate(owner, [...start, newer]));
  await expect(asOwner(address, (owner) => migrate(owner, start))).rejects.toMatchObject({
    code: 'base.database-newer',
    params: { number: 9000 },
  });
});

test.each(['1-base-x.sql', '0001-base.sql', '0001_base_x.sql'])('the file name %s is refused', (name) => {
  const bad = mkdtempSync(join(folder, 'names-'));
  writeFileSync(join(bad, name), '');
  expect(() => readMigrations(bad)).toThrow(name);
});

test('a number used twice is refused', () => {
  const twice = mkdtempSync(join(folder, 'twice-'));
  writeFileSync(join(twice, '0001-base-x.sql'), '');
  writeFileSync(join(twice, '0001-base-y.sql'), '');
  expect(() => readMigrations(twice)).toThrow('0001-base-y.sql');
});

test('a server that cannot be reached is named without its password', async () => {
  const work = prepareDatabase('postgres://someone:secret@127.0.0.1:1/register');
  await expect(work).rejects.toMatchObject({
    code: 'base.server-unreachable',
    params: { server: '127.0.0.1:1/register' },
  });
  await expect(work).rejects.not.toThrow('secret');
});

function written(name: string, sql: string): Migration {
  const own = mkdtempSync(join(folder, 'm-'));
  writeFileSync(join(own, name), sql);
  return readMigrations(own)[0];
}

interface Schema {
  readonly tables: string[];
  readonly migrations: { number: number; name: string; sha256: string }[];
}

async function schemaOf(address: string): Promise<Schema> {
  return asOwner(address, async (owner) => {
    const tables = await owner.query(
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const { rows } = await owner.query('select number, name, sha256 from base.migration order by number');
    return { tables: tables.rows.map((row) => row.name), migrations: rows };
  });
}
