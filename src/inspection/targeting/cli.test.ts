// The commands of targeting from file to file.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, onTestFinished, test } from 'vitest';
import { targeting } from './cli.ts';
import { readVisits } from './visits-file.ts';

const NO_REGISTER = () => Promise.reject(new Error('none of these needs a register'));
const HEADINGS = '编号,日期,严重,较重,不合格,类别';

/** Every third shop has problems each year, and a critical one in most. */
function visits(): string {
  const lines = Array.from({ length: 90 }, (_, i) =>
    [2019, 2020, 2021, 2022, 2023].map((year) => {
      const bad = i % 3 === 0;
      const critical = Number(bad ? (i + year) % 3 > 0 : (i + year) % 17 === 0);
      return `S${i},${year}-0${1 + (i % 9)}-11,${critical},${bad ? 2 : 0},${critical ? '是' : '否'},${i % 2 ? '餐饮' : '零售'}`;
    }),
  );
  return [HEADINGS, ...lines.flat()].join('\n');
}

test('fit, score and report: the worst come first, with reasons; the same files give the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-targeting-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [file, card, again] = ['visits.csv', 'card.yaml', 'again.yaml'].map((name) => join(folder, name));
  writeFileSync(file, visits());
  const said: string[] = [];
  const run = async (...args: string[]) => {
    const program = new Command().exitOverride();
    targeting(program, { open: NO_REGISTER, lang: () => 'zh', print: (line) => said.push(line) });
    await program.parseAsync(['targeting', ...args], { from: 'user' });
    return said.splice(0);
  };
  await run('fit', file, '--until', '2023-01-01', '--title', '试验', '--out', card);
  await run('fit', file, '--until', '2023-01-01', '--title', '试验', '--out', again);
  expect(readFileSync(again, 'utf8')).toBe(readFileSync(card, 'utf8'));
  const [headings, first, ...rest] = await run('score', card, file, '--on', '2023-01-01');
  expect(headings).toBe('编号,等级,分数,可能,权重,理由');
  expect(Number(/^S(\d+),D,/.exec(first)?.[1]) % 3).toBe(0);
  expect(first).toContain('(+');
  expect(rest).toHaveLength(89);
  expect((await run('report', card, file, '--on', '2023-01-01')).join('\n')).toMatch(
    /按分数：AUC 0\.[89]|按分数：AUC 1/,
  );
  await expect(run('report', card, file, '--on', '2030-01-01')).rejects.toThrow(/两种结果都要有/);
  await expect(run('score', card, file, '--on', '一月')).rejects.toThrow();
});

test.each([
  ['日期,严重\n2020-01-01,1', /编号/],
  [`${HEADINGS}\nS1,2020-13-01,1,0,是,餐饮`, /第 2 行.*日期/],
  [`${HEADINGS}\nS1,2020-12-01,一,0,是,餐饮`, /第 2 行.*不是数/],
  [`${HEADINGS}\nS1,2020-12-01,1,0,有,餐饮`, /第 2 行.*是.*否/],
  [`${HEADINGS}\n,2020-12-01,1,0,是,餐饮`, /第 2 行.*编号/],
])('a file that is no list of visits is refused with its line: %j', (csv, why) => {
  expect(() => readVisits('visits.csv', csv)).toThrow(why);
});

test('kind and licences are those of the first visit, subjects are counted', () => {
  const csv = '编号,日期,严重,类别,方面,许可\nS,2022-05-01,1,零售,食品；食品；消防,\nS,2021-05-01,0,餐饮,,烟草；酒类\n';
  const [{ kind, licences, visits }] = readVisits('visits.csv', csv);
  expect([kind, licences]).toEqual(['餐饮', ['烟草', '酒类']]);
  expect(visits.map(({ subjects }) => subjects)).toEqual([{}, { 食品: 2, 消防: 1 }]);
});
