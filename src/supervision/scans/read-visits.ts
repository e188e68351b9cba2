// Visits as officers and their superiors read them.

import type { Db } from '../../base/db.ts';

export interface ShownToday {
  readonly shownAt: string | null;
  readonly confirmedAt: string | null;
}

/** What became of the code that an account has shown an entity on a day. */
export async function shownOn(reader: Db, entityId: number, account: string, on: string): Promise<ShownToday> {
  const { rows } = await reader.query<ShownToday>(
    `select shown_at as "shownAt", confirmed_at as "confirmedAt" from supervision.visit
     where entity_id = $1 and account = $2 and on_day = $3::date and shown_at is not null and filed_at is null order by shown_at desc limit 1`,
    [entityId, account, on],
  );
  return rows[0] ?? { shownAt: null, confirmedAt: null };
}
