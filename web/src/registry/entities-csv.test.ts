import { expect, test } from 'vitest';
import { csvOf } from './entities-csv.ts';

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+86 23', "'+86 23"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  [' =1', "' =1"],
  ['＝1', "'＝1"],
])('a cell that could act as a formula is defused: %j', (written, cell) => {
  expect(csvOf([[written]])).toBe(`\uFEFF${cell}\r\n`);
});

test('commas, quotes and line ends stay in their cell; numbers stay numbers', () => {
  expect(csvOf([['a,b', 'say "x"', '一\n二', -5, null]])).toBe('\uFEFF"a,b","say ""x""","一\n二",-5,\r\n');
});
