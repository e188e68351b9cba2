// What deadlines of claiming are made of: since when an entity is known, and when it was first claimed into an area.

import type { Db } from '../../base/db.ts';
import { unseenSince } from '../../ledger/changed-since.ts';

export interface ClaimFact {
  readonly entityId: number;
  /** Kind of the registry: by it the deadline differs. */
  readonly kind: string;
  readonly division: string;
  /** As registered; null where that is not known. */
  readonly establishedOn: string | null;
  /** When the register came to know it. */
  readonly knownAt: string;
  /** When it was first claimed; null: not yet. */
  readonly claimedAt: string | null;
  /** The area that it is in or proposed to, and the officer who claimed it. */
  readonly area: number | null;
  /** The unit of the area that it is claimed into; null: it is not claimed. */
  readonly unit: string | null;
  readonly officer: string | null;
}

/** The facts of some entities; those that are deregistered or not placed yet have none. */
export async function claimFacts(db: Db, entityIds: readonly number[]): Promise<ClaimFact[]> {
  const { rows } = await db.query<ClaimFact>(
    `select m.entity_id as "entityId", m.kind, m.division, e.established_on::text as "establishedOn",
       m.known_at as "knownAt", m.claimed_at as "claimedAt", m.area_id as area,
       case when m.state in ('claimed', 'moving') then v.unit end as unit, m.officer
     from supervision.membership m
     join registry.entity e on e.entity_id = m.entity_id
     left join (
       select distinct on (area_id) area_id, unit from supervision.area_version order by area_id, version desc
     ) v on v.area_id = m.area_id
     where m.entity_id = any($1::int8[]) order by m.entity_id`,
    [entityIds],
  );
  return rows;
}

/** Entities that were claimed, or have been and stand otherwise, since an instant; as many at most. */
export async function claimedSince(db: Db, since: Date, most: number): Promise<number[]> {
  const { rows } = await db.query<{ entity_id: number }>(
    'select entity_id from supervision.membership where claimed_at is not null and since > $1 limit $2',
    [unseenSince(since), most],
  );
  return rows.map(({ entity_id }) => entity_id);
}
