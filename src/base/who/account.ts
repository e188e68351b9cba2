// Accounts and the units they belong to: made, and found.

import { randomUUID } from 'node:crypto';
import type { Db } from '../db.ts';
import { hashPassword } from './password.ts';
import type { Permission, Role } from './permissions.ts';

export interface Unit {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly division: string;
  /** The name under which a department's records are filed. */
  readonly source: string | null;
}

export type UnitKind = 'province' | 'city' | 'county' | 'station' | 'department' | 'institution';

/** Whether a unit supervises places; departments send records, institutions look at what is opened to them. */
export function supervises(kind: string): boolean {
  return kind !== 'department' && kind !== 'institution';
}

export interface NewAccount {
  /** What is typed to sign in. */
  readonly name: string;
  /** What others read. */
  readonly shown: string;
  readonly password: string;
  readonly role: Role;
  /** Null: of an enterprise. */
  readonly unit: string | null;
  readonly reach: readonly string[];
  /** Of an enterprise: the entity that it is bound to, and what it may do for it; null: everything that its role may. */
  readonly entity?: number;
  readonly permissions?: readonly Permission[] | null;
  /** Who he is to the office's own sign-in. */
  readonly subject?: string | null;
  /** The password is known to somebody else. */
  readonly mustChange?: boolean;
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

/** Adds an account; gives its id. */
export async function addAccount(db: Db, at: Date, account: NewAccount): Promise<string> {
  const { name, shown, password, role, unit, reach, subject = null, mustChange = false } = account;
  const { entity = null, permissions = null } = account;
  const id = randomUUID();
  await db.query(
    `insert into base.account (id, name, shown, password_hash, role, unit, reach, subject, must_change, created_at,
       entity_id, permissions)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[id, name, shown, await hashPassword(password), role, unit, reach, subject, mustChange, at],
      ...[entity, permissions],
    ],
  );
  return id;
}

export async function hasAccounts(db: Db): Promise<boolean> {
  const { rows } = await db.query('select exists (select from base.account) as any');
  return rows[0].any;
}

export interface AccountQuestion {
  readonly after?: string;
  readonly limit: number;
  /** Part of a name, as typed or as read. */
  readonly q?: string;
  readonly role?: string;
  readonly unit?: string;
  readonly state?: 'usable' | 'disabled' | 'locked';
}

/** Accounts of units within reach after a name, in order of name. */
export async function findAccounts(db: Db, at: Date, reach: readonly string[], question: AccountQuestion) {
  const { after = '', limit, q, role, unit, state } = question;
  const { rows } = await db.query(
    `select a.id, a.name, a.shown, a.role, a.reach, a.disabled, a.seen_at as seen, a.subject,
       case when a.locked_until > $8 then a.locked_until end as "lockedUntil", a.must_change as "mustChange",
       a.totp_since is not null as codes, a.created_at as made, json_build_object('id', u.id, 'name', u.name) as unit
     from base.account a join base.unit u on u.id = a.unit
     where a.name > $1 and u.division ^@ any ($3::text[])
       and ($4::text is null or strpos(lower(a.name), lower($4)) > 0 or strpos(lower(a.shown), lower($4)) > 0)
       and ($5::text is null or a.role = $5) and ($6::text is null or a.unit = $6)
       and case $7 when 'disabled' then a.disabled when 'usable' then not a.disabled
         when 'locked' then coalesce(a.locked_until > $8, false) else true end
     order by a.name limit $2`,
    [after, limit, reach, q?.trim() || null, role ?? null, unit ?? null, state ?? null, at],
  );
  return rows;
}
