// Accounts and the units they belong to: made, and listed.

import { randomUUID } from 'node:crypto';
import type { Db } from '../db.ts';
import { hashPassword } from './password.ts';
import type { Role } from './permissions.ts';

export interface Unit {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: 'province' | 'city' | 'county' | 'station' | 'department';
  readonly name: string;
  readonly division: string;
  /** The name under which a department's records are filed. */
  readonly source: string | null;
}

export interface NewAccount {
  /** What is typed to sign in. */
  readonly name: string;
  /** What others read. */
  readonly shown: string;
  readonly password: string;
  readonly role: Role;
  readonly unit: string;
  readonly reach: readonly string[];
}

export async function addUnit(db: Db, { id, parent, kind, name, division, source }: Unit): Promise<void> {
  await db.query('insert into base.unit (id, parent, kind, name, division, source) values ($1, $2, $3, $4, $5, $6)', [
    id,
    parent,
    kind,
    name,
    division,
    source,
  ]);
}

export async function addAccount(db: Db, at: Date, account: NewAccount): Promise<void> {
  const { name, shown, password, role, unit, reach } = account;
  await db.query(
    `insert into base.account (id, name, shown, password_hash, role, unit, reach, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [randomUUID(), name, shown, await hashPassword(password), role, unit, reach, at],
  );
}

export async function hasAccounts(db: Db): Promise<boolean> {
  const { rows } = await db.query('select exists (select from base.account) as any');
  return rows[0].any;
}

/** Accounts after a name, in order of name. */
export async function accountsAfter(db: Db, after: string, limit: number) {
  const { rows } = await db.query(
    `select a.id, a.name, a.shown, a.role, a.reach, a.disabled, a.locked_until as "lockedUntil", a.seen_at as seen,
       json_build_object('id', u.id, 'name', u.name) as unit
     from base.account a join base.unit u on u.id = a.unit where a.name > $1 order by a.name limit $2`,
    [after, limit],
  );
  return rows;
}

export async function allUnits(db: Db) {
  const { rows } = await db.query('select id, parent, kind, name, division from base.unit order by division, id');
  return rows;
}
