// Backup and restore: everything comes back, older backups too; damaged files and databases with data are refused whole.

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase, testDatabase } from '../../test/database.ts';
import { backup } from './backup.ts';
import { type Frame, readBackupFile, writeBackupFile } from './backup-file.ts';
import { copyIn } from './copy.ts';
import { asOwner, connectDatabase, openDatabase } from './db.ts';
import { migrate, shippedMigrations } from './migrate.ts';
import { restore } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinxin-backup-'));
const at = new Date('2026-11-22T00:00:00Z');
const ROWS = 30_000;

afterAll(() => rmSync(folder, { recursive: true }));

const source = await testDatabase();
await source.transaction(async (db) => {
  const rows = Array.from({ length: ROWS }, (_, i) => [`键${i}`, { 值: i, text: '金信'.repeat(i % 50) }]);
  await copyIn(db, 'base.setting (key, value)', ['text', 'jsonb'], rows);
  await db.query(
    `insert into base.calendar (year, notice, days_off, days_worked, loaded_at, who)
     values (2031, 'n', '{2031-01-01}', '{}', '2030-11-01T00:00:00.123Z', 'w')`,
  );
});
await source.asOwner((db) => db.query(`select setval('registry.entity_id', 4711)`));
const file = join(folder, 'whole.backup');
// No refused file changes it, so the refusals share it.
const untouched = await testDatabase();
const counts = await backup(source, file, at);

describe('restore', () => {
  test('brings every row and sequence back, and the database works on', async () => {
    const target = await testDatabase();
    expect(await restore(target, file)).toEqual(counts);
    expect(counts.rows).toBeGreaterThan(ROWS);
    expect(await contents(target)).toEqual(await contents(source));
    await expect(target.transaction((db) => db.query('drop table base.setting'))).rejects.toThrow('must be owner');
    await target.transaction((db) => db.query(`insert into base.setting (key, value) values ('after', '1')`));
  });

  test('of a backup of a restored database gives the same once more', async () => {
    const [first, second] = [await testDatabase(), await testDatabase()];
    const again = join(folder, 'again.backup');
    await restore(first, file);
    await backup(first, again, at);
    await restore(second, again);
    expect(await contents(second)).toEqual(await contents(source));
  });

  test('of an older program’s backup brings it up to date', async () => {
    const address = await emptyDatabase();
    const older = shippedMigrations().slice(0, -1);
    await asOwner(address, (owner) => migrate(owner, older));
    const old = connectDatabase(address);
    await old.transaction((db) => db.query(`insert into base.setting (key, value) values ('old', '1')`));
    const oldFile = join(folder, 'old.backup');
    await backup(old, oldFile, at);
    await old.close();
    const target = await testDatabase();
    await restore(target, oldFile);
    const { rows } = await target.read((db) => db.query('select key from base.setting'));
    expect(rows).toEqual([{ key: 'old' }]);
    const migrations = await target.read((db) => db.query('select count(*) as n from base.migration'));
    expect(migrations.rows).toEqual([{ n: shippedMigrations().length }]);
  });

  test('goes between a server and the embedded database in both directions', async () => {
    const embedded = await openDatabase({ dataFolder: join(folder, 'data'), databaseUrl: undefined });
    try {
      await restore(embedded, file);
      const back = join(folder, 'back.backup');
      await backup(embedded, back, at);
      const target = await testDatabase();
      await restore(target, back);
      expect(await contents(target)).toEqual(await contents(source));
    } finally {
      await embedded.close();
    }
  });

  test('refuses a database with data, also one that was just restored, and leaves it as it was', async () => {
    const target = await testDatabase();
    await restore(target, file);
    const before = await contents(target);
    await expect(restore(target, file)).rejects.toMatchObject({ code: 'base.restore-not-empty' });
    expect(await contents(target)).toEqual(before);
    await target.transaction((db) => db.query('delete from base.setting'));
    await expect(restore(target, file)).rejects.toMatchObject({ params: { table: 'base.calendar' } });
  });

  test('refuses the backup of a newer program', async () => {
    const target = await testDatabase();
    const newer = await rewritten('newer', (frame) =>
      'migrations' in frame
        ? { ...frame, migrations: [...frame.migrations, { number: 9000, name: '9000-base-x.sql', sha256: '' }] }
        : frame,
    );
    await expect(restore(target, newer)).rejects.toMatchObject({ code: 'base.backup-newer', params: { number: 9000 } });
  });
});

