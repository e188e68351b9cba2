// Cutting a boundary in two by a line, and joining two.

import { expect, test } from 'vitest';
import type { Polygon, Position } from './area.ts';
import { cutBy, joinOf } from './cut.ts';

const polygon = (...corners: Position[]): Polygon => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
const line = (...coordinates: Position[]) => ({ type: 'LineString' as const, coordinates });
const square = polygon([0, 0], [2, 0], [2, 2], [0, 2]);
const area = ({ coordinates: [ring] }: Polygon) =>
  Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0)) / 2;

test('a line through a square gives its left and its right, whichever way the ring turns', () => {
  const north = line([0.5, -1], [0.5, 1], [1, 3]);
  const { left, right } = cutBy(square, north);
  expect([area(left), area(right)]).toEqual([1.125, 2.875]);
  const clockwise = { ...square, coordinates: [square.coordinates[0].toReversed()] } as Polygon;
  expect(area(cutBy(clockwise, north).left)).toBeCloseTo(1.125);
  const back = cutBy(square, line(...north.coordinates.toReversed()));
  expect([area(back.left), area(back.right)]).toEqual([2.875, 1.125]);
});

test('a line through corners, and one that turns inside, leave nothing out and nothing twice', () => {
  const across = cutBy(square, line([-1, -1], [3, 3]));
  expect([area(across.left), area(across.right)]).toEqual([2, 2]);
  const bent = cutBy(square, line([1, -1], [1, 1], [3, 1]));
  expect([area(bent.left), area(bent.right)]).toEqual([3, 1]);
  expect(bent.right.coordinates[0]).toHaveLength(5);
});

test('a line that ends inside, passes by or crosses twice is refused', () => {
  const horns = polygon([0, 0], [3, 0], [3, 2], [2, 2], [2, 1], [1, 1], [1, 2], [0, 2]);
  const refused = (shape: Polygon, ...places: Position[]) =>
    expect(() => cutBy(shape, line(...places))).toThrow('分界线要从网格外画到网格外');
  refused(square, [1, -1], [1, 1]);
  refused(square, [5, -1], [5, 3]);
  refused(horns, [-1, 1.5], [4, 1.5]);
  expect(area(cutBy(horns, line([-1, 0.5], [4, 0.5])).right)).toBeCloseTo(1.5);
});

test('what was cut is joined again; what does not touch, or encloses a gap, is not', () => {
  const { left, right } = cutBy(square, line([0.5, -1], [1, 3]));
  expect(area(joinOf(left, right))).toBeCloseTo(4);
  expect(() => joinOf(square, polygon([3, 0], [4, 0], [4, 1]))).toThrow('两个网格不相连');
  const around = polygon([0, 0], [3, 0], [3, 1], [1, 1], [1, 2], [3, 2], [3, 3], [0, 3]);
  expect(() => joinOf(around, polygon([2, 0], [3, 0], [3, 3], [2, 3]))).toThrow('中间有空缺');
});
