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

interface Officer {
  readonly certificate: string;
  readonly name: string;
  /** Null: no account. */
  readonly account: string | null;
}

/** Inspectors by certificate, in order of the certificates. */
export async function officersBy(db: Db, certificates: readonly string[]): Promise<Officer[]> {
  const { rows } = await db.query<Officer>(
    `select certificate, name, account::text from inspection.inspector where certificate = any($1::text[]) order by certificate`,
    [certificates],
  );
  return rows;
}
