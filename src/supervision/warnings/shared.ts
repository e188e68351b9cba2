// Which entities share an address or a legal representative with others: by the address as written, by the key of the person.

import { dayOf } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { SharedBy } from './facts.ts';
import type { WarningReading } from './reading.ts';

/** Who is still there. */
const LIVE = `e.status is distinct from 'revoked' and e.status is distinct from 'deregistered'`;

const GROUPS: Readonly<Record<SharedBy['what'], string>> = {
  address: `select 'address:' || e.address as key, array_agg(e.entity_id order by e.entity_id) as members,
      array_agg(coalesce(e.established_on, e.known_since::date)::text order by coalesce(e.established_on, e.known_since::date)) as days
    from registry.entity e
    where e.address in (select address from registry.entity where entity_id = any($1::int8[]) and address is not null) and ${LIVE}
    group by e.address having count(*) >= $2`,
  'legal-representative': `select p.party as key, array_agg(p.entity_id order by p.entity_id) as members,
      array_agg(p.day::text order by p.day) as days
    from (
      select distinct on (r.entity_id, r.party) r.entity_id, r.party, r.valid_until,
        coalesce(r.valid_from, r.recorded_at::date) as day
      from registry.relation r
      where r.kind = 'legal-representative' and r.party in (
        select party from registry.relation
        where entity_id = any($1::int8[]) and kind = 'legal-representative' and party ^@ 'person:'
      )
      order by r.entity_id, r.party, r.statement desc
    ) p join registry.entity e on e.entity_id = p.entity_id and ${LIVE}
    where p.valid_until is null
    group by p.party having count(*) >= $2`,
};

interface Group {
  readonly key: string;
  readonly members: readonly number[];
  readonly days: readonly string[];
}

/** By entity: the groups that are large enough to matter. */
export async function sharedAt(
  db: Db,
  least: WarningReading['least'],
  entityIds: readonly number[],
): Promise<Map<number, SharedBy[]>> {
  const asked = new Set(entityIds);
  const shared = new Map<number, SharedBy[]>();
  for (const what of ['address', 'legal-representative'] as const)
    for (const { key, members, days } of await groupsOf(db, what, least[what], entityIds)) {
      const one = { what, key, days: days.map((day) => dayOf(day)!) };
      for (const member of members)
        if (asked.has(Number(member))) shared.set(Number(member), [...(shared.get(Number(member)) ?? []), one]);
    }
  return shared;
}

async function groupsOf(
  db: Db,
  what: SharedBy['what'],
  least: number | undefined,
  entityIds: readonly number[],
): Promise<readonly Group[]> {
  if (least === undefined) return [];
  return (await db.query<Group>(GROUPS[what], [entityIds, least])).rows;
}

/** These entities and all who share something with one of them, now or when it was last worked out. */
export async function withTheirGroups(
  db: Db,
  least: WarningReading['least'],
  entityIds: readonly number[],
): Promise<number[]> {
  const all = new Set(entityIds);
  for (const what of ['address', 'legal-representative'] as const)
    for (const { members } of await groupsOf(db, what, least[what], entityIds))
      for (const one of members) all.add(Number(one));
  const { rows } = await db.query<{ entity_id: number }>(
    `select entity_id from supervision.warning where group_key in (
       select group_key from supervision.warning where entity_id = any($1::int8[]) and group_key is not null)`,
    [entityIds],
  );
  for (const { entity_id } of rows) all.add(entity_id);
  return [...all].sort((a, b) => a - b);
}
