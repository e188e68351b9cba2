// Brings a database to the state that the program expects: the application's role, then the migrations not yet applied.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

export interface Migration {
  readonly number: number;
  /** File name, such as `0001-base-start.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The role of the program's connections: may do what migrations grant, and owns nothing. */
export const APP_ROLE = 'jinxin_app';

/** The role that questions of people take on for one transaction: reads what the policies let through. */
export const READER_ROLE = 'jinxin_reader';

/** The role that questions of those from outside the office take on: its policies and rights are its own, and few. */
export const OUTSIDE_ROLE = 'jinxin_outside';

const LIMITED_ROLES = [READER_ROLE, OUTSIDE_ROLE];

/** Advisory lock of whoever changes the shape of a database. */
export const MIGRATE_LOCK = [0x6a78, 2];

/** The migrations of this program. */
export function shippedMigrations(): Migration[] {
  return readMigrations(fileURLToPath(new URL('../../migrations', import.meta.url)));
}

/** The migrations of a folder in their order. Refuses a misnamed file, a number used twice, and a file that begins or ends transactions. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const taken = new Set<number>();
  return names.map((name) => {
    const number = Number(/^(\d{4})-[a-z]+-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (Number.isNaN(number) || taken.has(number))
      throw new Problem(problems['base.migration-misnamed'], { file: name });
    taken.add(number);
    const sql = readFileSync(join(folder, name), 'utf8');
    if (endsTransaction(sql)) throw new Problem(problems['base.migration-own-transaction'], { file: name });
    return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

// A statement that ends the transaction would let half of a failing migration stay.
function endsTransaction(sql: string): boolean {
  const statements = sql.replace(/\$(\w*)\$[\s\S]*?\$\1\$|--.*|'[^']*'/g, '').split(';');
  return statements.some((statement) => /^\s*(abort|begin|commit|end|rollback|start)\b/i.test(statement));
}

/**
 * Applies what is missing, each migration in a transaction of its own, one program at a time.
 * Refuses a changed file, a failing one (the database stays as before it) and a database newer than the program.
 */
export async function migrate(owner: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await ensureRole(owner);
  await owner.query('select pg_advisory_lock($1, $2)', MIGRATE_LOCK);
  try {
    const applied = await readApplied(owner);
    checkApplied(applied, migrations);
    for (const migration of migrations) if (!applied.has(migration.number)) await apply(owner, migration);
  } finally {
    await owner.query('select pg_advisory_unlock($1, $2)', MIGRATE_LOCK);
  }
}

type Applied = Map<number, { name: string; sha256: string }>;

async function readApplied(owner: pg.Client): Promise<Applied> {
  const exists = await owner.query(`select to_regclass('base.migration') is not null as yes`);
  if (!exists.rows[0].yes) return new Map();
  const { rows } = await owner.query('select number, name, sha256 from base.migration');
  return new Map(rows.map((row) => [row.number, { name: row.name, sha256: row.sha256 }]));
}

function checkApplied(applied: Applied, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const [number, { name, sha256 }] of applied) {
    const migration = known.get(number);
    if (!migration) throw new Problem(problems['base.database-newer'], { number, name });
    if (migration.sha256 !== sha256) throw new Problem(problems['base.migration-changed'], { file: migration.name });
  }
}

async function apply(owner: pg.Client, migration: Migration): Promise<void> {
  await owner.query('begin');
  try {
    await applyWithin(owner, migration);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

/** Applies one migration and notes it, within a transaction that is already open. Refuses with file, line and cause. */
export async function applyWithin(owner: pg.ClientBase, { number, name, sql, sha256 }: Migration): Promise<void> {
  try {
    await owner.query(sql);
    await owner.query('insert into base.migration (number, name, sha256) values ($1, $2, $3)', [number, name, sha256]);
  } catch (error) {
    const { message, position } = error as pg.DatabaseError;
    const line = sql.slice(0, Number(position ?? 1) - 1).split('\n').length;
    throw new Problem(problems['base.migration-failed'], { file: name, line, reason: message });
  }
}

// Roles belong to the whole server: databases prepared at the same time may both find the role missing.
const RACE = new Set(['42710', '23505', 'XX000']);

/**
 * Makes the roles and lets the present user take them. They may log in, as nodes of a Citus cluster are reached by them.
 * The program itself passes by the limits of readers: COPY writes into no table whose policies hold for its role.
 */
async function ensureRole(owner: pg.Client): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const statement = await missingOfRoles(owner);
      if (statement === undefined) return;
      await owner.query(statement);
      tries = 1;
    } catch (error) {
      const { code, message } = error as pg.DatabaseError;
      if (tries < 5 && RACE.has(code ?? '')) continue;
      throw new Problem(problems['base.role-not-granted'], { user: owner.user ?? '', reason: message });
    }
  }
}

/** The first statement that is still needed for the roles to be as they should. */
async function missingOfRoles(owner: pg.Client): Promise<string | undefined> {
  const { rows } = await owner.query(
    `select app.oid is not null as app, app.rolbypassrls as passes,
       app.oid is not null and pg_has_role(app.oid, 'member') as member,
       array(select limited.rolname::text from pg_roles limited where limited.rolname = any ($2)) as made,
       array(select limited.rolname::text from pg_roles limited
         where limited.rolname = any ($2) and app.oid is not null and pg_has_role(app.oid, limited.oid, 'member')) as taken
     from (select) as one left join pg_roles app on app.rolname = $1`,
    [APP_ROLE, LIMITED_ROLES],
  );
  const { app, passes, member, made, taken } = rows[0];
  if (!app) return `create role ${APP_ROLE} login bypassrls`;
  if (!passes) return `alter role ${APP_ROLE} bypassrls`;
  const unmade = LIMITED_ROLES.find((role) => !made.includes(role));
  if (unmade) return `create role ${unmade} login`;
  const untaken = LIMITED_ROLES.find((role) => !taken.includes(role));
  if (untaken) return `grant ${untaken} to ${APP_ROLE}`;
  return member ? undefined : `grant ${APP_ROLE} to current_user`;
}
