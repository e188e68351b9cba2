// One company's story, to be read first: what happens to it from 2023 to 2025, and what can be asked afterwards.

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dayOf } from '../src/base/day.ts';
import { importFile } from '../src/exchange/import-file.ts';
import type { Receipt } from '../src/exchange/receipt.ts';
import { explain } from '../src/grading/explain.ts';
import { explanationText } from '../src/grading/explanation-text.ts';
import { exportGrades } from '../src/grading/export-grades.ts';
import { withdrawAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { undeterminedList } from '../src/grading/undetermined.ts';
import { recordsOf } from '../src/ledger/read-entries.ts';
import { verifyChain } from '../src/ledger/verify-chain.ts';
import { entityIdOf } from '../src/registry/entity-id-of.ts';
import { subjects } from '../src/registry/subjects.ts';
import { testDatabase } from './database.ts';

const USCC = '91210600MA0E1XA92W';
const NAME = '丹东金信示例食品有限公司';
const BUREAU = '丹东市市场监督管理局';
const WARNING = '丹市监警〔2025〕7号';
const clerk = { id: 'zhang', name: '张科员' };

const folder = mkdtempSync(join(tmpdir(), 'jinxin-walkthrough-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A database like the one that a user's program makes on its first start. Time is given to everything that is done.
const database = await testDatabase();
const { grading } = await prepareRegister(database, at('2023-06-01'));

// 2023-06-01. A list of entities arrives. The company sells food, which is one of the key industries.
await send('2023-06-01', 'entities', [
  '统一社会信用代码,名称,主体类型,登记状态,成立日期,行政区划代码,重点行业,重点区域',
  `${USCC},${NAME},企业,存续,2019-04-08,210602,食品经营,否`,
]);

// 2023-07-10. A fine of 20,000 yuan (the columns say 2 万元), decided a week before: below the threshold of enterprises.
const PENALTIES = 'CF_XDR_MC,CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_NR_FK,CF_JDRQ,CF_CFJG';
const fined = [PENALTIES, `${NAME},${USCC},丹市监罚〔2023〕31号,罚款,2.000000,2023-07-03,${BUREAU}`];
await send('2023-07-10', 'administrative-penalty', fined);

// 2024-01-12. The business is ordered to suspend trading, and fined; how long the suspension lasts nobody knows yet.
await send('2024-01-12', 'administrative-penalty', [
  PENALTIES,
  `${NAME},${USCC},丹市监罚〔2024〕2号,责令停产停业;罚款,5.000000,2024-01-10,${BUREAU}`,
]);

// 2024-03-20. It resumed trading on 15 March. The file names the decision in other brackets.
await send('2024-03-20', 'business-resumption', [
  '统一社会信用代码,处罚决定书文号,恢复营业日期',
  `${USCC},丹市监罚[2024]2号,2024年3月15日`,
]);

// 2025-02-05. A warning, said to be of 1 February: within the year after trading resumed, so that the year begins anew.
const warned = (day: string) => [PENALTIES, `${NAME},${USCC},${WARNING},警告,,${day},${BUREAU}`];
await send('2025-02-05', 'administrative-penalty', warned('2025-02-01'));

// 2025-04-02. The department put in a wrong day: the warning is of 20 March. Another file alone changes nothing; sent as a
// correction it makes one more entry.
const refused = await send('2025-04-01', 'administrative-penalty', warned('2025-03-20'));
await send('2025-04-02', 'administrative-penalty', warned('2025-03-20'), '决定日期录入有误');

// 2025-05-06. The warning is revoked on review, and withdrawn here.
await database.transaction(async (db) => {
  const { entityId } = (await entityIdOf(db, USCC))!;
  const records = await recordsOf(db, grading.catalogue, [entityId]);
  const { recordId } = records.find(({ number }) => number === WARNING)!;
  await withdrawAndGrade(db, clerk, at('2025-05-06'), { entityId, recordId, why: '行政复议撤销' }, grading);
});

// 2025-08-11. A permit is suspended: a kind of penalty about which the rulebook of Chongqing says nothing.
await send('2025-08-11', 'administrative-penalty', [
  PENALTIES,
  `${NAME},${USCC},丹市监罚〔2025〕40号,暂扣许可证件,,2025-08-08,${BUREAU}`,
]);

describe('the grade on any day, as is known now', () => {
  test.each([
    ['2023-07-02', 'A', '2019-04-08', '2023-07-03', ''],
    ['2023-07-03', 'B', '2023-07-03', '2024-01-10', '丹市监罚〔2023〕31号'],
    // Suspended on 10 January 2024: D until one year after 15 March 2024, a span that knew its end on 20 March 2024.
    ['2024-01-10', 'D', '2024-01-10', '2025-03-16', '丹市监罚〔2024〕2号'],
    ['2025-03-15', 'D', '2024-01-10', '2025-03-16', '丹市监罚〔2024〕2号'],
    ['2025-03-16', 'A', '2025-03-16', null, ''],
    ['2031-01-01', 'A', '2025-03-16', null, ''],
  ])('%s: %s', async (on, level, since, until, causes) => {
    expect(await standing({ rulebook: 'chongqing', on })).toMatchObject({ level, since, until, causes });
  });

  test('the tier follows the worst of grade, trade and place', async () => {
    expect(await standing({ rulebook: 'chongqing', on: '2024-06-01' })).toMatchObject({ level: 'D', tier: 'IV' });
    expect(await standing({ rulebook: 'chongqing', on: '2025-06-01' })).toMatchObject({ level: 'A', tier: 'III' });
  });

  test('another rulebook judges the same records otherwise', async () => {
    const asked = { rulebook: 'saic-2003', on: '2024-06-01' };
    expect(await standing(asked)).toMatchObject({ level: 'C', tier: null, since: '2024-01-10', until: '2025-01-11' });
  });
});

describe('the same day, as was known then', () => {
  test.each([
    ['before the company was known', '2023-05-31', undefined, undefined],
    ['before the suspension was known', '2024-01-11', 'A', null],
    ['suspended, no end in sight', '2024-02-01', 'D', null],
    ['resumed: one year from then', '2024-04-01', 'D', '2025-03-16'],
    ['warned within the year: the year begins anew', '2025-03-01', 'D', '2026-02-02'],
    ['the warning was later, outside the year', '2025-04-03', 'D', '2025-03-16'],
    ['the warning is gone', '2025-06-01', 'D', '2025-03-16'],
  ])('%s', async (_, asKnown, level, until) => {
    const found = await standing({ rulebook: 'chongqing', on: '2024-08-01', asKnown: at(asKnown).toISOString() });
    expect([found?.level, found?.until]).toEqual([level, until]);
  });

  test('the warning gave a B of its own as long as it stood corrected', async () => {
    const asKnown = at('2025-04-03').toISOString();
    const found = await standing({ rulebook: 'chongqing', on: '2025-04-10', asKnown });
    expect(found).toMatchObject({ level: 'B', since: '2025-03-20', until: '2026-03-21', causes: WARNING });
  });
});

describe('why', () => {
  test('in sentences: cause, article, last day, what would restart it, what comes next', async () => {
    const [zh, en] = await explained('2024-06-01');
    const [later] = await explained('2025-06-01');
    expect(zh).toContain('信用等级：D 严重失信，自 2024-01-10 起，到 2025-03-15 为止（含当日）。');
    expect(zh).toMatch(/原因 1：2024-01-10 丹市监罚〔2024〕2号：.*责令停产停业.*第九条/);
    expect(later).toContain('监管等级：Ⅲ类监管等级，因为：重点行业：食品经营（第十六条至第二十条）。');
    expect(zh).toContain('没有新的记录时，2025-03-16 起为 A 守信。');
    expect(en).toContain('credit grade: D in serious breach, since 2024-01-10, to 2025-03-15 inclusive.');
  });

  test('what no rule decides is listed for a person and changes nothing', async () => {
    const list = await database.read((db) => undeterminedList(db, grading, 'chongqing'));
    expect(list).toHaveLength(1);
    expect(Object.values(list[0])).toContain('丹市监罚〔2025〕40号');
    expect(await standing({ rulebook: 'chongqing', on: '2025-08-20' })).toMatchObject({ level: 'A', causes: '' });
  });
});

describe('nothing is edited', () => {
  test('every act is an entry, and the chain proves it', async () => {
    const report = await database.read((db) => verifyChain(db));
    expect(report).toMatchObject({ ok: true, checked: 7, head: { entryId: 7 } });
  });

  test('a file that is sent again changes nothing, and another content under the same number is no correction', async () => {
    expect(await send('2025-09-01', 'administrative-penalty', fined)).toMatchObject({ accepted: 0, unchanged: 1 });
    expect(refused).toMatchObject({ accepted: 0, rejected: 1 });
  });

  test('the program has no right to change an entry, whatever it tries', async () => {
    const change = database.transaction((db) => db.query("update ledger.entry set payload = '{}' where entry_id = 2"));
    await expect(change).rejects.toThrow('permission denied');
  });
});

/** Noon of a day in Shanghai. */
function at(day: string): Date {
  return new Date(`${day}T12:00:00+08:00`);
}

/** Imports a file of these lines on a day, as `jinxin import` does. */
async function send(day: string, type: string, lines: readonly string[], correct?: string): Promise<Receipt> {
  const file = join(folder, `${day}.csv`);
  await writeFile(file, lines.join('\n'));
  return importFile({ database, grading, who: clerk, clock: () => at(day) }, { type, file, correct });
}

async function standing(question: { rulebook: string; on: string; asKnown?: string }) {
  const lines = await database.read((db) => Array.fromAsync(exportGrades(db, grading, question)));
  const line = lines.find(({ code }) => code === USCC);
  return line && { ...line, causes: line.causes.join() };
}

async function explained(day: string): Promise<string[]> {
  const { keeping, catalogue, plans } = grading;
  const plan = plans.get('chongqing')!;
  return database.read(async (db) => {
    const { entityId } = (await entityIdOf(db, USCC))!;
    const [subject] = await subjects(db, [entityId]);
    const records = await recordsOf(db, catalogue, [entityId]);
    const explanation = explain({ plan, keeping, subject, records, on: dayOf(day)! });
    return (['zh', 'en'] as const).map((lang) => explanationText(explanation, NAME, plan.book, lang).join('\n'));
  });
}
