// The routes of areas as they hold on a day, and the order of entities along them.

import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import type { Area, Position } from './area.ts';
import { problems } from './problems.ts';
import { areasOn } from './read-areas.ts';
import { type OnRoute, orderAlong, type Route, type Standing } from './route.ts';

/** The routes of some areas on a day (ISO). */
export async function routesOn(db: Db, day: string, areaIds: readonly number[]): Promise<Route[]> {
  const { rows } = await db.query<Route>(
    `select area_id as area, route, version, from_day::text as "from", name, line, stops from (
       select distinct on (area_id, route) * from supervision.route_version
       where area_id = any($2::int[]) and from_day <= $1::date order by area_id, route, from_day desc, version desc
     ) v where not closed order by area_id, route`,
    [day, areaIds],
  );
  return rows;
}

/** One route of an area; refuses one that there is not. */
export async function routeOn(db: Db, day: string, area: number, id: number): Promise<Route> {
  const found = (await routesOn(db, day, [area])).find(({ route }) => route === id);
  if (!found) throw new Problem(problems['areas.no-such-route'], { id: area, route: id });
  return found;
}

interface Row {
  readonly entity_id: number;
  readonly area_id: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

const COLUMNS = 'e.entity_id, m.area_id, e.lon, e.lat';
const MEMBER = `supervision.membership m join registry.entity e on e.entity_id = m.entity_id`;

function standingOf({ entity_id, lon, lat }: Row): Standing {
  return { entityId: entity_id, place: lon === null || lat === null ? null : ([lon, lat] as Position) };
}

/** The entities of an area and its sub-areas. */
export async function membersOf(db: Db, areas: readonly Area[], id: number): Promise<Standing[]> {
  const ids = areas.flatMap((area) => (area.id === id || area.parent === id ? [area.id] : []));
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from ${MEMBER} where m.area_id = any($1::int[])
       and m.state in ('proposed', 'claimed', 'moving') order by e.address, e.entity_id`,
    [ids],
  );
  return rows.map(standingOf);
}

/** An area's routes on a day, its entities, and where these stand: on its routes, or on those of its area or sub-areas. */
export async function alongRoutes(db: Db, day: string, id: number) {
  const areas = await areasOn(db, day);
  const top = areas.find((area) => area.id === id)?.parent ?? id;
  const whole = areas.flatMap((area) => (area.id === top || area.parent === top ? [area.id] : []));
  const routes = await routesOn(db, day, whole);
  const members = await membersOf(db, areas, id);
  const all = top === id ? members : await membersOf(db, areas, top);
  return { routes: routes.filter(({ area }) => area === id), members, all, order: orderAlong(routes, all) };
}

/**
 * Entities in the order in which whoever goes along the routes of a day (ISO) comes by them: area by area, route by route,
 * those of no route behind them by address. A sub-area's entities stand on its own routes and on those of its area.
 */
export async function routeOrder(db: Db, day: string, entityIds: readonly number[]): Promise<OnRoute[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from registry.entity e left join supervision.membership m on m.entity_id = e.entity_id
     where e.entity_id = any($1::int8[]) order by m.area_id, e.address, e.entity_id`,
    [entityIds],
  );
  const areas = await areasOn(db, day);
  const above = new Map(areas.map(({ id, parent }) => [id, parent ?? id]));
  const routes = await routesOn(
    db,
    day,
    areas.map(({ id }) => id),
  );
  const stops = await standingOn(
    db,
    routes.flatMap((one) => one.stops),
  );
  const asked = new Set(entityIds);
  const byArea = Map.groupBy(rows, ({ area_id }) => above.get(area_id ?? 0) ?? 0);
  return [...byArea].flatMap(([area, members]) => {
    const own = routes.filter((one) => above.get(one.area) === area);
    const put = new Set(own.flatMap((one) => one.stops));
    const others = stops.filter(({ entityId }) => put.has(entityId) && !asked.has(entityId));
    return orderAlong(own, [...members.map(standingOf), ...others]).filter(({ entityId }) => asked.has(entityId));
  });
}

async function standingOn(db: Db, ids: readonly number[]): Promise<Standing[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<Row>(
    'select entity_id, null::int as area_id, lon, lat from registry.entity where entity_id = any($1::int8[])',
    [ids],
  );
  return rows.map(standingOf);
}
