// Splitting an area in two by a line: the new part's entities follow by where they are, and who has claimed them keeps them.

import { tell } from '../../base/change.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { tellEntities } from '../../registry/tell-entities.ts';
import type { Area, Drawn, Membership, Polygon } from './area.ts';
import { overlapOf } from './boundary.ts';
import { cutBy } from './cut.ts';
import { addVersion, checkDrawn, lockAreas, nextArea } from './draw-area.ts';
import { carryOut, MEMBERSHIP_COLUMNS } from './membership.ts';
import { type Placeable, Placer } from './placer.ts';
import { problems } from './problems.ts';
import { areaOn, areasOn, postsFrom } from './read-areas.ts';
import type { Line } from './route.ts';

type By = Pick<Reader, 'id' | 'unit' | 'reach'>;

/** How an area is to be split. */
export interface Split {
  readonly line: Line;
  /** On which side of the line the new area lies. */
  readonly side: 'left' | 'right';
  readonly name: string;
  /** Words of addresses that the new area takes over. */
  readonly words: readonly string[];
}

/** What a split comes to. */
export interface Parts {
  readonly area: Area;
  readonly stays: Pick<Drawn, 'boundary' | 'words'>;
  readonly goes: Pick<Drawn, 'boundary' | 'words'>;
  /** Sub-areas that are the new area's from then on. */
  readonly following: readonly Area[];
  /** Entities that go into the new area, and how many stay; those of sub-areas are not counted. */
  readonly going: readonly Membership[];
  readonly staying: number;
}

/** Works a split out; refuses an area without a boundary, and a line that does not cut it in two or that cuts a sub-area. */
export async function splitOf(db: Db, at: Date, id: number, { line, side, words }: Split): Promise<Parts> {
  const today = iso(shanghaiDay(at));
  const area = await areaOn(db, id, today);
  const parts = (await areasOn(db, today)).filter(({ parent }) => parent === id);
  if (!area.boundary) throw new Problem(problems['areas.no-boundary'], { area: area.name });
  const { left, right } = cutBy(area.boundary, line);
  const goes = { boundary: side === 'left' ? left : right, words };
  const stays = { boundary: side === 'left' ? right : left, words: area.words.filter((word) => !words.includes(word)) };
  const following = followingOf(parts, stays.boundary, goes.boundary);
  // Divisions stay where they are: of one division the address decides.
  const placer = new Placer([
    { ...area, ...stays },
    { ...area, ...goes, id: NEW, divisions: [] },
  ]);
  const members = await placeables(db, id);
  const going = members.filter((one) => placer.placeOf(one).area === NEW);
  return { area, stays, goes, following, going, staying: members.length - going.length };
}

/** The sub-areas on the side of the new area; one that has no boundary stays. Refuses one that lies on both sides. */
function followingOf(parts: readonly Area[], stays: Polygon, goes: Polygon): Area[] {
  return parts.filter(({ boundary, name }) => {
    const [here, there] = [stays, goes].map((side) => boundary !== null && overlapOf(boundary, side) !== undefined);
    if (here && there) throw new Problem(problems['areas.cut-part'], { part: name });
    return there;
  });
}

/** Stands for the new area while there is none. */
const NEW = 0;

/** Splits it: the new area has the officers of the old one until they are appointed anew. Gives its id. */
export async function splitArea(db: Db, who: By, at: Date, id: number, split: Split, why: string): Promise<number> {
  await lockAreas(db);
  await holdMembers(db, id);
  const { area, stays, goes, following, going } = await splitOf(db, at, id, split);
  const { unit, parent } = area;
  const fresh = { name: split.name, unit, parent, ...goes, divisions: [] };
  const division = await checkDrawn(db, who, at, fresh);
  await checkDrawn(db, who, at, { ...area, ...stays }, id);
  const made = await nextArea(db);
  await addVersion(db, who, at, { ...area, ...stays }, why);
  await addVersion(db, who, at, { id: made, division, ...fresh }, why);
  for (const one of following) await addVersion(db, who, at, { ...one, parent: made }, why);
  await copyPosts(db, who, at, id, made);
  await handOver(db, who, at, going, made, 'split', why);
  return made;
}

/** Entities of one area are another's from now on; their claims stay. */
export async function handOver(
  db: Db,
  who: Pick<By, 'id'>,
  at: Date,
  members: readonly Membership[],
  to: number,
  act: 'split' | 'join',
  why: string,
): Promise<void> {
  const steps = members.map((one) => ({
    entityId: one.entityId,
    act,
    why,
    from: one.area,
    after: { ...one, area: to },
  }));
  await carryOut(db, who.id, at, steps);
  await tellEntities(
    db,
    members.map(({ entityId }) => entityId),
  );
  await tell(db, { topic: 'area', key: '' });
}

/** Whoever works in an area now works in another too, as long as there. */
export async function copyPosts(db: Db, who: Pick<By, 'id'>, at: Date, from: number, to: number): Promise<void> {
  const today = iso(shanghaiDay(at));
  const posts = await postsFrom(db, today, [from]);
  const known = new Set((await postsFrom(db, today, [to])).map(({ account }) => account));
  for (const { account, part, from: since, until } of posts.filter((one) => !known.has(one.account)))
    await db.query(
      `insert into supervision.post (area_id, statement, account, part, from_day, until_day, division, who, recorded_at)
       select $1, 1 + coalesce((select max(statement) from supervision.post where area_id = $1), 0), $2, $3,
         greatest($4::date, $5::date), $6, p.division, $7, $8
       from supervision.post p where p.area_id = $9 and p.account = $2 order by p.statement desc limit 1`,
      [to, account, part, since, today, until, who.id, at, from],
    );
}

/** Nobody else acts on the entities of an area until the transaction is over. */
export async function holdMembers(db: Db, area: number): Promise<void> {
  await db.query('select from supervision.membership where $1 in (area_id, to_area) order by entity_id for update', [
    area,
  ]);
}

/** Everyone who stands in an area, with what placing reads of him. */
export async function placeables(db: Db, area: number): Promise<(Membership & Placeable)[]> {
  const { rows } = await db.query<Membership & Placeable>(
    `select ${MEMBERSHIP_COLUMNS}, coalesce(e.division, '') as division, e.address, e.lon, e.lat
     from supervision.membership m join registry.entity e on e.entity_id = m.entity_id
     where m.area_id = $1 order by m.entity_id`,
    [area],
  );
  return rows;
}
