// The demo from command to tables: twice on the same register, and never on somebody else's.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { prepareRegister } from '../grading/register.ts';
import { saveEntities } from '../registry/save-entities.ts';
import { makeUscc } from '../registry/uscc.ts';
import { demo } from './cli.ts';

const database = await testDatabase();
const { grading } = await prepareRegister(database, new Date('2026-11-01T00:00:00Z'));
const folder = mkdtempSync(join(tmpdir(), 'jinxin-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const who = { id: 'demo', name: 'demo' };

async function printed(...options: string[]): Promise<string[]> {
  const lines: string[] = [];
  const program = new Command();
  demo(program, {
    open: async () => ({ database, grading }),
    who,
    lang: () => 'zh',
    print: (line) => lines.push(line),
  });
  await program.parseAsync(['demo', '--entities', '300', '--folder', folder, ...options], { from: 'user' });
  return lines;
}

const section = (lines: readonly string[], from: string, to: string) =>
  lines.slice(
    lines.findIndex((line) => line.startsWith(from)),
    lines.findIndex((line) => line.startsWith(to)),
  );
const total = (lines: readonly string[]) =>
  lines
    .find((line) => line.startsWith('  合计'))!
    .trim()
    .split(/\s+/)
    .slice(1);

test('the first run takes all but the broken rows, the second changes nothing, both print the same tables', async () => {
  const first = await printed();
  const [accepted, unchanged, rejected] = total(first);
  expect(Number(accepted.replace(',', ''))).toBeGreaterThan(1500);
  expect([unchanged, rejected]).toEqual(['0', '6']);
  const returned = readFileSync(join(folder, 'complaint.csv.rejected.csv'), 'utf8');
  expect(returned.trim().split('\n')).toHaveLength(7);

  const second = await printed();
  expect(total(second)).toEqual(['0', accepted, '6']);
  expect(section(second, '三、', '六、')).toEqual(section(first, '三、', '六、'));
  expect(first.filter((line) => line.startsWith('【'))).toHaveLength(3);
});

test('another plan is refused on the register of this one', async () => {
  await expect(printed('--seed', '7')).rejects.toThrow('不属于这次演示');
});

test('a size that makes no city is refused', async () => {
  await expect(printed('--entities', 'many')).rejects.toThrow('many');
});

test('a register with somebody else in it is left alone', async () => {
  await database.transaction((db) =>
    saveEntities(db, who, new Date('2026-11-02T00:00:00Z'), [
      {
        attributes: { name: '别人的有限公司', kind: 'enterprise' },
        identifiers: { uscc: makeUscc('91', '210602', 'MADEMEAL') },
      },
    ]),
  );
  await expect(printed()).rejects.toThrow('1 个不属于这次演示');
});
