// Routes as they are shown: how many entities stand along each, and which, in order.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { numberAfter } from '../../base/http/page-by.ts';
import { entityLineOf, LINE_COLUMNS, type LineRow } from '../../registry/entity-line.ts';
import { actsFor } from './acts-for.ts';
import type { At } from './draw-route.ts';
import { areaOn } from './read-areas.ts';
import { type OnRoute, shownWay } from './route.ts';
import { alongRoutes, routeOn } from './routes-on.ts';

/** The routes of an area on a day with how many stand on each, as the areas are filled now. */
export async function routeLines(db: Db, who: Reader, at: Date, id: number, on?: string) {
  const day = on ?? iso(shanghaiDay(at));
  const area = await areaOn(db, id, day);
  const { routes, members, all, order } = await alongRoutes(db, day, id);
  const of = Map.groupBy(order, ({ route }) => route);
  const own = new Set(members.map(({ entityId }) => entityId));
  return {
    on: day,
    items: routes.map((route) => {
      const standing = of.get(route) ?? [];
      const way = shownWay(route, all);
      return {
        ...{ route: route.route, name: route.name, from: route.from, way, drawn: route.line !== null },
        ...{ entities: standing.length, byHand: standing.filter(({ byHand }) => byHand).length },
      };
    }),
    onNone: (of.get(null) ?? []).filter(({ entityId }) => own.has(entityId)).length,
    draw: who.permissions.includes('route.draw') && (await actsFor(db, who, at, area)),
  };
}

interface Paged {
  readonly after?: string;
  readonly limit: number;
}

/** A page of the entities along a route, in order. */
export async function routeEntities(db: Db, at: Date, { area, route }: At, { after, limit }: Paged) {
  const today = iso(shanghaiDay(at));
  await areaOn(db, area, today);
  await routeOn(db, today, area, route);
  const { order: all } = await alongRoutes(db, today, area);
  const order = all.filter((one) => one.route?.area === area && one.route.route === route);
  const first = numberAfter(after) ?? 0;
  const shown = order.slice(first, first + limit);
  const next = first + limit < order.length ? String(first + limit) : null;
  return { items: await linesOf(db, shown, first + 1), next, total: order.length };
}

async function linesOf(db: Db, shown: readonly OnRoute[], first: number) {
  const { rows } = await db.query<LineRow & { readonly address: string | null }>(
    `select ${LINE_COLUMNS}, e.address from registry.entity e where e.entity_id = any($1::int8[])`,
    [shown.map(({ entityId }) => entityId)],
  );
  const byId = new Map(rows.map((row) => [row.entity_id, row]));
  return shown.flatMap(({ entityId, along, off, byHand }, i) => {
    const row = byId.get(entityId);
    return row ? [{ place: first + i, entity: entityLineOf(row), address: row.address, along, off, byHand }] : [];
  });
}
