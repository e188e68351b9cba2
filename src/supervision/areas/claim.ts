// Claiming (认领): an area's officer takes entities that are proposed to it, or that another area moves to it.

import { tell } from '../../base/change.ts';
import { iso, shanghaiDay, startOf } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import type { Who } from '../../base/who.ts';
import { tellEntities } from '../../registry/tell-entities.ts';
import type { Membership } from './area.ts';
import { carryOut, holdMemberships, type Step } from './membership.ts';
import { problems } from './problems.ts';
import { areasOfOfficer, areasOn, postsFrom } from './read-areas.ts';

export interface Claimed {
  readonly entityId: number;
  /** Why it was not claimed; undefined where it was. */
  readonly refused: Problem | undefined;
}

/** Claims entities, each by itself and named once; those that cannot be are told with why. What is claimed already by oneself stays. */
export async function claim(
  db: Db,
  who: Pick<Reader, 'id'>,
  at: Date,
  entityIds: readonly number[],
): Promise<Claimed[]> {
  const today = iso(shanghaiDay(at));
  const own = await areasOfOfficer(db, who.id, today);
  const names = new Map((await areasOn(db, today)).map(({ id, name }) => [id, name]));
  const held = new Map((await holdMemberships(db, entityIds)).map((one) => [one.entityId, one]));
  const results = entityIds.map((entityId): { readonly refused?: Problem; readonly step?: Step } => {
    const member = held.get(entityId);
    const refused = refusalOf(member, own, names);
    return refused ? { refused } : { step: stepOf(member!, who.id) };
  });
  const steps = results.flatMap(({ step }) => step ?? []);
  await carryOut(db, who.id, at, steps);
  await tellEntities(
    db,
    steps.map(({ entityId }) => entityId),
  );
  await tell(db, { topic: 'area', key: '' });
  return entityIds.map((entityId, i) => ({ entityId, refused: results[i].refused }));
}

/**
 * Claims for the officers of each area what is proposed to it, as an office does that takes over a register with its areas:
 * one in `left` stays to be claimed. Each is claimed as of the day after it was proposed.
 */
export async function claimForOffice(db: Db, who: Who, at: Date, left: number): Promise<void> {
  const today = shanghaiDay(at);
  const posts = await postsFrom(db, iso(today));
  const officers = new Map(posts.map(({ area, account }) => [area, account]));
  const { rows } = await db.query<Membership>(
    `select m.entity_id as "entityId", m.state, m.area_id as area, m.basis, m.said, m.since
     from supervision.membership m where m.state = 'proposed' and m.entity_id % $1 <> 0 order by m.entity_id`,
    [left],
  );
  const dayAfter = ({ since }: Membership) => Math.min(today, shanghaiDay(new Date(since)) + 1);
  for (const [day, members] of Map.groupBy(rows, dayAfter)) {
    const steps = members.map((one) => stepOf({ ...one, to: null }, officers.get(one.area!) ?? who.id));
    await carryOut(db, who.id, day === today ? at : startOf(day), steps);
  }
  await tell(db, { topic: 'area', key: '' });
}

function refusalOf(
  member: Membership | undefined,
  own: ReadonlySet<number>,
  names: ReadonlyMap<number, string>,
): Problem | undefined {
  const area = member?.state === 'moving' ? member.to : member?.state === 'proposed' ? member.area : null;
  if (area === null) return new Problem(problems['areas.nothing-to-claim'], { state: member?.state ?? '–' });
  if (!own.has(area)) return new Problem(problems['areas.not-officer'], { area: names.get(area) ?? String(area) });
  return undefined;
}

function stepOf({ entityId, state, area, to, basis, said }: Membership, officer: string): Step {
  const taken = state === 'moving';
  const after = { state: 'claimed' as const, area: taken ? to : area, to: null, officer };
  const ground = taken ? { basis: 'moved' as const, said: '' } : { basis, said };
  return {
    entityId,
    act: taken ? 'take-over' : 'claim',
    why: '',
    from: taken ? area : null,
    after: { ...after, ...ground },
  };
}
