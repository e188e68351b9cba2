import { Command } from 'commander';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { catalogue, penalty, registerEntities } from '../../test/ledger.ts';
import { asOwner } from '../base/db.ts';
import type { Lang } from '../base/problem.ts';
import { ledger } from './cli.ts';
import { correctRecord, withdrawRecord } from './correct.ts';
import { fileEntries } from './file.ts';
import { keeping } from './keeping.ts';

const database = await testDatabase();
const kept = keeping(catalogue);
const wang = { id: 'wang', name: '王某' };

beforeAll(async () => {
  await registerEntities(database, 2);
  const filings = [penalty(1, '渝〔2024〕1号', '2024-03-01', 'warning', ['fine', 100]), penalty(2, 'B', '2024-03-01')];
  await database.transaction(async (db) => {
    const at = new Date('2024-06-01T16:30:00Z');
    await fileEntries(db, wang, at, [filings[0], penalty(2, 'B', '2024-03-01', 'fine')], kept);
    const fields = { ...filings[0].fields, decided_on: '2024-03-05', summary_procedure: true };
    await correctRecord(db, wang, at, { entityId: 1, recordId: 1, fields, why: '日期写错' }, kept);
    await withdrawRecord(db, wang, at, { entityId: 1, recordId: 1, why: '复议撤销' }, kept);
  });
});

async function run(args: string[], lang: Lang = 'zh'): Promise<string[]> {
  const lines: string[] = [];
  const program = new Command('jinxin').exitOverride().configureOutput({ writeErr: () => {} });
  ledger(program, {
    open: async () => ({ database, keeping: kept }),
    lang: () => lang,
    print: (line) => lines.push(...line.split('\n')),
  });
  await program.parseAsync(args, { from: 'user' });
  return lines;
}

const owner = (sql: string) => asOwner(database.address, (client) => client.query(sql));

describe('ledger show', () => {
  test('lists what was written about an entity, and what a correction changed', async () => {
    expect(await run(['ledger', 'show', 'JX0000000001'])).toEqual([
      '企业1（JX0000000001）共 3 条账目',
      '第 1 号  2024-06-02 00:30:00  报送  行政处罚  渝〔2024〕1号  认定之日 2024-03-01，来源 cq，经办 wang',
      '    document_number：渝〔2024〕1号',
      '    decided_on：2024-03-01',
      '    measures：warning；fine，amount 100 元',
      '第 3 号  2024-06-02 00:30:00  更正（第 1 号记录）  行政处罚  渝〔2024〕1号  认定之日 2024-03-05，来源 cq，经办 wang',
      '    decided_on：2024-03-01 → 2024-03-05',
      '    summary_procedure：（无） → 是',
      '    理由：日期写错',
      '第 4 号  2024-06-02 00:30:00  撤回（第 1 号记录）  行政处罚  渝〔2024〕1号  认定之日 2024-03-05，来源 cq，经办 wang',
      '    理由：复议撤销',
    ]);
  });

  test('speaks English too', async () => {
    const lines = await run(['ledger', 'show', 'JX0000000001'], 'en');
    expect(lines[5]).toMatch(/^entry 3 {2}.* {2}corrected \(record 1\) {2}administrative-penalty /);
  });

  test('refuses an entity that is not there', async () => {
    await expect(run(['ledger', 'show', 'JX0000000009'])).rejects.toMatchObject({ code: 'ledger.no-such-entity' });
  });
});

describe('ledger verify', () => {
  test('prints how much was checked and the head, which later serves as an anchor', async () => {
    const lines = await run(['ledger', 'verify']);
    expect(lines[0]).toBe('核对无误的账目：4 条。');
    const [, seal] = /^链头：(4:[0-9a-f]{64})$/.exec(lines[1])!;
    expect(await run(['ledger', 'verify', '--anchor', seal])).toEqual(lines);
    const other = seal.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    await expect(run(['ledger', 'verify', '--anchor', seal, other])).rejects.toMatchObject({
      code: 'ledger.chain-anchor-differs',
    });
    await expect(run(['ledger', 'verify', '--anchor', '4:xyz'])).rejects.toMatchObject({
      code: 'commander.invalidArgument',
    });
  });

  test('names the first broken entry', async () => {
    await owner(`update ledger.entry set why = '?' where entry_id = 3`);
    await expect(run(['ledger', 'verify'])).rejects.toMatchObject({
      code: 'ledger.chain-entry-changed',
      params: { entry: 3 },
    });
    await owner(`update ledger.entry set why = '日期写错' where entry_id = 3`);
  });

  test('names entities whose records are not what their entries say', async () => {
    await owner('update ledger.record set recognized_on = recognized_on + 1 where entity_id = 2');
    await expect(run(['ledger', 'verify'])).rejects.toMatchObject({
      code: 'ledger.records-differ',
      params: { entities: ['2'] },
    });
    expect((await run(['ledger', 'verify', '--chain-only']))[0]).toBe('核对无误的账目：4 条。');
  });
});
