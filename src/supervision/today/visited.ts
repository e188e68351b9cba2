// Who has been visited: when last, and on how many days of a year somebody has come.

import { type Day, iso, parts } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { patrolRules } from './checklists.ts';

export interface Visited {
  readonly last: string | null;
  /** When somebody else than the account asked for came last. */
  readonly lastOther: string | null;
  /** Days of this year on which somebody came by a reason that counts to the cap; what was looked at from afar is no visit. */
  readonly days: number;
}

const NEVER: Visited = { last: null, lastOther: null, days: 0 };

/** By entity; those that nobody has visited are asked for by the function that it gives. */
export async function visitedOf(
  db: Db,
  ids: readonly number[],
  today: Day,
  account?: string,
): Promise<(entityId: number) => Visited> {
  const year = `${parts(today).year}-01-01`;
  const { rows } = await db.query<Visited & { entity_id: number }>(
    `select r.entity_id, max(r.recognized_on)::text as last,
       (max(r.recognized_on) filter (where not exists (select from supervision.patrol p where p.entity_id = r.entity_id
         and p.account = $4::uuid and p.records[1] = r.record_id)))::text as "lastOther",
       count(distinct r.recognized_on) filter (where r.recognized_on >= $2::date and r.recognized_on <= $3::date
         and (t.payload->>'kind' is null or t.payload->>'kind' = any($5::text[]) or t.payload->'also' ?| $5::text[])
         and not exists (select from supervision.patrol p where p.entity_id = r.entity_id
           and p.way = 'off-site' and p.records[1] = r.record_id))::int as days
     from ledger.record r join ledger.entry t on t.entity_id = r.entity_id and t.entry_id = r.entry_id
     where r.entity_id = any($1::int8[]) and r.type = 'inspection-result' group by r.entity_id`,
    [ids, year, iso(today), account ?? null, patrolRules().caps.limited],
  );
  const known = new Map(rows.map(({ entity_id, ...visited }) => [entity_id, visited]));
  return (entityId) => known.get(entityId) ?? NEVER;
}
