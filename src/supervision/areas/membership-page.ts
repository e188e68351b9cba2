// Where one entity belongs, as its page shows it: area, officers, how it came so, and what the asker may do about it.

import type { z } from 'zod';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { namer } from '../../base/who/names.ts';
import type { Area, Membership } from './area.ts';
import { actsOf, membershipOf } from './membership.ts';
import type { readMembership } from './membership-api.ts';
import { PLACING } from './place-entities.ts';
import { areaNames, areasOfOfficer, areasOn, postsFrom } from './read-areas.ts';
import { keyTrades } from './tagging.ts';
import { unitsUnder } from './units.ts';

type Answer = z.output<(typeof readMembership)['answer']>;

/** An entity that the reader sees. */
export async function membershipPage(db: Db, who: Reader, at: Date, entityId: number): Promise<Answer> {
  const today = iso(shanghaiDay(at));
  const member = await membershipOf(db, entityId);
  const areas = await areasOn(db, today);
  const acts = await actsOf(db, entityId);
  const posts = (await postsFrom(db, today)).filter(({ from, area }) => from <= today && concerns(areas, member, area));
  const people = [...posts.map(({ account }) => account), ...acts.map((act) => act.who), member?.officer ?? ''];
  const nameOf = await namer(db, who, people);
  const names = await areaNames(db);
  const named = (id: number | null) => (id === null ? null : (names.get(id) ?? String(id)));
  const place = (id: number | null | undefined) => (id ? { id, name: named(id)! } : null);
  return {
    state: member?.state ?? null,
    ...{ area: place(member?.area), to: place(member?.to), basis: member?.basis ?? '', said: member?.said ?? '' },
    officer: member?.officer ? nameOf(member.officer) : null,
    officers: posts.map(({ account }) => nameOf(account)),
    ...{ since: member?.since ?? null, claimedAt: member?.claimedAt ?? null },
    missing: await missingTags(db, entityId),
    acts: acts.map((act) => ({
      ...{ number: act.number, act: act.act, area: named(act.area), from: named(act.from), why: act.why, at: act.at },
      who: act.who === PLACING ? '' : nameOf(act.who),
    })),
    may: await mayDo(db, who, today, areas, member),
  };
}

/** Whoever works in an area works in its sub-areas. */
function concerns(areas: readonly Area[], member: Membership | undefined, id: number): boolean {
  const own = areas.find((area) => area.id === member?.area);
  return own !== undefined && (own.id === id || own.parent === id);
}

async function missingTags(db: Db, entityId: number): Promise<string[]> {
  const { rows } = await db.query<{ industries: string[] | null; tags: string[] | null }>(
    'select industries, tags from registry.entity where entity_id = $1',
    [entityId],
  );
  const [{ industries, tags }] = rows;
  return tags === null ? [...keyTrades(industries ?? [])] : [];
}

async function mayDo(db: Db, who: Reader, today: string, areas: readonly Area[], member: Membership | undefined) {
  const own = await areasOfOfficer(db, who.id, today);
  const under = new Set((await unitsUnder(db, who.unit.id)).map(({ id }) => id));
  const heads = (id: number | null) =>
    who.role !== 'area-officer' && areas.some((area) => area.id === id && under.has(area.unit));
  const claims = who.permissions.includes('area.claim');
  const acts = (id: number | null) => claims && id !== null && (own.has(id) || heads(id));
  const { state, area = null, to = null } = member ?? {};
  const waiting = state === 'moving' ? to : state === 'proposed' ? area : null;
  const settled = state === 'claimed' || state === 'proposed';
  return {
    claim: claims && waiting !== null && own.has(waiting),
    refuse: acts(waiting),
    move: settled && acts(area),
    release: state === 'claimed' && acts(area),
    contest: claims && own.size > 0 && settled && area !== null && !acts(area),
    decide:
      who.permissions.includes('area.decide') && (state === 'disputed' || state === 'released' || state === 'unplaced'),
  };
}
