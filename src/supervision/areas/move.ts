// What is done about an entity's area besides claiming: moved, refused, contested, released, and decided by the superior.

import { tell } from '../../base/change.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { tellEntities } from '../../registry/tell-entities.ts';
import { checkActsFor } from './acts-for.ts';
import type { Area, Membership } from './area.ts';
import { type Act, carryOut, holdMemberships } from './membership.ts';
import { problems } from './problems.ts';
import { areaOn, areasOn } from './read-areas.ts';
import { unitsUnder } from './units.ts';

type By = Pick<Reader, 'id' | 'unit' | 'role'>;
type After = Partial<Pick<Membership, 'state' | 'area' | 'to' | 'basis' | 'said' | 'officer'>>;

/** Moves an entity of one's own area to another, whose officer takes it over or refuses. */
export async function moveEntity(db: Db, who: By, at: Date, entityId: number, to: number, why: string): Promise<void> {
  const { member, area } = await ownMember(db, who, at, entityId);
  await areaOn(db, to, iso(shanghaiDay(at)));
  if (to === area.id) throw new Problem(problems['areas.same-area']);
  await act(db, who, at, member, 'move', why, { state: 'moving', to, said: '' });
}

/** Says that what is proposed or moved to one's own area is not its own; the superior decides. */
export async function refuseEntity(db: Db, who: By, at: Date, entityId: number, why: string): Promise<void> {
  const member = await memberOf(db, entityId);
  const area = member.state === 'moving' ? member.to : member.state === 'proposed' ? member.area : null;
  if (area === null) throw new Problem(problems['areas.nothing-to-claim'], { state: member.state });
  await checkActsFor(db, who, at, area);
  const said = await namesOf(db, at, [member.area, member.to]);
  await act(db, who, at, member, 'refuse', why, { state: 'disputed', to: null, basis: 'contested', said });
}

/** Says that an entity of another area is one's own; the superior decides. */
export async function contestEntity(db: Db, who: By, at: Date, entityId: number, own: number, why: string) {
  const member = await memberOf(db, entityId);
  await checkActsFor(db, who, at, own);
  if (member.area === own) throw new Problem(problems['areas.same-area']);
  const said = await namesOf(db, at, [member.area, own]);
  await act(db, who, at, member, 'contest', why, { state: 'disputed', to: null, basis: 'contested', said });
}

/** Gives an entity back to nobody; the superior decides whose it is. */
export async function releaseEntity(db: Db, who: By, at: Date, entityId: number, why: string): Promise<void> {
  const { member, area } = await ownMember(db, who, at, entityId);
  const after = { state: 'released', area: null, to: null, basis: 'released', said: area.name, officer: null } as const;
  await act(db, who, at, member, 'release', why, after);
}

/** Decides whose an entity is that is disputed or nobody's; the area's officer claims it then. */
export async function decideEntity(db: Db, who: By, at: Date, entityId: number, to: number, why: string) {
  const member = await memberOf(db, entityId);
  if (!['disputed', 'released', 'unplaced'].includes(member.state))
    throw new Problem(problems['areas.nothing-to-decide']);
  const areas = new Map((await areasOn(db, iso(shanghaiDay(at)))).map((area) => [area.id, area]));
  const under = new Set((await unitsUnder(db, who.unit.id)).map(({ id }) => id));
  const concerned = [
    await areaOn(db, to, iso(shanghaiDay(at))),
    member.area === null ? undefined : areas.get(member.area),
  ];
  const beyond = concerned.find((area): area is Area => area !== undefined && !under.has(area.unit));
  if (beyond) throw new Problem(problems['areas.decide-above'], { area: beyond.name });
  const after = { state: 'proposed', area: to, to: null, basis: 'decided', said: why, officer: null } as const;
  await act(db, who, at, member, 'decide', why, after);
}

async function memberOf(db: Db, entityId: number): Promise<Membership> {
  const [member] = await holdMemberships(db, [entityId]);
  if (!member) throw new Problem(problems['areas.not-a-member']);
  return member;
}

/** An entity that is claimed in, or proposed to, an area for which somebody acts. */
async function ownMember(db: Db, who: By, at: Date, entityId: number): Promise<{ member: Membership; area: Area }> {
  const member = await memberOf(db, entityId);
  if (member.area === null || !['claimed', 'proposed'].includes(member.state))
    throw new Problem(problems['areas.not-a-member']);
  return { member, area: await checkActsFor(db, who, at, member.area) };
}

async function namesOf(db: Db, at: Date, ids: readonly (number | null)[]): Promise<string> {
  const areas = await areasOn(db, iso(shanghaiDay(at)));
  return areas.flatMap(({ id, name }) => (ids.includes(id) ? [name] : [])).join('、');
}

async function act(db: Db, who: By, at: Date, member: Membership, done: Act, why: string, after: After) {
  const { entityId, state, area, to, basis, said, officer } = member;
  const whole = { state, area, to, basis, said, officer, ...after };
  await carryOut(db, who.id, at, [{ entityId, act: done, why, from: area, after: whole }]);
  await tellEntities(db, [entityId]);
  await tell(db, { topic: 'area', key: '' });
}
