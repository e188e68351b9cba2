import { Command } from 'commander';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import type { Lang } from '../base/problem.ts';
import { registry } from './cli.ts';
import { saveRelations } from './relations.ts';
import { saveEntities } from './save-entities.ts';
import { makeUscc } from './uscc.ts';

const db = await testDatabase();
const WHO = { id: 'wang', name: '王科员' };
const USCC = makeUscc('91', '210603', 1);

await db.transaction(async (tx) => {
  const at = new Date('2024-01-01T16:30:00Z');
  const company = {
    name: '丹东金信贸易有限公司',
    kind: 'enterprise',
    status: 'open',
    division: '210603',
    industries: ['5111'],
    key_region: true,
    legal_person: '张三丰',
    former_names: ['丹东老金信商行'],
  };
  const [saved, shop] = await saveEntities(tx, WHO, at, [
    { attributes: company, identifiers: { uscc: USCC, regno: '2106001' } },
    { attributes: { name: '振兴面馆', kind: 'individual' }, identifiers: { regno: '2106002' } },
    { attributes: { name: '振兴面馆', kind: 'individual' }, identifiers: { regno: '2106003' } },
    {
      attributes: { name: '临江面馆', kind: 'individual' },
      identifiers: { foreign: { scheme: 'other', value: '2106001' } },
    },
  ]);
  const ids = [saved, shop].map((s) => (s.state === 'refused' ? 0 : s.entityId));
  await saveRelations(tx, WHO, at, [
    {
      entityId: ids[0],
      kind: 'investor',
      party: { person: '李四光', idNumber: '210602197001010011' },
      share: 0.6,
      amount: 600_000,
    },
    { entityId: ids[1], kind: 'parent', party: { entityId: ids[0] } },
  ]);
  await saveEntities(tx, WHO, new Date('2024-05-31T16:00:00Z'), [
    { attributes: { name: '丹东金信贸易有限公司', status: 'revoked' }, identifiers: { uscc: USCC } },
  ]);
});

async function run(words: string[], lang: Lang = 'zh'): Promise<string[]> {
  const lines: string[] = [];
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  registry(program, { open: async () => ({ database: db }), lang: () => lang, print: (line) => lines.push(line) });
  await program.parseAsync(words, { from: 'user' });
  return lines;
}

test('find shows the code, the name, and by what it was found', async () => {
  expect(await run(['find', '金信贸易'])).toEqual([`${USCC}  丹东金信贸易有限公司  企业 · 吊销 · 名称`]);
  expect(await run(['find', '老金信'], 'en')).toEqual([
    `${USCC}  丹东金信贸易有限公司（丹东老金信商行）  enterprise · licence revoked · former name`,
  ]);
  expect(await run(['find', '囍'])).toEqual(['没有找到。']);
});

test('entity shows a day, the legal representative masked, relations and changes', async () => {
  const lines = await run(['entity', USCC, '--on', '2024-05-31']);
  expect(lines).toContain('登记状态：开业');
  expect(lines).toContain('法定代表人：张**');
  expect(lines).toContain('行政区划代码：210603 辽宁省丹东市振兴区');
  expect(lines).toContain('投资人：李**  60 %  600000 元');
  expect(lines).toContain('作为 控股母公司：JX0000000002');
  expect(lines.at(-1)).toBe('  2024-06-01  登记状态  (2024-06-01 00:00 wang)');
  expect(await run(['entity', USCC.toLowerCase()])).toContain('登记状态：吊销');
  expect(await run(['entity', USCC, '--as-known', '2024-01-02'], 'en')).toContain('status: open');
});

test('duplicates lists pairs with the reason', async () => {
  expect(await run(['duplicates'])).toEqual([
    '名称相同  振兴面馆',
    '  JX0000000002        振兴面馆',
    '  JX0000000003        振兴面馆',
  ]);
});

test('codes that nobody has, or several, are refused', async () => {
  await expect(run(['entity', '2106009'])).rejects.toMatchObject({ code: 'registry.no-such-entity' });
  await expect(run(['entity', USCC, '--as-known', '2024-01-02T00:29'])).rejects.toMatchObject({
    code: 'registry.no-such-entity',
  });
  await expect(run(['entity', '2106001'])).rejects.toMatchObject({
    code: 'registry.code-ambiguous',
    params: { entities: ['JX0000000001', 'JX0000000004'] },
  });
  await expect(run(['entity', USCC, '--on', '2024-02-30'])).rejects.toThrow(/YYYY-MM-DD/);
  await expect(run(['find', '金', '--limit', '0'])).rejects.toThrow(/整数/);
});
