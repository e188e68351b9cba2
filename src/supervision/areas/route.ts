// Routes (线路): a way through an area, and the order in which entities stand along several of them.

import type { Position } from './area.ts';

/** A line of GeoJSON. */
export interface Line {
  type: 'LineString';
  coordinates: Position[];
}

/** A route as it holds on a day. */
export interface Route {
  readonly area: number;
  readonly route: number;
  readonly version: number;
  readonly from: string;
  readonly name: string;
  /** As drawn; null: the way through its stops. */
  readonly line: Line | null;
  /** Entities put in order by hand. */
  readonly stops: readonly number[];
}

/** An entity that may stand on a route. */
export interface Standing {
  readonly entityId: number;
  readonly place: Position | null;
}

/** Where an entity stands: on no route (null), or at some place of one. */
export interface OnRoute {
  readonly entityId: number;
  readonly route: Route | null;
  /** Metres from the beginning of the route, and from the route to the entity; null where it has no coordinates. */
  readonly along: number | null;
  readonly off: number | null;
  readonly byHand: boolean;
}

/** A route's way for measuring: as drawn, else through its stops; undefined where that is less than two places. */
function wayOf({ line, stops }: Route, places: ReadonlyMap<number, Position | null>): Line | undefined {
  if (line) return line;
  const coordinates = stops.flatMap((id) => {
    const place = places.get(id);
    return place ? [place] : [];
  });
  return coordinates.length < 2 ? undefined : { type: 'LineString', coordinates };
}

/** The way that is drawn on the map. */
export function shownWay(route: Route, standing: readonly Standing[]): Line | null {
  return wayOf(route, new Map(standing.map(({ entityId, place }) => [entityId, place]))) ?? null;
}

/**
 * Entities in the order of their routes, those of no route last: put by hand where people have put them, the others on the
 * nearest route, each behind the last stop that it is not before.
 */
export function orderAlong(routes: readonly Route[], entities: readonly Standing[]): OnRoute[] {
  const places = new Map(entities.map(({ entityId, place }) => [entityId, place]));
  const ways = routes.flatMap((route) => {
    const way = wayOf(route, places);
    return way ? [{ route, measure: measureOf(way) }] : [];
  });
  const put = new Map(routes.flatMap((route) => route.stops.map((id) => [id, route] as const)));
  const all = entities.map(({ entityId, place }): OnRoute => {
    const own = put.get(entityId);
    const near = ways
      .filter(({ route }) => !own || route === own)
      .flatMap(({ route, measure }) => (place ? [{ route, ...measure(place) }] : []))
      .reduce<Near | undefined>((best, one) => (best && best.off <= one.off ? best : one), undefined);
    const { route = own ?? null, along = null, off = null } = near ?? {};
    return { entityId, route, along, off, byHand: own !== undefined };
  });
  const of = Map.groupBy(all, ({ route }) => route);
  return [...routes.flatMap((route) => arranged(route, of.get(route) ?? [])), ...(of.get(null) ?? [])];
}

interface Near {
  readonly route: Route;
  readonly along: number;
  readonly off: number;
}

/** The stops in their order; every other behind the stop of which it is the farther one along the way. */
function arranged({ stops }: Route, members: readonly OnRoute[]): OnRoute[] {
  const byId = new Map(members.map((one) => [one.entityId, one]));
  const kept = stops.flatMap((id) => byId.get(id) ?? []);
  const marks = kept
    .flatMap(({ along }, i) => (along === null ? [] : [{ along, i }]))
    .sort((a, b) => a.along - b.along);
  const others = members.filter(({ byHand }) => !byHand).sort((a, b) => a.along! - b.along!);
  const behind = Map.groupBy(others, ({ along }) => marks.findLast((mark) => mark.along <= along!)?.i ?? -1);
  return [...(behind.get(-1) ?? []), ...kept.flatMap((one, i) => [one, ...(behind.get(i) ?? [])])];
}

const METRES_A_DEGREE = 111_320;

/** How far along a way, and how far from it, a place is: on the flat, which does over the few kilometres of an area. */
function measureOf({ coordinates }: Line): (place: Position) => { along: number; off: number } {
  const narrow = Math.cos((coordinates[0][1] * Math.PI) / 180);
  const flat = ([lon, lat]: Position) => [lon * narrow * METRES_A_DEGREE, lat * METRES_A_DEGREE] as const;
  const corners = coordinates.map(flat);
  let total = 0;
  const pieces = corners.slice(1).map((to, i) => {
    const [x, y] = corners[i];
    const [dx, dy] = [to[0] - x, to[1] - y];
    const piece = { x, y, dx, dy, length: Math.hypot(dx, dy), before: total };
    total += piece.length;
    return piece;
  });
  return (place) => {
    const [px, py] = flat(place);
    let best = { along: 0, off: Number.POSITIVE_INFINITY };
    for (const { x, y, dx, dy, length, before } of pieces) {
      const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - x) * dx + (py - y) * dy) / length ** 2));
      const off = Math.hypot(px - x - part * dx, py - y - part * dy);
      if (off < best.off) best = { along: before + part * length, off };
    }
    return best;
  };
}
