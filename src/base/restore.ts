// Restore of a backup into an empty database of ours: all of it, or nothing.

import { createHash } from 'node:crypto';
import { type BackupCounts, listTables, ROOMS, type Table } from './backup.ts';
import {
  checkBackupFile,
  damaged,
  type Frame,
  type Manifest,
  readBackupFile,
  type TableEnd,
  type TableStart,
} from './backup-file.ts';
import { copyBytesIn } from './copy.ts';
import type { Database, Db } from './db.ts';
import { applyWithin, MIGRATE_LOCK, type Migration, shippedMigrations } from './migrate.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

/**
 * Fills an empty database from a backup file, in one transaction; a backup of an older program is brought up to date.
 * Refuses a damaged file (read through before anything is touched), a newer program's backup, and a database with data.
 */
export async function restore(database: Database, file: string): Promise<BackupCounts> {
  await checkBackupFile(file);
  const manifest = await readManifest(file);
  const [older, newer] = splitMigrations(file, manifest);
  return database.asOwner(async (db) => {
    // Somebody at work in the database would hold up the rebuilding; an empty one has nobody.
    await db.query(`set local lock_timeout = '10s'`);
    await db.query('select pg_advisory_xact_lock($1, $2)', MIGRATE_LOCK);
    await refuseData(db);
    if (newer.length > 0) await rebuild(db, older);
    const counts = await fill(db, file);
    for (const { name, value, called } of manifest.sequences)
      await db.query('select setval($1::regclass, $2, $3)', [name, value, called]);
    await applyAll(db, newer);
    await db.query(`analyze ${(await listTables(db)).map((table) => table.name)}`);
    return counts;
  });
}

async function readManifest(file: string): Promise<Manifest> {
  for await (const frame of readBackupFile(file)) if (!Buffer.isBuffer(frame) && 'migrations' in frame) return frame;
  throw damaged(file, '没有清单');
}

// The migrations that the backup's database had, and those that this program has beyond them.
function splitMigrations(file: string, manifest: Manifest): [Migration[], Migration[]] {
  const shipped = shippedMigrations();
  for (const { number, name, sha256 } of manifest.migrations) {
    const same = shipped.find((migration) => migration.number === number)?.sha256 === sha256;
    if (!same) throw new Problem(problems['base.backup-newer'], { file, number, name });
  }
  const had = new Set(manifest.migrations.map((migration) => migration.number));
  return [shipped.filter(({ number }) => had.has(number)), shipped.filter(({ number }) => !had.has(number))];
}

// Empty is a database that holds no more than its migrations put there: so they are run anew and the rows compared.
async function refuseData(db: Db): Promise<void> {
  const found = await countRows(db);
  await rebuild(db, shippedMigrations());
  for (const [table, rows] of await countRows(db))
    if (found.get(table) !== rows) throw new Problem(problems['base.restore-not-empty'], { table });
}

async function countRows(db: Db): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { name, ofProgram } of await listTables(db)) {
    if (ofProgram) continue;
    const { rows } = await db.query(`select count(*) as rows from ${name}`);
    counts.set(name, rows[0].rows);
  }
  return counts;
}

async function rebuild(db: Db, migrations: readonly Migration[]): Promise<void> {
  const { rows } = await db.query(`select format('%I', nspname) as room from pg_namespace where nspname in (${ROOMS})`);
  await db.query(`drop schema ${rows.map((row) => row.room)} cascade`);
  await applyAll(db, migrations);
}

async function applyAll(db: Db, migrations: readonly Migration[]): Promise<void> {
  const { client, release } = await db.take();
  try {
    for (const migration of migrations) await applyWithin(client, migration);
  } finally {
    release();
  }
}

async function fill(db: Db, file: string): Promise<BackupCounts> {
  const tables = await listTables(db);
  // What the migrations have put there; emptying all tables by TRUNCATE makes files anew for each.
  for (const { name } of tables.toReversed()) await db.query(`delete from ${name}`);
  const frames = readBackupFile(file);
  const counts = { tables: 0, rows: 0 };
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    // Between the tables there is only the manifest.
    if (Buffer.isBuffer(next.value) || !('table' in next.value)) continue;
    counts.rows += await fillTable(db, file, tables, next.value, frames);
    counts.tables++;
  }
  if (counts.tables !== tables.length) throw damaged(file, '缺少表');
  return counts;
}

async function fillTable(
  db: Db,
  file: string,
  tables: readonly Table[],
  { table, columns }: TableStart,
  frames: AsyncGenerator<Frame>,
): Promise<number> {
  const known = tables.find(({ name }) => name === table);
  if (String(known?.columns) !== String(columns)) throw damaged(file, `表 ${table}`);
  let end: TableEnd | undefined;
  const sum = createHash('sha256');
  const data = async function* () {
    for (let next = await frames.next(); !next.done; next = await frames.next()) {
      if (!Buffer.isBuffer(next.value)) {
        end = next.value as TableEnd;
        return;
      }
      sum.update(next.value);
      yield next.value;
    }
  };
  const rows = await copyBytesIn(db, `${table} (${columns})`, data()).catch((error) => {
    // Data that are no rows of the table, or break its rules: not what a backup wrote.
    if (/^2[23]/.test(error.code)) throw damaged(file, `表 ${table}：${error.message}`);
    throw error;
  });
  if (rows !== end?.rows || sum.digest('hex') !== end.sha256) throw damaged(file, `表 ${table}`);
  return rows;
}
