// Keys by which systems ask in place of people: made for a unit, shown once, kept as a hash, good until they expire.

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../db.ts';
import type { Reader } from '../http/api.ts';
import { CLASSES, type Permission, permissionsOf, type Role } from './permissions.ts';

/** What keys begin with, so that whoever finds one knows what it opens. */
const MARK = 'jinxin_';
// Being used is noted by the minute, so that reading does not write each time.
const NOTED = 60_000;

export interface NewKey {
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
  readonly reach: readonly string[];
  readonly expires: Date;
}

/** Makes a key; `key` is known to nobody else. */
export async function addKey(db: Db, at: Date, madeBy: string, made: NewKey): Promise<{ id: string; key: string }> {
  const { name, unit, role, permissions, reach, expires } = made;
  const id = randomUUID();
  const key = `${MARK}${randomBytes(32).toString('base64url')}`;
  await db.query(
    `insert into base.api_key (id, name, unit, role, permissions, reach, hash, made_at, made_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, name, unit, role, permissions, reach, hashed(key), at, madeBy, expires],
  );
  return { id, key };
}

/** Who a key speaks for; undefined when it is unknown, revoked, expired, or its unit is closed. */
export async function keyOf(db: Db, at: Date, key: string): Promise<Reader | undefined> {
  const { rows } = await db.query(
    `select k.id, k.name, k.role, k.permissions, k.reach, k.used_at, u.id as unit, u.name as unit_name, u.source
     from base.api_key k join base.unit u on u.id = k.unit
     where k.hash = $1 and k.revoked_at is null and k.expires_at > $2 and u.closed_on is null`,
    [hashed(key), at],
  );
  if (rows.length === 0) return undefined;
  const { id, name, role, permissions, reach, used_at, unit, unit_name, source } = rows[0];
  if (used_at === null || +at - Date.parse(used_at) > NOTED)
    await db.query('update base.api_key set used_at = $2 where id = $1', [id, at]);
  // What its role has lost since, the key has lost too.
  const kept = permissionsOf(role).filter((permission) => permissions.includes(permission));
  const of = { role, permissions: kept, classes: CLASSES[role as Role], reach, source };
  return { id, name, unit: { id: unit, name: unit_name }, ...of };
}

/** Ends a key for good; false when there is none such that is good. */
export async function revokeKey(db: Db, at: Date, id: string): Promise<boolean> {
  const { rowCount } = await db.query('update base.api_key set revoked_at = $2 where id = $1 and revoked_at is null', [
    id,
    at,
  ]);
  return rowCount > 0;
}

/** Every key of units within reach, those that are good first, the latest first. */
export async function allKeys(db: Db, at: Date, reach: readonly string[]) {
  const { rows } = await db.query(
    `select k.id, k.name, k.role, k.permissions, k.reach, k.made_at as made, k.expires_at as expires,
       k.used_at as used, k.revoked_at as revoked, json_build_object('id', u.id, 'name', u.name) as unit,
       coalesce(a.shown, k.made_by) as "madeBy"
     from base.api_key k join base.unit u on u.id = k.unit left join base.account a on a.id::text = k.made_by
     where u.division ^@ any ($2::text[])
     order by k.revoked_at is null and k.expires_at > $1 desc, k.made_at desc, k.id`,
    [at, reach],
  );
  return rows;
}

function hashed(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
