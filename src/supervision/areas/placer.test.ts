// Where entities are proposed to: by coordinates, by a word of the address, by the division, and what is told where none fits.

import { expect, test } from 'vitest';
import type { Area } from './area.ts';
import { type Placeable, Placer } from './placer.ts';

const square = (west: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, 0],
      [west + 1, 0],
      [west + 1, 1],
      [west, 1],
      [west, 0],
    ],
  ] as [[number, number][]],
});
const area = (id: number, more: Partial<Area>): Area => ({
  ...{ id, version: 1, from: '2026-01-01', name: `网格${id}`, parent: null, unit: 'county', division: '210681' },
  ...{ boundary: null, divisions: [], words: [], ...more },
});
const areas = [
  area(1, { boundary: square(0) }),
  area(2, { boundary: square(1), words: ['新城大街'] }),
  area(3, { divisions: ['210681', '21068101'] }),
  area(4, { divisions: ['2106810'], words: ['江城'] }),
  area(5, { boundary: square(5), unit: 'other', division: '210603' }),
];
const placer = new Placer(areas);
const stands = (entity: Partial<Placeable>, by = placer) => {
  const {
    state,
    area: where,
    basis,
    said,
  } = by.placeOf({
    ...{ division: '210681', address: null, lon: null, lat: null },
    ...entity,
  });
  return [state, where, basis, said];
};

test('coordinates count before address and division', () => {
  expect(stands({ lon: 0.5, lat: 0.5, address: '新城大街1号' })).toEqual(['proposed', 1, 'inside', '']);
  // On the border of two: both have it.
  expect(stands({ lon: 1, lat: 0.5 })).toEqual(['disputed', null, 'overlap', '网格1、网格2']);
});

test('without coordinates a word of the address counts before the division, and of divisions the longest', () => {
  expect(stands({ address: '东港市新城大街3号' })).toEqual(['proposed', 2, 'address', '新城大街']);
  expect(stands({ address: '江城新城大街' })[0]).toBe('disputed');
  expect(stands({ division: '210681013' })).toEqual(['proposed', 3, 'division', '21068101']);
  expect(stands({ division: '210681023' })).toEqual(['proposed', 4, 'division', '2106810']);
  expect(stands({})).toEqual(['proposed', 3, 'division', '210681']);
});

test('coordinates in no area fall back to the address; those in another unit’s area are told with its name', () => {
  expect(stands({ lon: 9, lat: 9, address: '新城大街' })).toEqual(['proposed', 2, 'address', '新城大街']);
  const bounded = new Placer(areas.filter(({ boundary }) => boundary));
  expect(stands({ lon: 9, lat: 9 }, bounded)).toEqual(['unplaced', null, 'outside', '']);
  expect(stands({ lon: 5.5, lat: 0.5 }, bounded)).toEqual(['unplaced', null, 'elsewhere', '网格5']);
  expect(stands({ division: '210624' })).toEqual(['unplaced', null, 'nowhere', '210624']);
  // Whose division is not known may be anywhere.
  expect(stands({ division: '', lon: 5.5, lat: 0.5 })).toEqual(['proposed', 5, 'inside', '']);
});

test('a sub-area counts before the area that it is a part of; two sub-areas that share ground dispute it', () => {
  const part = area(6, { parent: 1, boundary: square(0) });
  expect(stands({ lon: 0.5, lat: 0.5 }, new Placer([...areas, part]))).toEqual(['proposed', 6, 'inside', '']);
  const both = new Placer([...areas, part, area(7, { parent: 1, boundary: square(0.25) })]);
  expect(stands({ lon: 0.5, lat: 0.5 }, both)[3]).toBe('网格6、网格7');
});
