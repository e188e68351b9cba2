// Where an entity stands towards the areas: read, changed by one act, and told to those who watch.

import type { Db } from '../../base/db.ts';
import type { Membership } from './area.ts';

/** A membership, of `supervision.membership m`. */
export const MEMBERSHIP_COLUMNS = `m.entity_id as "entityId", m.state, m.area_id as area, m.to_area as "to", m.basis, m.said,
  m.officer, m.known_at as "knownAt", m.claimed_at as "claimedAt", m.since`;

/** How an entity stands; undefined where it is deregistered or not looked at yet. */
export async function membershipOf(db: Db, entityId: number): Promise<Membership | undefined> {
  const { rows } = await db.query<Membership>(
    `select ${MEMBERSHIP_COLUMNS} from supervision.membership m where m.entity_id = $1`,
    [entityId],
  );
  return rows[0];
}

/** The same of several, held until the transaction is over so that nobody else acts on them. */
export async function holdMemberships(db: Db, entityIds: readonly number[]): Promise<Membership[]> {
  const { rows } = await db.query<Membership>(
    `select ${MEMBERSHIP_COLUMNS} from supervision.membership m where m.entity_id = any($1::int8[])
     order by m.entity_id for update`,
    [entityIds],
  );
  return rows;
}

/** What can be done, or was done by the placing itself. */
export const ACTS = [
  ...(['propose', 'claim', 'take-over', 'move', 'refuse', 'contest', 'release', 'decide', 'leave'] as const),
  ...(['split', 'join'] as const),
] as const;
export type Act = (typeof ACTS)[number];

/** An act on an entity, and how it stands afterwards. */
export interface Step {
  readonly entityId: number;
  readonly act: Act;
  readonly why: string;
  readonly from: number | null;
  readonly after: Pick<Membership, 'state' | 'area' | 'to' | 'basis' | 'said' | 'officer'>;
}

/** Carries out acts: the memberships as they stand then, and a line for each act. */
export async function carryOut(db: Db, who: string, at: Date, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  await db.query(
    `update supervision.membership m set state = s.state, area_id = s.area_id, to_area = s.to_area, basis = s.basis,
       said = s.said, officer = s.officer, since = $2,
       claimed_at = case when s.state = 'claimed' then coalesce(m.claimed_at, $2) else m.claimed_at end
     from jsonb_to_recordset($1::jsonb) as s (entity_id int8, state text, area_id int, to_area int, basis text, said text,
       officer text)
     where m.entity_id = s.entity_id`,
    [JSON.stringify(steps.map(rowOf)), at],
  );
  await addActs(db, who, at, steps);
}

function rowOf({ entityId, after }: Step) {
  const { state, area, to, basis, said, officer } = after;
  return { entity_id: entityId, state, area_id: area, to_area: to, basis, said, officer };
}

/** A line for each act, numbered on from what the entity has. */
async function addActs(db: Db, who: string, at: Date, steps: readonly Step[]): Promise<void> {
  const rows = steps.map(({ entityId, act, why, from, after }) => {
    return { entity_id: entityId, act, why, from_area: from, area_id: after.to ?? after.area };
  });
  await db.query(
    `insert into supervision.membership_act (entity_id, number, act, area_id, from_area, why, who, at)
     select s.entity_id,
       (select coalesce(max(number), 0) + 1 from supervision.membership_act a where a.entity_id = s.entity_id),
       s.act, s.area_id, s.from_area, s.why, $2, $3
     from jsonb_to_recordset($1::jsonb) as s (entity_id int8, act text, area_id int, from_area int, why text)`,
    [JSON.stringify(rows), who, at],
  );
}

export interface DoneAct {
  readonly number: number;
  readonly act: Act;
  readonly area: number | null;
  readonly from: number | null;
  readonly why: string;
  readonly who: string;
  readonly at: string;
}

/** What was done about an entity, the latest first. */
export async function actsOf(db: Db, entityId: number): Promise<DoneAct[]> {
  const { rows } = await db.query<DoneAct>(
    `select number, act, area_id as area, from_area as "from", why, who, at from supervision.membership_act
     where entity_id = $1 order by number desc limit 100`,
    [entityId],
  );
  return rows;
}
