// What routes answer over HTTP: drawing them in an area, and the entities along them in order.

import { z } from 'zod';
import { operation, pageOf, paging } from '../../base/http/operation.ts';
import { reason } from '../../base/proposal-api.ts';
import { day, entityLine } from '../../registry/api.ts';

const id = z.coerce.number().int().min(1).max(2_147_483_647);
const areaPath = z.object({ id });
const routePath = z.object({ id, route: z.coerce.number().int().min(1).max(32_767) });

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** A line of GeoJSON. */
export const line = z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2).max(2000) });

const said = {
  name: z.string().trim().min(1).max(60),
  /** As drawn; null: the way through its stops. */
  line: line.nullable(),
  /** Entities in order; with a line, those that stand otherwise than along it. */
  stops: z.array(z.string().min(1).max(60)).max(500),
  why: reason,
};

const routeLine = z
  .object({
    route: z.number().int(),
    name: z.string(),
    from: day,
    /** The way, as drawn or through its stops. */
    way: line.nullable(),
    drawn: z.boolean(),
    entities: z.number().int(),
    byHand: z.number().int(),
  })
  .meta({ id: 'Route' });

export const listRoutes = operation({
  id: 'listRoutes',
  method: 'GET',
  path: '/areas/{id}/routes',
  permit: 'area.read',
  summary: { zh: '一个网格的线路，和没有列入线路的户数', en: 'Routes of an area, and how many entities are on none' },
  params: areaPath,
  query: z.object({ on: day.optional() }),
  answer: z.object({
    on: day,
    items: z.array(routeLine),
    /** Entities of the area on none of them. */
    onNone: z.number().int(),
    /** Whether the asker may draw them. */
    draw: z.boolean(),
  }),
});

export const listRouteEntities = operation({
  id: 'listRouteEntities',
  method: 'GET',
  path: '/areas/{id}/routes/{route}/entities',
  permit: 'area.read',
  summary: { zh: '线路上的主体，按先后', en: 'Entities along a route, in order' },
  params: routePath,
  query: z.object(paging),
  answer: pageOf(
    z.object({
      place: z.number().int(),
      entity: entityLine,
      address: z.string().nullable(),
      /** Metres along the way, and from it; null where it has no coordinates. */
      along: z.number().nullable(),
      off: z.number().nullable(),
      byHand: z.boolean(),
    }),
  ).extend({ total: z.number().int() }),
});

/** More entities of an area are not offered at once. */
export const MOST_POINTS = 3000;

export const listRoutePoints = operation({
  id: 'listRoutePoints',
  method: 'GET',
  path: '/areas/{id}/points',
  permit: 'area.read',
  summary: {
    zh: '网格里的主体在地图上的位置，用来点选线路的先后',
    en: 'Where the entities of an area are, to choose the stops of a route',
  },
  params: areaPath,
  query: z.object({ route: z.coerce.number().int().min(1).max(32_767).optional() }),
  answer: z.object({
    /** Those with coordinates first. */
    points: z.array(
      z.object({
        /** As stops name it. */
        code: z.string(),
        name: z.string(),
        address: z.string().nullable(),
        at: position.nullable(),
      }),
    ),
    /** The stops that the route has by hand, in order. */
    stops: z.array(z.string()),
    /** Whether there are more than are told. */
    more: z.boolean(),
  }),
});

export const drawRoute = operation({
  id: 'drawRoute',
  method: 'POST',
  path: '/areas/{id}/routes',
  permit: 'route.draw',
  summary: { zh: '在网格里画一条线路', en: 'Draw a route in an area' },
  params: areaPath,
  body: z.object(said),
  answer: z.object({ route: z.number().int() }),
});

export const redrawRoute = operation({
  id: 'redrawRoute',
  method: 'PUT',
  path: '/areas/{id}/routes/{route}',
  permit: 'route.draw',
  summary: { zh: '重画线路，从今天起', en: 'Draw a route anew, from today' },
  params: routePath,
  /** Stops null: as they are. */
  body: z.object({ ...said, stops: said.stops.nullable() }),
  answer: z.object({ route: z.number().int() }),
});

export const closeRoute = operation({
  id: 'closeRoute',
  method: 'POST',
  path: '/areas/{id}/routes/{route}/closing',
  permit: 'route.draw',
  summary: { zh: '撤销线路', en: 'Close a route' },
  params: routePath,
  body: z.object({ why: reason }),
  answer: z.object({ closed: z.literal(true) }),
});

export const putOnRoute = operation({
  id: 'putOnRoute',
  method: 'POST',
  path: '/areas/{id}/routes/{route}/stops',
  permit: 'route.draw',
  summary: { zh: '把一户放到线路的某个位置', en: 'Put an entity at a place of a route' },
  params: routePath,
  body: z.object({ entity: z.string().min(1).max(60), place: z.number().int().min(1).max(100_000) }),
  answer: z.object({ put: z.literal(true) }),
});
