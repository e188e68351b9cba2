// Divides the invented city into areas by the same verbs as an office: a grid in each county, officers, most entities claimed.

import { dayOf, iso, startOf } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import { chooseSheets } from '../duties/chosen.ts';
import { appoint } from '../supervision/areas/appoint.ts';
import type { Area, Polygon, Position } from '../supervision/areas/area.ts';
import { boxOf, holds } from '../supervision/areas/boundary.ts';
import { claimForOffice } from '../supervision/areas/claim.ts';
import { drawArea } from '../supervision/areas/draw-area.ts';
import { drawRoute } from '../supervision/areas/draw-route.ts';
import { placeEntities } from '../supervision/areas/place-entities.ts';
import { areasOn } from '../supervision/areas/read-areas.ts';
import { countyAreas } from './boundaries.ts';
import type { MadeEntity } from './city.ts';
import { addMissingUnits, OFFICERS_OF } from './first-accounts.ts';

/** Areas were drawn at the beginning of the year. */
const DRAWN_ON = dayOf('2026-01-05')!;
/** One in so many is left for whoever tries the demo. */
const LEFT = 40;
const NUMBERS = ['一', '二', '三', '四', '五', '六'];

/** Draws the areas unless there are some, proposes the entities and claims most of them; gives how many areas there are. */
export async function divideCity(
  database: Database,
  who: Who,
  at: Date,
  city: readonly MadeEntity[],
  pack: Pack = countyAreas(city) as Pack,
): Promise<number> {
  await database.transaction(async (db) => {
    if ((await areasOn(db, iso(DRAWN_ON))).length > 0) return;
    await addMissingUnits(db);
    for (const feature of pack.features) await divideCounty(db, who, feature, city);
    await appointOfficers(db, who);
    await drawRoutes(db, who, city);
    await chooseSheets(db, ['chongqing'], { who, at, why: '演示城市按重庆的办法巡查' });
  });
  await placeEntities(database, at, undefined, proposedOn);
  await database.transaction((db) => claimForOffice(db, who, at, LEFT));
  return (await database.read((db) => areasOn(db, iso(DRAWN_ON)))).length;
}

/** Proposed when the areas were drawn, or later on the day of registration. */
function proposedOn(established: string | null): Date {
  return startOf(Math.max(DRAWN_ON, dayOf(established ?? '') ?? DRAWN_ON));
}

interface Pack {
  readonly features: readonly {
    readonly properties: { readonly code: string; readonly name: string };
    readonly geometry: { readonly coordinates: readonly [readonly (readonly [number, number])[]] };
  }[];
}

/** Two columns of two or three rows; the last stops short of the border, so that somebody is in no area. */
async function divideCounty(
  db: Db,
  who: Who,
  { properties, geometry }: Pack['features'][number],
  city: readonly MadeEntity[],
): Promise<void> {
  const { code, name } = properties;
  const unit = code === '210603' ? 'station-03' : `county-${code.slice(4)}`;
  const by = { id: who.id, unit: { id: unit, name: '' }, reach: [''] };
  const rows = code === '210603' ? 3 : 2;
  const inside = city.filter(({ division }) => division === code);
  const short = name.replace(/(满族自治县|[区市县])$/, '');
  for (const [i, ring] of grid(geometry.coordinates[0].slice(0, -1), rows, inside).entries())
    await drawArea(
      db,
      by,
      startOf(DRAWN_ON),
      { name: `${short}第${NUMBERS[i]}网格`, parent: null, unit, boundary: polygonOf(ring), divisions: [], words: [] },
      '年度网格划定',
    );
}

