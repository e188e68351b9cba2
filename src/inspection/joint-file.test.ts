// Plans of departments from files: merged week by week, refused with the line.

import { expect, test } from 'vitest';
import { merge } from './joint/merge.ts';
import { readJoint, visitRows } from './joint-file.ts';

const HEAD = '主体,部门,计划,事项,开始,结束,工作量,守信\n';
const capacity = { name: 'c', csv: '部门,每周工作量\n市场,4\n消防,4\n' };
const read = (rows: string) => readJoint({ name: 'd', csv: HEAD + rows }, capacity);

test('two departments visit an entity in one week that suits both', () => {
  const file = read(
    '甲,市场,一,食品,2026-03-02,2026-03-29,2,是\n甲,消防,二,消防,2026-03-16,2026-04-12,2,是\n乙,市场,一,食品,2026-03-02,2026-03-29,2,否\n',
  );
  expect(visitRows(file, merge(file.asked))).toEqual([
    ['甲', '2026-03-16', '市场；消防', '食品；消防'],
    ['乙', '2026-03-02', '市场', '食品'],
  ]);
});

test.each([
  ['甲,市场,一,食品,三月,2026-03-29,2,是\n', '第 2 行 开始“三月”不是日期'],
  ['甲,市场,一,食品,2026-03-29,2026-03-02,2,是\n', '结束在开始之前'],
  ['甲,市场,一,食品,2026-03-02,2026-03-29,多,是\n', '工作量“多”不是数'],
  ['甲,交通,一,货运,2026-03-02,2026-03-29,2,是\n', '没有“交通”'],
])('%s is refused', (rows, said) => {
  expect(() => read(rows)).toThrow(said);
});
