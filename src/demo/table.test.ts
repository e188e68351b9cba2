// Tables with Chinese in them stay aligned.

import { expect, test } from 'vitest';
import { table, width } from './table.ts';

test.each([
  ['A', 1],
  ['等级', 4],
  ['Ⅱ类', 3],
  ['（江海）', 8],
  ['65.4%', 5],
])('%s takes %i columns', (text, columns) => {
  expect(width(text)).toBe(columns);
});

test('columns are aligned by what they take on the terminal', () => {
  expect(
    table(
      ['等级', '户数'],
      ['left', 'right'],
      [
        ['A 守信', '65'],
        ['B', '1,000'],
      ],
    ),
  ).toEqual(['  等级     户数', '  ──────  ─────', '  A 守信     65', '  B       1,000']);
});
