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
  /** The area that it is in or proposed to, its unit, and the officer who claimed it. */
  readonly area: number | null;
  readonly unit: string | null;
  readonly officer: string | null;
}

/** The facts of some entities; those that are deregistered or not placed yet have none. */
export async function claimFacts(db: Db, entityIds: readonly number[]): Promise<ClaimFact[]> {
  const { rows } = await db.query<ClaimFact>(
    `select m.entity_id as "entityId", m.kind, m.division, e.established_on::text as "establishedOn",
       m.known_at as "knownAt", m.claimed_at as "claimedAt", m.area_id as area, v.unit, m.officer
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

/** Entities that were claimed for the first time since an instant, as many at most. */
export async function claimedSince(db: Db, since: Date, most: number): Promise<number[]> {
  const { rows } = await db.query<{ entity_id: number }>(
    'select entity_id from supervision.membership where claimed_at > $1 limit $2',
    [unseenSince(since), most],
  );
  return rows.map(({ entity_id }) => entity_id);
}
