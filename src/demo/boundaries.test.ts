// The areas of the invented city: every entity stands in its own county's.

import { expect, test } from 'vitest';
import { countyAreas } from './boundaries.ts';
import { madeCity } from './city.ts';

type Ring = [number, number][];
type Areas = { properties: { code: string }; geometry: { coordinates: [Ring] } }[];

function holds(ring: Ring, lon: number, lat: number): boolean {
  return ring
    .slice(1)
    .every(([x, y], i) => (x - ring[i][0]) * (lat - ring[i][1]) - (y - ring[i][1]) * (lon - ring[i][0]) >= -1e-6);
}

test('every entity stands in the area of its county and in no other', () => {
  const entities = madeCity({ entities: 400, seed: '2026' });
  const areas = countyAreas(entities).features as Areas;
  expect(areas.map(({ properties }) => properties.code)).toEqual(
    [...new Set(entities.map((one) => one.division))].sort(),
  );
  for (const { lon, lat, division } of entities)
    expect(
      areas.filter(({ geometry }) => holds(geometry.coordinates[0], lon, lat)).map((one) => one.properties.code),
    ).toContain(division);
});
