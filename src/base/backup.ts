// Backup of a database of ours into one file, as of one moment.

import { createHash } from 'node:crypto';
import { type Frame, type Manifest, writeBackupFile } from './backup-file.ts';
import { copyBytesOut } from './copy.ts';
import type { Database, Db } from './db.ts';

/** A table of the rooms, its name as SQL writes it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Written by the program itself whenever it opens a register (its comment says `program:`). */
  readonly ofProgram: boolean;
}

/** Tables and rows that a backup holds. */
export interface BackupCounts {
  readonly tables: number;
  readonly rows: number;
}

/** Writes everything in the database to a file, replacing it when whole; others may read and write meanwhile. `at` is noted in it. */
export async function backup(database: Database, file: string, at: Date): Promise<BackupCounts> {
  return database.asOwner(async (db) => {
    await db.query('set transaction read only');
    const counts = { tables: 0, rows: 0 };
    await writeBackupFile(file, framesOf(db, at, counts));
    return counts;
  });
}

async function* framesOf(db: Db, at: Date, counts: { tables: number; rows: number }): AsyncGenerator<Frame> {
  yield await manifestOf(db, at);
  for (const { name, columns } of await listTables(db)) {
    yield { table: name, columns };
    const sum = createHash('sha256');
    const data = copyBytesOut(db, `select ${columns} from ${name}`);
    let piece = await data.next();
    for (; !piece.done; piece = await data.next()) {
      sum.update(piece.value);
      yield piece.value;
    }
    yield { rows: piece.value, sha256: sum.digest('hex') };
    counts.tables++;
    counts.rows += piece.value;
  }
}

async function manifestOf(db: Db, at: Date): Promise<Manifest> {
  const migrations = await db.query('select number, name, sha256 from base.migration order by number');
  const names = await db.query(
    `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace n on n.oid = relnamespace
     where relkind = 'S' and nspname in (${ROOMS}) order by 1`,
  );
  const sequences = [];
  for (const { name } of names.rows) {
    const { rows } = await db.query(`select last_value as value, is_called as called from ${name}`);
    sequences.push({ name, ...rows[0] });
  }
  return { madeAt: at.toISOString(), migrations: migrations.rows, sequences };
}

/** SQL of the rooms' schemas: those that migrations are named for (`NNNN-room-what.sql`). */
export const ROOMS = `select split_part(name, '-', 2) from base.migration`;

/**
 * The rooms' tables but base.migration and those whose comment says `derived:` (made anew of the others whenever they are
 * found wanting), each after those that its foreign keys point to.
 */
export async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await db.query(
    `select c.oid::int8 as oid, format('%I.%I', nspname, relname) as name,
       (select array_agg(format('%I', attname) order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
       array(select confrelid::int8 from pg_constraint where conrelid = c.oid and contype = 'f') as needs,
       coalesce(obj_description(c.oid, 'pg_class'), '') like 'program:%' as of_program
     from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'p') and not relispartition and nspname in (${ROOMS})
       and c.oid <> 'base.migration'::regclass
       and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'derived:%'
     order by name`,
  );
  const ordered = new Map<number, Table>();
  const visit = (row: (typeof rows)[number]) => {
    if (ordered.has(row.oid)) return;
    for (const need of row.needs) if (need !== row.oid) visit(rows.find((other) => other.oid === need));
    ordered.set(row.oid, { name: row.name, columns: row.columns, ofProgram: row.of_program });
  };
  rows.forEach(visit);
  return [...ordered.values()];
}
