// The entities of an area as points of a map, and which of them a route has put in order by hand: what its stops are chosen from.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { internalId } from '../../registry/entity.ts';
import { areaOn, areasOn } from './read-areas.ts';
import { type listRoutePoints, MOST_POINTS } from './route-api.ts';
import { routeOn } from './routes-on.ts';

interface Row {
  readonly id: number;
  readonly uscc: string | null;
  readonly name: string;
  readonly address: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** As far as the reader sees them; refuses an area or a route that there is not. */
export async function routePoints(
  reader: Db,
  today: Day,
  area: number,
  route: number | undefined,
): Promise<AnswerOf<typeof listRoutePoints>> {
  await areaOn(reader, area, iso(today));
  const areas = await areasOn(reader, iso(today));
  const ids = areas.flatMap(({ id, parent }) => (id === area || parent === area ? [id] : []));
  const put = route === undefined ? [] : (await routeOn(reader, iso(today), area, route)).stops;
  const { rows } = await reader.query<Row>(
    `select e.entity_id as id, e.uscc, e.name, e.address, e.lon, e.lat from supervision.membership m
     join registry.entity e on e.entity_id = m.entity_id
     where m.area_id = any($1::int[]) and m.state in ('proposed', 'claimed', 'moving') or e.entity_id = any($2::int8[])
     order by e.entity_id = any($2::int8[]) desc, e.lon is null, e.address, e.entity_id limit $3`,
    [ids, put, MOST_POINTS + 1],
  );
  const codes = new Map(rows.map(({ id, uscc }) => [id, uscc ?? internalId(id)]));
  return {
    points: rows.slice(0, MOST_POINTS).map(({ id, name, address, lon, lat }) => ({
      ...{ code: codes.get(id)!, name, address },
      at: lon === null || lat === null ? null : [lon, lat],
    })),
    stops: put.flatMap((id) => codes.get(id) ?? []),
    more: rows.length > MOST_POINTS,
  };
}
