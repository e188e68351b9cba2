// Boundaries: which are refused and where, what lies inside, and how far two overlap.

import { expect, test } from 'vitest';
import type { Polygon, Position } from './area.ts';
import { boxOf, checkBoundary, holds, overlapOf } from './boundary.ts';

const polygon = (...corners: Position[]): Polygon => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
const square = (west: number, south: number, side: number) =>
  polygon([west, south], [west + side, south], [west + side, south + side], [west, south + side]);

test('a boundary is closed, encloses something and does not cross itself', () => {
  expect(() => checkBoundary(square(124, 40, 1))).not.toThrow();
  const [ring] = square(124, 40, 1).coordinates;
  const open = '边界没有闭合';
  expect(() => checkBoundary({ type: 'Polygon', coordinates: [ring.slice(0, -1)] })).toThrow(open);
  expect(() => checkBoundary(polygon([124, 40], [125, 41]))).toThrow(open);
  expect(() => checkBoundary(polygon([124, 40], [125, 40], [126, 40]))).toThrow();
  const bow = polygon([124, 39], [125, 40], [125, 39], [124, 40]);
  expect(() => checkBoundary(bow)).toThrow('124.50000, 39.50000');
});

test('a place lies inside, on the edge, or in the box around and still outside', () => {
  const triangle = polygon([0, 0], [2, 0], [0, 2]);
  const inside = (lon: number, lat: number) => holds(triangle, boxOf(triangle), lon, lat);
  expect(boxOf(triangle)).toEqual([0, 0, 2, 2]);
  expect([inside(0.5, 0.5), inside(1, 0), inside(1, 1)]).toEqual([true, true, true]);
  expect([inside(1.5, 1.5), inside(3, 0.5), inside(-0.1, 0.5)]).toEqual([false, false, false]);
});

test('an overlap is told by its part of the first and a place in it; a border drawn twice is none', () => {
  const [one, half, beside] = [square(0, 0, 2), square(1, 0, 2), square(2, 0, 2)];
  expect(overlapOf(one, half)).toEqual({ part: 0.5, at: [1.5, 1] });
  expect(overlapOf(one, beside)).toBeUndefined();
  expect(overlapOf(one, square(1.999, 0, 2))).toBeUndefined();
  expect(overlapOf(one, square(1.99, 0, 2))?.part).toBeCloseTo(0.005);
  // Of two pieces the larger tells where.
  const comb = polygon([-1, -1], [3, -1], [3, 0.5], [1.5, 0.5], [1.5, -0.5], [0.5, -0.5], [0.5, 0.4], [-1, 0.4]);
  expect(overlapOf(one, comb)?.at).toEqual([1.75, 0.25]);
});
