// What an entity adds to the counts of a window, from the lines of its runs.

import { expect, test } from 'vitest';
import { standsIn } from './stands.ts';
import { Tally } from './tally.ts';
import { monthsOf, windowAround } from './window.ts';

const line = (rulebook: number, from: number | '', until: number | '', level: string, tier = '') =>
  [rulebook, from, until, 'first', level, tier, '7,8'].join('\t');

test('the beginning, moves within the window, gaps and ends', () => {
  const runs = [
    line(1, '', 90, 'A', 'I'),
    line(1, 90, 110, 'B', 'II'),
    line(1, 110, 120, 'B', 'II'),
    line(1, 130, 150, 'C', 'III'),
    line(1, 150, '', 'A', 'I'),
    line(2, 140, 170, 'A'),
    line(3, '', 100, 'A'),
  ].join('\n');
  const { beginning, moves } = standsIn(runs, 100, 180);
  expect([...beginning]).toEqual([[1, 'B\tII']]);
  expect(moves.map(({ rulebook, on, before, after }) => [rulebook, on, before, after])).toEqual([
    [1, 120, 'B\tII', '\t'],
    [1, 130, '\t', 'C\tIII'],
    [1, 150, 'C\tIII', 'A\tI'],
    [2, 140, '\t', 'A\t'],
    [2, 170, 'A\t', '\t'],
  ]);
});

test('what is put in and taken out again leaves nothing; each month counts who stands so on its first day', () => {
  const from = windowAround(20_000);
  const months = monthsOf(from);
  const place = { division: '210602', industry: 'F52' };
  const stands = standsIn(
    [line(1, '', months[3], 'A'), line(1, months[3], months[5] + 1, 'C')].join('\n'),
    from,
    99_999,
  );
  const tally = new Tally(from);
  tally.put(place, stands, 1);
  const rows = [...tally.rows()];
  expect(rows.map(({ level, counts }) => [level, counts.slice(0, 8).join('')])).toEqual([
    ['A', '11100000'],
    ['C', '00011100'],
  ]);
  tally.put(place, stands, -1);
  expect([...tally.rows()]).toEqual([]);
});
