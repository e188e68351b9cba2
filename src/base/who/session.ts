// Sessions: kept in the database, so that they can be listed and ended; the browser alone has the token.

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { tell } from '../change.ts';
import type { Db } from '../db.ts';
import type { Reader } from '../http/api.ts';
import { prepared } from '../prepared.ts';
import type { Lang } from '../problem.ts';
import { CLASSES, type Permission, permissionsOf, type Role } from './permissions.ts';

const HOUR = 3_600_000;
/** The longest that a session lasts, and how long it may lie unused. */
const LONGEST = 12 * HOUR;
const IDLE = 2 * HOUR;
// Being seen is noted by the minute, so that reading does not write each time.
const NOTED = 60_000;

export interface Session {
  readonly id: string;
  readonly csrf: string;
  readonly lang: Lang;
  readonly reader: Reader;
  /** The password was given by another: all that may be done is to choose one's own. */
  readonly mustChange: boolean;
}

export interface NewSession {
  readonly account: string;
  readonly address: string;
  readonly agent: string;
  readonly mustChange?: boolean;
}

/** What a role is to those who are asked; a delegate has some of its permissions. */
function asRole(role: Role, some: readonly Permission[] | null): Pick<Reader, 'role' | 'permissions' | 'classes'> {
  const all = permissionsOf(role);
  const permissions = some ? all.filter((one) => one === 'session.own' || some.includes(one)) : all;
  return { role, permissions, classes: CLASSES[role] };
}

/** Opens a session of an account; the token is known to nobody else. */
export async function openSession(
  db: Db,
  at: Date,
  { account, address, agent, mustChange = false }: NewSession,
): Promise<{ token: string; expires: Date }> {
  const token = randomBytes(32).toString('base64url');
  const expires = new Date(at.getTime() + LONGEST);
  await forgetSessions(db, at);
  await db.query(
    `insert into base.session (id, token_hash, account, csrf, created_at, seen_at, expires_at, address, agent, must_change)
     values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)`,
    [
      ...[randomUUID(), hashed(token), account, randomBytes(24).toString('base64url')],
      ...[at, expires, address, agent.slice(0, 200), mustChange],
    ],
  );
  return { token, expires };
}

/** Forgets the sessions that have run out. */
export async function forgetSessions(db: Db, at: Date): Promise<void> {
  await db.query('delete from base.session where expires_at < $1 or seen_at < $2', [at, new Date(+at - IDLE)]);
}

// Sessions that last, with their accounts, at $1; $2 is the longest ago that one may have been seen.
const LASTING = `select s.id as session, s.csrf, s.seen_at, a.id, a.shown as name, a.role, a.reach, a.lang, s.must_change,
    a.entity_id as entity, a.permissions, u.id as unit, u.name as unit_name, u.source
  from base.session s join base.account a on a.id = s.account left join base.unit u on u.id = a.unit
  where s.expires_at > $1 and s.seen_at > $2 and not a.disabled`;

const BY_TOKEN = prepared(`${LASTING} and s.token_hash = $3`);

/** The session of a token; undefined when it has ended, has run out or its account is disabled. */
export async function sessionOf(db: Db, at: Date, token: string): Promise<Session | undefined> {
  const values = [at, new Date(+at - IDLE), hashed(token)];
  const { rows } = await db.query(BY_TOKEN, values);
  if (rows.length === 0) return undefined;
  const { session, seen_at } = rows[0];
  if (+at - Date.parse(seen_at) > NOTED)
    await db.query('update base.session set seen_at = $2 where id = $1', [session, at]);
  return asSession(rows[0]);
}

/** Those of some sessions that last still, by id, with their accounts as they are now; they do not count as used by it. */
export async function lastingSessions(db: Db, at: Date, ids: readonly string[]): Promise<Map<string, Session>> {
  const { rows } = await db.query(`${LASTING} and s.id = any($3::uuid[])`, [at, new Date(+at - IDLE), ids]);
  return new Map(rows.map((row) => [row.session, asSession(row)]));
}

function asSession(row: Row): Session {
  const { session, csrf, lang, must_change: mustChange, id, name, role, permissions, reach, source } = row;
  const unit = { id: row.unit ?? '', name: row.unit_name ?? '' };
  const bound = row.entity === null ? {} : { entity: row.entity };
  return {
    ...{ id: session, csrf, lang, mustChange },
    reader: { id, name, ...asRole(role, permissions), ...bound, reach, unit, source },
  };
}

interface Row extends Pick<Reader, 'id' | 'name' | 'role' | 'reach' | 'source'>, Pick<Session, 'csrf' | 'lang'> {
  readonly session: string;
  readonly must_change: boolean;
  readonly unit: string | null;
  readonly unit_name: string | null;
  readonly entity: number | null;
  readonly permissions: readonly Permission[] | null;
}

/** Ends a session of an account; false when it has none such. */
export async function endSession(db: Db, account: string, session: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from base.session where id = $1 and account = $2', [session, account]);
  if (rowCount > 0) await tell(db, { topic: 'session', key: session });
  return rowCount > 0;
}

/** Ends the sessions of an account, but for the one that is `kept`; says how many there were. */
export async function endSessions(db: Db, account: string, kept?: string): Promise<number> {
  const { rows } = await db.query<{ id: string }>(
    'delete from base.session where account = $1 and id is distinct from $2 returning id',
    [account, kept ?? null],
  );
  await tell(db, ...rows.map(({ id }) => ({ topic: 'session' as const, key: id })));
  return rows.length;
}

/** The sessions of an account, the latest seen first. */
export async function sessionsOf(db: Db, at: Date, account: string) {
  const { rows } = await db.query(
    `select id, created_at as created, seen_at as seen, expires_at as expires, address, agent
     from base.session where account = $1 and expires_at > $2 and seen_at > $3 order by seen_at desc, id`,
    [account, at, new Date(+at - IDLE)],
  );
  return rows;
}

function hashed(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
