import { expect, test } from 'vitest';
import { spotsOf } from './around-layout.ts';

const related = {
  items: [{ step: 0 }, { step: 1 }, { step: 1 }, { step: 2 }, { step: 2 }],
  relations: [
    { from: 1, to: 0 },
    { from: 0, to: 2 },
    { from: 1, to: 3 },
    { from: 4, to: 2 },
  ],
};

test('the entity stands in the middle, each step on a ring of its own, nobody upon another', () => {
  const spots = spotsOf(related);
  const far = spots.map(({ x, y }) => Math.hypot(x, y).toFixed(3));
  expect(far).toEqual(['0.000', '0.500', '0.500', '1.000', '1.000']);
  expect(new Set(spots.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size).toBe(5);
});

test('whoever hangs on somebody stands in his direction', () => {
  const spots = spotsOf(related);
  const angle = (place: number) => Math.atan2(spots[place].y, spots[place].x);
  expect(angle(3)).toBeCloseTo(angle(1));
  expect(angle(4)).toBeCloseTo(angle(2));
});
