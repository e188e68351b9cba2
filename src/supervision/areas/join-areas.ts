// Joining two areas of a unit into one: entities, claims, officers and routes of the other come with it, and it is closed.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import type { Polygon } from './area.ts';
import { joinOf } from './cut.ts';
import { addVersion, checkDrawn, lockAreas } from './draw-area.ts';
import { drawRoute } from './draw-route.ts';
import { problems } from './problems.ts';
import { areaOn, areasOn } from './read-areas.ts';
import { routesOn } from './routes-on.ts';
import { copyPosts, handOver, holdMembers, placeables } from './split-area.ts';

type By = Pick<Reader, 'id' | 'unit' | 'reach' | 'role'>;

/** Joins another area to one. */
export async function joinAreas(db: Db, who: By, at: Date, id: number, other: number, why: string): Promise<void> {
  await lockAreas(db);
  const today = iso(shanghaiDay(at));
  const [one, gone] = [await areaOn(db, id, today), await areaOn(db, other, today)];
  if (id === other || one.unit !== gone.unit || one.parent !== gone.parent)
    throw new Problem(problems['areas.join-wrong']);
  const parts = (await areasOn(db, today)).filter(({ parent }) => parent === other).length;
  if (parts) throw new Problem(problems['areas.has-parts'], { count: parts });
  const whole = {
    ...one,
    boundary: boundaryOf(one.boundary, gone.boundary),
    divisions: [...new Set([...one.divisions, ...gone.divisions])],
    words: [...new Set([...one.words, ...gone.words])],
  };
  await checkDrawn(db, who, at, whole, id);
  await addVersion(db, who, at, whole, why);
  await copyPosts(db, who, at, other, id);
  await holdMembers(db, other);
  await handOver(db, who, at, await placeables(db, other), id, 'join', why);
  await db.query('update supervision.membership set to_area = $1 where to_area = $2', [id, other]);
  await takeRoutes(db, who, at, id, other, why);
  await addVersion(db, who, at, gone, why, true);
}

function boundaryOf(one: Polygon | null, other: Polygon | null): Polygon | null {
  return one && other ? joinOf(one, other) : (one ?? other);
}

async function takeRoutes(db: Db, who: By, at: Date, id: number, other: number, why: string): Promise<void> {
  const today = iso(shanghaiDay(at));
  const known = new Set((await routesOn(db, today, [id])).map(({ name }) => name));
  const { name: of } = await areaOn(db, other, today);
  for (const route of await routesOn(db, today, [other])) {
    const name = known.has(route.name) ? `${route.name}（${of}）`.slice(0, 60) : route.name;
    await drawRoute(db, who, at, id, { ...route, name }, why);
  }
}
