// The door of routes (线路) over HTTP: drawing them, and who stands along them; `routeOrder` of routes-on.ts orders any list of entities.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Api } from '../../base/http/api.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { closeRoute, drawRoute, putOnRoute, redrawRoute } from './draw-route.ts';
import { areaOn } from './read-areas.ts';
import * as api from './route-api.ts';
import { routeEntities, routeLines } from './route-lines.ts';
import { routePoints } from './route-points.ts';

/** Answers what is asked about routes. */
export function routeRoutes(app: Api): void {
  app.on(api.listRoutes, ({ db, who, at, params, query }) => routeLines(db, who, at, params.id, query.on));
  app.on(api.listRouteEntities, ({ db, at, params, query }) =>
    routeEntities(db, at, { area: params.id, route: params.route }, query),
  );
  app.on(api.listRoutePoints, ({ db, at, params, query }) => routePoints(db, shanghaiDay(at), params.id, query.route));
  app.on(api.drawRoute, async ({ db, reader, who, at, params, body, note }) => {
    await areaOn(reader, params.id, iso(shanghaiDay(at)));
    const { why, stops, ...said } = body;
    const route = await drawRoute(db, who, at, params.id, { ...said, stops: await idsOf(reader, stops) }, why);
    note({ detail: `${said.name} ${why}` });
    return { route };
  });
  app.on(api.redrawRoute, async ({ db, reader, who, at, params: { id: area, route }, body, note }) => {
    await areaOn(reader, area, iso(shanghaiDay(at)));
    const { why, stops, ...said } = body;
    await redrawRoute(db, who, at, { area, route }, { ...said, stops: stops && (await idsOf(reader, stops)) }, why);
    note({ detail: `${said.name} ${why}` });
    return { route };
  });
  app.on(api.closeRoute, async ({ db, reader, who, at, params: { id: area, route }, body, note }) => {
    await areaOn(reader, area, iso(shanghaiDay(at)));
    await closeRoute(db, who, at, { area, route }, body.why);
    note({ detail: body.why });
    return { closed: true as const };
  });
  app.on(api.putOnRoute, async ({ db, reader, who, at, params: { id: area, route }, body, note }) => {
    await areaOn(reader, area, iso(shanghaiDay(at)));
    await putOnRoute(db, who, at, { area, route }, await entityAt(reader, body.entity), body.place);
    note({ detail: `${body.entity} ${body.place}` });
    return { put: true as const };
  });
}

async function idsOf(reader: Db, codes: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const code of codes) ids.push(await entityAt(reader, code));
  return [...new Set(ids)];
}
