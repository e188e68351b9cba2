// The commands of draws, from the register to a file that anybody works out again.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { chainOf, workOut } from '../../test/draw/independent.ts';
import { dayOf } from '../base/day.ts';
import { fileAndGrade, saveAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { makeUscc } from '../registry/uscc.ts';
import { inspection } from './cli.ts';
import { readVisits } from './targeting/visits-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinxin-draws-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const who = { id: 'clerk', name: 'clerk' };
const at = new Date('2026-01-02T00:00:00Z');
const database = await testDatabase();
const register = { database, grading: (await prepareRegister(database, at)).grading };

/** Runs a command; its lines, and its exit code. */
async function run(lang: 'zh' | 'en', ...words: string[]) {
  const lines: string[] = [];
  const program = new Command().exitOverride();
  inspection(program, { open: async () => register, lang: () => lang, print: (line) => lines.push(line) });
  process.exitCode = 0;
  await program.parseAsync(['draws', ...words], { from: 'user' });
  const code = Number(process.exitCode);
  process.exitCode = 0;
  return { lines, code };
}

const codeOf = (i: number) => makeUscc('91', '210602', i);
await database.transaction(async (db) => {
  const entity = (i: number, more: object) => ({
    attributes: { name: `金信食品${i}号`, kind: 'enterprise', division: '210602', ...more },
    identifiers: { uscc: codeOf(i) },
  });
  const inputs = [
    ...Array.from({ length: 20 }, (_, i) => entity(i, {})),
    entity(90, { status: 'deregistered' }),
    entity(91, { division: '210603' }),
  ];
  const saved = await saveAndGrade(db, who, at, inputs, register.grading);
  const fined = (i: number) => ({
    entityId: (saved[i] as { entityId: number }).entityId,
    type: 'administrative-penalty',
    source: 'test',
    fields: { document_number: `罚${i}`, decided_on: '2025-12-01', measures: [{ kind: 'fine', amount: 40_000 }] },
  });
  await fileAndGrade(db, who, at, [fined(3), fined(7)], register.grading);
});
// As Excel saves it here.
const officers = '编号,姓名,领域,回避,最多次数\no1,赵,食品,,9\no2,钱,,,\no3,孙,食品；消防,,\n';
writeFileSync(path('officers.csv'), Buffer.from(`﻿${officers}`));

test('the visits of targeting come from the records of the register', async () => {
  const source = 'test';
  const entityId = await database.transaction(async (db) => {
    const attributes = { name: '金信酒楼', kind: 'enterprise', industries: ['H6210'] };
    const [saved] = await saveAndGrade(
      db,
      who,
      at,
      [{ attributes, identifiers: { uscc: codeOf(50) } }],
      register.grading,
    );
    return (saved as { entityId: number }).entityId;
  });
  const found = (number: string, inspected_on: string, more: object) => ({
    ...{ entityId, type: 'inspection-result', source },
    fields: { document_number: number, inspected_on, kind: 'spot-check', outcome: 'corrected', ...more },
  });
  const licence = { document_number: '许1', decided_on: '2024-01-01', field: 'operation' };
  const filings = [
    { entityId, type: 'administrative-licence', source, fields: licence },
    found('检1', '2025-03-01', { subject: 'food', critical: true, failed: true }),
    found('检2', '2025-03-01', { subject: 'fire-safety', failed: true, enforced: true }),
    found('检3', '2025-06-01', { subject: 'food', failed: false, kind: 'complaint' }),
  ];
  const filed = await database.transaction((db) => fileAndGrade(db, who, at, filings, register.grading));
  expect(filed.flatMap((one) => one.problems)).toEqual([]);
  const lines: string[] = [];
  const program = new Command().exitOverride();
  inspection(program, { open: async () => register, lang: () => 'zh', print: (line) => lines.push(line) });
  await program.parseAsync(['targeting', 'visits', path('visits.csv')], { from: 'user' });
  expect(lines[0]).toMatch(/：2 次检查。$/);
  const visits = readVisits('visits.csv', readFileSync(path('visits.csv'), 'utf8'));
  const none = { critical: 0, serious: 0, minor: 0, failed: false, enforced: false, planned: false, subjects: {} };
  const worst = { critical: 1, serious: 1, failed: true, enforced: true, planned: true };
  expect(visits).toEqual([
    {
      ...{ id: codeOf(50), kind: 'H62', licences: ['经营许可'] },
      visits: [
        { ...none, ...worst, day: dayOf('2025-03-01'), subjects: { 食品安全: 1, 消防安全: 1 } },
        { ...none, day: dayOf('2025-06-01') },
      ],
    },
  ]);
});

const terms = (...more: string[]) => [
  ...['terms', '--title', '一季度检查', '--rulebook', 'chongqing', '--on', '2026-01-10', '--division', '210602'],
  ...[
    '--officers',
    path('officers.csv'),
    '--seed',
    '体彩排列三第26011期',
    '2026-01-11',
    '--out',
    path('terms.json'),
    ...more,
  ],
];

test('terms from the register, laid down, drawn, changed and verified; the independent implementation agrees', async () => {
  const made = await run('zh', ...terms('--share', 'A=10', 'C=100'));
  expect(made.lines[0]).toContain('20 个对象，3 名检查人员');
  const file = path('q1.draw.json');
  const laid = await run('zh', 'lay', path('terms.json'), '--out', file);
  expect((await run('en', 'verify', file)).lines).toEqual(['holds\tthe terms against their hash (1)']);
  const drawn = await run('zh', 'draw', file, '--value', '3 1 7');
  // A tenth of the 18 with A, rounded up, and both with C.
  expect(drawn.lines).toHaveLength(4);
  expect(
    drawn.lines
      .slice(2)
      .map((line) => line.slice(0, 18))
      .sort(),
  ).toEqual([codeOf(3), codeOf(7)].sort());
  const [first, second] = drawn.lines.map((line) => line.slice(0, 18));
  await run('zh', 'change', file, '--entity', first, '--why', '歇业');
  const officer = JSON.parse(readFileSync(file, 'utf8')).visits[1].officers[0];
  const aside = await run('zh', 'change', file, '--entity', second, '--officer', officer, '--why', '亲属');
  expect(aside.lines[0]).not.toContain(officer);
  expect(await run('zh', 'verify', file)).toEqual({
    lines: [
      '相符\t方案与承诺值（1 项）',
      '相符\t种子与方案（1 项）',
      '相符\t抽取结果（4 项）',
      '相符\t替换（2 项）',
      '相符\t替换及其理由的哈希链（2 项）',
    ],
    code: 0,
  });
  const published = JSON.parse(readFileSync(file, 'utf8'));
  const other = workOut(
    published.terms,
    ['3 1 7'],
    published.changes.map(({ change }: { change: never }) => change),
  );
  expect(laid.lines[0]).toContain(other.hash);
  expect([published.visits, published.changes]).toEqual([other.first, chainOf(published, other.led)]);

  writeFileSync(file, readFileSync(file, 'utf8').replace('"3 1 7"', '"3 1 8"'));
  expect(await run('zh', 'verify', file)).toMatchObject({ code: 2 });
  await expect(run('zh', 'change', file, '--entity', second, '--why', '忙')).rejects.toThrow('与复算不符');
});

test('several parties pledge their secrets', async () => {
  const hash = (await run('zh', 'pledge', '公证处', '秘密')).lines[0];
  await run('zh', ...terms('--share', 'A=10', '--party', `市场局=${hash}`, `公证处=${hash}`));
  await run('zh', 'lay', path('terms.json'), '--out', path('two.json'));
  await expect(run('zh', 'draw', path('two.json'), '--value', '秘密', '秘密')).rejects.toThrow('“市场局”公布的值');
});

test('a change of nobody is refused with a sentence', async () => {
  await run('zh', ...terms('--share', 'A=10'));
  await run('zh', 'lay', path('terms.json'), '--out', path('nobody.json'));
  await run('zh', 'draw', path('nobody.json'), '--value', '1');
  await expect(run('zh', 'change', path('nobody.json'), '--entity', 'X', '--why', '忙')).rejects.toThrow('没有抽到 X');
});

test.each([
  ['a stratum that is not there', terms('--share', 'Z=1'), '现有的层：A、C'],
  ['no share', terms('--share', 'A'), 'D=100'],
  ['a day that is none', terms('--share', 'A=1', '--on', '2026-13-01'), '2026-13-01'],
  ['a list of officers that is not there', terms('--share', 'A=1', '--officers', path('none.csv')), 'none.csv'],
])('%s is refused with a sentence', async (_, words, said) => {
  await expect(run('zh', ...words)).rejects.toThrow(said);
});

test.each([
  ['编号,电话\no1,1\n', '不认识“电话”一列'],
  ['姓名\n赵\n', '没有“编号”一列'],
  ['编号,最多次数\no1,三\n', '第 2 行 最多次数“三”不是数'],
  ['编号,姓名\n"o1\n', 'officers'],
  ['编号\no1\no1\n', '重复'],
])('officers %j are refused with where and why', async (csv, said) => {
  writeFileSync(path('bad-officers.csv'), csv);
  await expect(run('zh', ...terms('--share', 'A=1', '--officers', path('bad-officers.csv')))).rejects.toThrow(said);
});

test('officers in GB18030', async () => {
  writeFileSync(path('gb.csv'), Buffer.from('b1e0bac52cd0d5c3fb0a6f312cd5d40a6f322cc7ae0a', 'hex'));
  await run('zh', ...terms('--share', 'A=1', '--officers', path('gb.csv')));
  expect(JSON.parse(readFileSync(path('terms.json'), 'utf8')).officers).toEqual([
    { id: 'o1', name: '赵' },
    { id: 'o2', name: '钱' },
  ]);
});
