// Where two rulebooks differ on one entity.

import { expect, test } from 'vitest';
import { stretchesApart } from './stretches-apart.ts';

const span = (level: string, from: string | null, until: string | null) => ({ level, from, until });

test('stretches are cut where either changes, joined where both stay, and left out where they agree', () => {
  const first = [
    span('A', null, '2024-03-01'),
    span('C', '2024-03-01', '2024-06-01'),
    span('C', '2024-06-01', '2025-03-02'),
    span('A', '2025-03-02', null),
  ];
  const second = [
    span('A', '2003-10-31', '2024-03-01'),
    span('B', '2024-03-01', '2025-01-01'),
    span('A', '2025-01-01', null),
  ];
  expect(stretchesApart(first, second)).toEqual([
    { from: null, until: '2003-10-31', levels: ['A', null] },
    { from: '2024-03-01', until: '2025-01-01', levels: ['C', 'B'] },
    { from: '2025-01-01', until: '2025-03-02', levels: ['C', 'A'] },
  ]);
  expect(stretchesApart(first, first)).toEqual([]);
});
