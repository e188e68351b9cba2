// Accounts by the names that others read.

import type { Db } from '../db.ts';

/** Puts the name of an account in the place of its id; whoever acted by the command line stands as he was written. */
export async function namer(db: Db, ids: Iterable<string>): Promise<(id: string) => string> {
  const { rows } = await db.query<{ id: string; shown: string }>(
    'select id, shown from base.account where id::text = any($1::text[])',
    [[...new Set(ids)]],
  );
  const names = new Map(rows.map(({ id, shown }) => [id, shown]));
  return (id) => names.get(id) ?? id;
}