async function appointOfficers(db: Db, who: Who): Promise<void> {
  const by = { id: who.id, unit: { id: 'station-03', name: '' } };
  const own = (await areasOn(db, iso(DRAWN_ON))).filter(({ unit }) => unit === 'station-03');
  const { rows } = await db.query<{ id: string; name: string }>(
    'select id, name from base.account where name = any($1::text[]) order by name',
    [OFFICERS_OF],
  );
  const account = (name: string) => rows.find((row) => row.name === name)?.id;
  const post = async (area: Area, name: string, part: 'officer' | 'stand-in') => {
    const id = account(name);
    const days = { from: iso(DRAWN_ON), until: null };
    if (id) await appoint(db, by, startOf(DRAWN_ON), { area: area.id, account: id, part, ...days });
  };
  for (const [i, area] of own.entries()) {
    await post(area, OFFICERS_OF[i % 2], 'officer');
    if (i === 0) await post(area, OFFICERS_OF[1], 'stand-in');
  }
}

/** Two ways through each area, from north to south, each through the middle of half of its entities. */
async function drawRoutes(db: Db, who: Who, city: readonly MadeEntity[]): Promise<void> {
  for (const { id, unit, boundary } of await areasOn(db, iso(DRAWN_ON))) {
    const by = { id: who.id, role: 'station-head', unit: { id: unit, name: '' } } as const;
    const box = boxOf(boundary!);
    const inside = city.filter(({ lon, lat }) => holds(boundary!, box, lon, lat)).sort((a, b) => a.lon - b.lon);
    const middle = Math.floor(inside.length / 2);
    if (middle < 2) continue;
    for (const [name, half] of [
      ['西线', inside.slice(0, middle)],
      ['东线', inside.slice(middle)],
    ] as const) {
      const said = { name, line: { type: 'LineString' as const, coordinates: wayThrough(half) }, stops: [] };
      await drawRoute(db, by, startOf(DRAWN_ON), id, said, '年度线路');
    }
  }
}

/** From the northernmost to the southernmost by the middle one of each fifth. */
function wayThrough(entities: readonly MadeEntity[]): Position[] {
  const southward = [...entities].sort((a, b) => b.lat - a.lat);
  const places = [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => southward[Math.round((southward.length - 1) * part)]);
  return places.map(({ lon, lat }) => [lon, lat]);
}

type Ring = readonly (readonly [number, number])[];

/** The southernmost part of the entities of a county that lies in no area. */
const UNCOVERED = 0.01;

/** A convex ring cut into two columns and rows of as many entities, from north-west on. */
function grid(ring: Ring, rows: number, inside: readonly MadeEntity[]): Ring[] {
  const [lons, lats] = (['lon', 'lat'] as const).map((axis) => inside.map((one) => one[axis]).sort((a, b) => a - b));
  const at = (sorted: readonly number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  const north = Math.max(...ring.map(([, lat]) => lat));
  const cuts = Array.from({ length: rows + 1 }, (_, i) =>
    i === rows ? north : at(lats, i === 0 ? UNCOVERED : i / rows),
  );
  const meridian = at(lons, 0.5);
  return Array.from({ length: rows }, (_, i) => rows - 1 - i).flatMap((row) => {
    const band = half(half(ring, 1, cuts[row], 1), 1, cuts[row + 1], -1);
    return [half(band, 0, meridian, -1), half(band, 0, meridian, 1)].filter(({ length }) => length > 2);
  });
}

/** The part of a convex ring on one side of a parallel or a meridian. */
function half(ring: Ring, axis: 0 | 1, at: number, side: 1 | -1): Ring {
  return ring.flatMap((place, i) => {
    const next = ring[(i + 1) % ring.length];
    const [here, there] = [(place[axis] - at) * side, (next[axis] - at) * side];
    const kept = here >= 0 ? [place] : [];
    if (here >= 0 === there >= 0) return kept;
    const part = here / (here - there);
    return [...kept, [place[0] + (next[0] - place[0]) * part, place[1] + (next[1] - place[1]) * part] as const];
  });
}

function polygonOf(ring: Ring): Polygon {
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const places = ring.map(([lon, lat]): Position => [round(lon), round(lat)]);
  return { type: 'Polygon', coordinates: [[...places, places[0]]] };
}
