// Kept lists: an account's own, by name; a shared one is read by everybody who has its link.

import { randomUUID } from 'node:crypto';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { problems } from './problems.ts';

/** How many lists an account keeps at most. */
const MOST = 100;

export interface KeptList {
  readonly id: string;
  readonly name: string;
  /** What stands after the question mark of the page's address. */
  readonly search: string;
  readonly shared: boolean;
}

const COLUMNS = 'id, name, search, shared';

/** The lists of an account, by name. */
export async function viewsOf(db: Db, account: string): Promise<KeptList[]> {
  const sql = `select ${COLUMNS} from registry.view where account = $1 order by name`;
  return (await db.query<KeptList>(sql, [account])).rows;
}

/** A list that the reader may see: his own, or a shared one; refuses another. */
export async function viewOf(reader: Db, id: string): Promise<KeptList> {
  const { rows } = await reader.query<KeptList>(`select ${COLUMNS} from registry.view where id = $1`, [id]);
  if (rows.length === 0) throw new Problem(problems['registry.no-such-view'], { id });
  return rows[0];
}

/** Keeps a list under its name; in place of the account's own one of that name. */
export async function keepView(
  db: Db,
  account: string,
  at: Date,
  { name, search, shared }: Omit<KeptList, 'id'>,
): Promise<KeptList> {
  const { rows } = await db.query<KeptList>(
    `insert into registry.view (id, account, name, search, shared, kept_at)
     select $1, $2, $3, $4, $5, $6
     where (select count(*) from registry.view where account = $2 and name <> $3) < ${MOST}
     on conflict (account, name) do update set search = excluded.search, shared = excluded.shared, kept_at = excluded.kept_at
     returning ${COLUMNS}`,
    [randomUUID(), account, name.trim(), search, shared, at],
  );
  if (rows.length === 0) throw new Problem(problems['registry.too-many-views'], { most: MOST });
  return rows[0];
}

/** Removes a list of an account; refuses another's. */
export async function removeView(db: Db, account: string, id: string): Promise<void> {
  const sql = 'delete from registry.view where id = $1 and account = $2';
  if ((await db.query(sql, [id, account])).rowCount === 0) throw new Problem(problems['registry.no-such-view'], { id });
}
