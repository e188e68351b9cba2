// Who holds a certificate of enforcement: by account, from the roster of inspectors.

import type { Db } from '../base/db.ts';

/** By account, those valid on a day; who has none is left out. */
export async function certificatesOf(
  db: Db,
  accounts: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ account: string; certificate: string }>(
    `select account::text, max(certificate) as certificate from inspection.inspector
     where account::text = any($1::text[]) and expires_on >= $2::date group by account`,
    [accounts, on],
  );
  return new Map(rows.map(({ account, certificate }) => [account, certificate]));
}
