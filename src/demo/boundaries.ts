// The boundary pack of the invented city: each county is the area nearest to its middle, as far as there are entities.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeEntity } from './city.ts';
import { COUNTIES, type County, STRETCH } from './counties.ts';

type Place = readonly [lon: number, lat: number];

const PACK = {
  name: { zh: '虚构城市的示意分区', en: 'Invented areas of the demo city' },
  notice: {
    zh: '由虚构主体的坐标划出，不是真实的行政区划界线',
    en: 'drawn from invented coordinates; not the real boundaries',
  },
  approval: null,
};

/** Writes the pack into a folder, unless there is one already. */
export function writeBoundaries(folder: string, entities: readonly MadeEntity[]): void {
  if (existsSync(join(folder, 'pack.json'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'counties.geojson'), JSON.stringify(countyAreas(entities)));
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(PACK, null, 2));
}

/** The areas as a collection of GeoJSON. */
export function countyAreas(entities: readonly MadeEntity[]): { type: string; features: unknown[] } {
  const whole = grown(hull(entities.map(({ lon, lat }): Place => [lon, lat])));
  const features = COUNTIES.map((county) => {
    const others = COUNTIES.filter((other) => other !== county);
    const area = others.reduce((left, other) => nearer(left, county, other), whole);
    return {
      type: 'Feature',
      properties: { code: county.code, name: county.name },
      geometry: { type: 'Polygon', coordinates: [[...area, area[0]]] },
    };
  });
  return { type: 'FeatureCollection', features };
}

/** The convex hull, counter-clockwise (Andrew's monotone chain). */
function hull(places: readonly Place[]): Place[] {
  const sorted = places.toSorted(([a, b], [c, d]) => a - c || b - d);
  const half = (ordered: readonly Place[]) => {
    const chain: Place[] = [];
    for (const place of ordered) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], place) <= 0) chain.pop();
      chain.push(place);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turn([ax, ay]: Place, [bx, by]: Place, [cx, cy]: Place): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** A little larger, so that nobody stands on the edge. */
function grown(area: readonly Place[]): Place[] {
  const middle = [0, 1].map((i) => area.reduce((sum, place) => sum + place[i], 0) / area.length);
  const out = (value: number, i: number) => Math.round((middle[i] + (value - middle[i]) * 1.06) * 1e5) / 1e5;
  return area.map(([lon, lat]): Place => [out(lon, 0), out(lat, 1)]);
}

/** The part of a convex area that is nearer to one middle than to another. */
function nearer(area: readonly Place[], own: County, other: County): Place[] {
  const far = ([lon, lat]: Place, { lon: x, lat: y }: County) => ((lon - x) * STRETCH) ** 2 + (lat - y) ** 2;
  const side = (place: Place) => far(place, other) - far(place, own);
  return area.flatMap((place, i) => {
    const next = area[(i + 1) % area.length];
    const [here, there] = [side(place), side(next)];
    const kept: Place[] = here >= 0 ? [place] : [];
    if (here >= 0 === there >= 0) return kept;
    const part = here / (here - there);
    return [...kept, [place[0] + (next[0] - place[0]) * part, place[1] + (next[1] - place[1]) * part] as const];
  });
}
