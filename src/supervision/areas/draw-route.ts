// Drawing routes: made, drawn anew, put in order by hand and closed; each is a further version, from the day on which it is done.

import { tell } from '../../base/change.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { internalId } from '../../registry/entity.ts';
import { checkActsFor } from './acts-for.ts';
import type { Area } from './area.ts';
import { problems } from './problems.ts';
import { areasOn } from './read-areas.ts';
import type { Route } from './route.ts';
import { alongRoutes, membersOf, routeOn, routesOn } from './routes-on.ts';

type By = Pick<Reader, 'id' | 'unit' | 'role'>;
type Said = Pick<Route, 'name' | 'line' | 'stops'>;

/** Makes a route; gives its number in the area. */
export async function drawRoute(db: Db, who: By, at: Date, area: number, said: Said, why: string): Promise<number> {
  const held = await hold(db, who, at, area);
  await checkSaid(db, at, held, said);
  const { rows } = await db.query<{ route: number }>(
    'select 1 + coalesce(max(route), 0) as route from supervision.route_version where area_id = $1',
    [area],
  );
  await addVersion(db, who, at, held, { route: rows[0].route, ...said }, why);
  return rows[0].route;
}

/** Draws a route anew, or names it or puts its stops otherwise; stops null: they stay. */
export async function redrawRoute(db: Db, who: By, at: Date, { area, route }: At, said: Anew, why: string) {
  const held = await hold(db, who, at, area);
  const known = await routeOn(db, iso(shanghaiDay(at)), area, route);
  // Who has left the area since is no longer a stop; who is named now must be in it.
  const stops = said.stops ?? (await stillInside(db, at, known));
  await checkSaid(db, at, held, { ...said, stops }, route);
  await addVersion(db, who, at, held, { route, ...said, stops }, why);
}

type Anew = Omit<Said, 'stops'> & { readonly stops: readonly number[] | null };

async function stillInside(db: Db, at: Date, { area, stops }: Route): Promise<number[]> {
  const today = iso(shanghaiDay(at));
  const inside = new Set((await membersOf(db, await areasOn(db, today), area)).map(({ entityId }) => entityId));
  return stops.filter((id) => inside.has(id));
}

/** Closes a route; its entities are on the other routes of the area then. */
export async function closeRoute(db: Db, who: By, at: Date, { area, route }: At, why: string): Promise<void> {
  const held = await hold(db, who, at, area);
  const known = await routeOn(db, iso(shanghaiDay(at)), area, route);
  await addVersion(db, who, at, held, known, why, true);
}

/** Which route. */
export type At = Pick<Route, 'area' | 'route'>;

/**
 * Puts an entity at a place (from 1) of a route by hand: the order as it is then is kept, and what is new later falls in along
 * the way. Another route that had it by hand has it no more.
 */
export async function putOnRoute(db: Db, who: By, at: Date, { area, route }: At, entityId: number, place: number) {
  const held = await hold(db, who, at, area);
  const today = iso(shanghaiDay(at));
  const own = await routeOn(db, today, area, route);
  const { routes, members, order: all } = await alongRoutes(db, today, area);
  checkInside(members, [entityId]);
  const order = all.flatMap((one) =>
    one.route?.area === area && one.route.route === route && one.entityId !== entityId ? [one.entityId] : [],
  );
  for (const other of routes.filter((one) => one.route !== route && one.stops.includes(entityId)))
    await addVersion(db, who, at, held, { ...other, stops: other.stops.filter((id) => id !== entityId) }, '');
  await addVersion(db, who, at, held, { ...own, stops: order.toSpliced(place - 1, 0, entityId) }, '');
}

const ROUTING = [0x6a7b, 4];

async function hold(db: Db, who: By, at: Date, area: number): Promise<Area> {
  // Two who draw at a time must not both take one number or one version.
  await db.query('select pg_advisory_xact_lock($1, $2)', ROUTING);
  return checkActsFor(db, who, at, area);
}

async function checkSaid(db: Db, at: Date, { id, name: of }: Area, { name, line, stops }: Said, own?: number) {
  const today = iso(shanghaiDay(at));
  if ((line?.coordinates.length ?? 0) < 2 && stops.length < 2) throw new Problem(problems['areas.route-empty']);
  if ((await routesOn(db, today, [id])).some((other) => other.route !== own && other.name === name))
    throw new Problem(problems['areas.route-taken'], { area: of, name });
  if (stops.length > 0) checkInside(await membersOf(db, await areasOn(db, today), id), stops);
}

function checkInside(members: readonly { readonly entityId: number }[], stops: readonly number[]): void {
  const inside = new Set(members.map(({ entityId }) => entityId));
  const beyond = stops.find((id) => !inside.has(id));
  if (beyond !== undefined) throw new Problem(problems['areas.stop-not-inside'], { entity: internalId(beyond) });
}

type Version = Said & Pick<Route, 'route'>;

async function addVersion(db: Db, who: By, at: Date, area: Area, said: Version, why: string, closed = false) {
  const { route, name, line, stops } = said;
  await db.query(
    `insert into supervision.route_version (area_id, route, version, from_day, name, stops, line, closed, division, why, who,
       recorded_at)
     select $1, $2, 1 + coalesce(max(version), 0), $3, $4, $5, $6, $7, $8, $9, $10, $11
     from supervision.route_version where area_id = $1 and route = $2`,
    [
      ...[area.id, route, iso(shanghaiDay(at)), name, stops, line && JSON.stringify(line), closed, area.division],
      ...[why, who.id, at],
    ],
  );
  await tell(db, { topic: 'area', key: String(area.id), division: area.division });
}