describe('a damaged file is refused and nothing is changed', () => {
  const whole = readFileSync(file);
  const flipped = (place: number) => {
    const bytes = Buffer.from(whole);
    bytes[place] ^= 1;
    return bytes;
  };

  test.each([
    ['cut in the middle', whole.subarray(0, whole.length >> 1)],
    ['without its last byte', whole.subarray(0, -1)],
    ['with a byte more', Buffer.concat([whole, Buffer.from([0])])],
    ['with a bit flipped near the start', flipped(40)],
    ['with a bit flipped in the middle', flipped(whole.length >> 1)],
    ['with a bit flipped in its checksum', flipped(whole.length - 1)],
  ])('%s', async (name, bytes) => {
    const path = join(folder, `${name}.backup`);
    writeFileSync(path, bytes);
    await expect(restore(untouched, path)).rejects.toMatchObject({ code: 'base.backup-damaged' });
    await expectEmpty(untouched);
  });

  test('with other data under the old sum of the table', async () => {
    const altered = await rewritten('altered', (frame) =>
      Buffer.isBuffer(frame) ? Buffer.from(frame.toString('latin1').replace('4711', '4712'), 'latin1') : frame,
    );
    await expect(restore(untouched, altered)).rejects.toMatchObject({ code: 'base.backup-damaged' });
    await expectEmpty(untouched);
  });

  test('with another number of rows', async () => {
    const altered = await rewritten('counted', (frame) =>
      'rows' in frame ? { ...frame, rows: frame.rows + 1 } : frame,
    );
    await expect(restore(untouched, altered)).rejects.toMatchObject({ code: 'base.backup-damaged' });
    await expectEmpty(untouched);
  });

  test('without its last table', async () => {
    let tables = 0;
    const altered = await rewritten('shortened', (frame) => {
      if ('table' in frame) tables++;
      return tables < counts.tables ? frame : undefined;
    });
    await expect(restore(untouched, altered)).rejects.toMatchObject({ code: 'base.backup-damaged' });
    await expectEmpty(untouched);
  });

  test('that is no backup at all, or not there', async () => {
    const other = join(folder, 'other.csv');
    writeFileSync(other, '名称,统一社会信用代码\n');
    await expect(restore(untouched, other)).rejects.toMatchObject({ code: 'base.backup-not-readable' });
    await expect(restore(untouched, join(folder, 'none'))).rejects.toMatchObject({ code: 'base.backup-not-readable' });
  });
});

test('a backup that cannot be written is refused and leaves no part', async () => {
  const nowhere = join(folder, 'nowhere', 'x.backup');
  await expect(backup(source, nowhere, at)).rejects.toMatchObject({ code: 'base.backup-not-written' });
});

test('a backup is for its owner’s eyes and replaces an earlier one', async () => {
  const path = join(folder, 'mode.backup');
  writeFileSync(path, 'earlier');
  await backup(source, path, at);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

async function rewritten(name: string, change: (frame: Frame) => Frame | undefined): Promise<string> {
  const path = join(folder, `${name}.backup`);
  const frames = async function* () {
    for await (const frame of readBackupFile(file)) {
      const changed = change(frame);
      if (changed) yield changed;
    }
  };
  await writeBackupFile(path, frames());
  return path;
}

async function contents(database: TestDatabase): Promise<unknown[]> {
  return database.asOwner(async (db) => {
    const settings = await db.query(
      `select count(*) as n, md5(string_agg(key || value::text, ',' order by key)) as sum from base.setting`,
    );
    const calendar = await db.query('select * from base.calendar order by year');
    const sequence = await db.query('select last_value, is_called from registry.entity_id');
    return [settings.rows, calendar.rows, sequence.rows];
  });
}

async function expectEmpty(database: TestDatabase): Promise<void> {
  const { rows } = await database.read((db) =>
    db.query('select (select count(*) from base.setting) + (select count(*) from base.calendar) as n'),
  );
  expect(rows).toEqual([{ n: 0 }]);
}
