// The people of the invented city's office, as the verbs know them.

import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { permissionsOf, type Role } from '../base/who/permissions.ts';
import type { Who } from '../base/who.ts';

interface Account extends Who {
  readonly unit?: string;
}

/** The first account with one of these roles whose reach is a county. */
export async function accountIn(db: Db, county: string, roles: readonly Role[]): Promise<Account | undefined> {
  const { rows } = await db.query<Account>(
    `select a.id::text, a.shown as name, a.unit from base.account a
     where a.role = any($1::text[]) and $2 = any(a.reach) and not a.disabled order by a.name limit 1`,
    [roles, county],
  );
  return rows[0];
}

/** Somebody in a role and a unit, who sees everything. */
export function readerOf({ id, name }: Who, role: Role, unit: Reader['unit']): Reader {
  const permissions = permissionsOf(role);
  return { id, name, role, permissions, classes: [1, 2, 3, 4], reach: [''], unit, source: null };
}
