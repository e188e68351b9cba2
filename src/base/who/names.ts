// Accounts by the names that others read.

import type { Db } from '../db.ts';
import type { Reader } from '../http/api.ts';

/**
 * Puts an account as people know it in the place of its id: for the staff of the office the person and the unit, for others the
 * unit alone. Whoever acted by the command line stands as he was written.
 */
export async function namer(
  db: Db,
  reader: Pick<Reader, 'role'>,
  ids: Iterable<string>,
): Promise<(id: string) => string> {
  const { rows } = await db.query<{ id: string; shown: string; unit: string }>(
    `select a.id, a.shown, u.name as unit from base.account a join base.unit u on u.id = a.unit
     where a.id::text = any($1::text[])`,
    [[...new Set(ids)]],
  );
  const staff = reader.role !== 'department-user';
  const names = new Map(rows.map(({ id, shown, unit }) => [id, staff ? `${shown}（${unit}）` : unit]));
  return (id) => names.get(id) ?? id;
}
