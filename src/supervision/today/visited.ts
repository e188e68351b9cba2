// Who has been visited: when last, and on how many days of a year somebody has come.

import { type Day, iso, parts } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';

export interface Visited {
  readonly last: string | null;
  /** Days of this year on which somebody came; what was looked at from afar is no visit. */
  readonly days: number;
}

const NEVER: Visited = { last: null, days: 0 };

/** By entity; those that nobody has visited are asked for by the function that it gives. */
export async function visitedOf(db: Db, ids: readonly number[], today: Day): Promise<(entityId: number) => Visited> {
  const year = `${parts(today).year}-01-01`;
  const { rows } = await db.query<{ entity_id: number; last: string; days: number }>(
    `select r.entity_id, max(r.recognized_on)::text as last,
       count(distinct r.recognized_on) filter (where r.recognized_on >= $2::date and r.recognized_on <= $3::date
         and not exists (select from supervision.patrol p where p.entity_id = r.entity_id
           and p.way = 'off-site' and p.records[1] = r.record_id))::int as days
     from ledger.record r where r.entity_id = any($1::int8[]) and r.type = 'inspection-result' group by r.entity_id`,
    [ids, year, iso(today)],
  );
  const known = new Map(rows.map(({ entity_id, last, days }) => [entity_id, { last, days }]));
  return (entityId) => known.get(entityId) ?? NEVER;
}
