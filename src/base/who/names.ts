// Accounts by the names that others read.

import type { Db } from '../db.ts';
import type { Reader } from '../http/api.ts';
import { prepared } from '../prepared.ts';
import { isOutside } from './permissions.ts';

const NAMED = prepared(
  `select a.id, a.shown, a.unit as "unitId", u.name as unit from base.account a join base.unit u on u.id = a.unit
   where a.id::text = any($1::text[])`,
);

/**
 * Puts an account as people know it in the place of its id: the person and the unit for the staff of the office and
 * for his own unit, the unit alone for others. Whoever acted by the command line stands as he was written.
 */
export async function namer(
  db: Db,
  reader: Pick<Reader, 'role' | 'unit'>,
  ids: Iterable<string>,
): Promise<(id: string) => string> {
  const { rows } = await db.query<{ id: string; shown: string; unitId: string; unit: string }>(NAMED, [
    [...new Set(ids)],
  ]);
  const staff = reader.role !== 'department-user' && !isOutside(reader.role);
  const names = new Map(
    rows.map(({ id, shown, unitId, unit }) => [id, staff || unitId === reader.unit.id ? `${shown}（${unit}）` : unit]),
  );
  return (id) => names.get(id) ?? id;
}
