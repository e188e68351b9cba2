// For whom what lies in no area counts: for every unit over it, but for neither of two that could both have it.

import { expect, test } from 'vitest';
import { ratesOfUnit } from './rates.ts';

const unit = (id: string, parent: string | null, division: string) => ({
  id,
  parent,
  division,
  name: id,
  kind: 'station',
});
const units = [
  unit('city', null, '2106'),
  unit('county', 'city', '210681'),
  unit('one', 'county', '210681'),
  unit('two', 'county', '210681'),
  unit('other', 'city', '210602'),
];
const counts = [{ area: null, division: '210681', state: 'unplaced' as const, tagging: 'none' as const, count: 3 }];

test('what has no area counts for the superior of two units of one division, not for them', () => {
  const all = Object.fromEntries(
    units.map((one) => [one.id, ratesOfUnit(counts, [], units, one, new Map()).partition.all]),
  );
  expect(all).toEqual({ city: 3, county: 3, one: 0, two: 0, other: 0 });
});
