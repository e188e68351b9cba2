// 100,000 penalties from a file through everything: read, validated, resolved, chained, stored, graded under every rulebook.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iso } from '../src/base/day.ts';
import { importFile } from '../src/exchange/import-file.ts';
import { regradeStale } from '../src/grading/regrade.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { dice, putEntities, recordFields, settle, withRegister } from './register.ts';

const ZH: Record<string, string> = {
  warning: '警告',
  fine: '罚款',
  'confiscation-income': '没收违法所得',
  suspension: '责令停产停业',
};

/** Prints the rows a second of an import, graded under the Chongqing measures and under all; aim: 10,000 a second embedded. */
export async function importBench(rows = 100_000, entities = 200_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-bench-import-'));
  const file = join(folder, 'penalties.csv');
  writeFileSync(file, penaltyFile(rows, entities));
  try {
    for (const codes of [['chongqing'], undefined]) await importInto(file, rows, entities, codes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importInto(file: string, rows: number, entities: number, codes?: readonly string[]): Promise<void> {
  await withRegister(async ({ database, grading: all }) => {
    const only = <T>(of: ReadonlyMap<string, T>) => new Map([...of].filter(([code]) => codes?.includes(code) ?? true));
    const grading = { ...all.settled(), books: only(all.books), plans: only(all.plans) };
    await database.transaction((db) => putEntities(db, entities));
    await settle(database);
    const at = new Date('2026-11-01T00:00:00Z');
    await database.transaction((db) => db.query(`update grading.rulebook set content = ''`));
    await regradeStale(database, grading, at);
    const began = performance.now();
    const receipt = await importFile(
      { database, grading, who: { id: 'bench', name: 'bench' }, clock: () => at },
      { type: 'administrative-penalty', file },
    );
    const seconds = (performance.now() - began) / 1000;
    if (receipt.accepted !== rows) throw new Error(`accepted ${receipt.accepted} of ${rows}`);
    console.log(
      `import: ${rows} penalties into a register of ${entities} in ${seconds.toFixed(2)} s, ` +
        `${Math.round(rows / seconds)} rows a second, graded under ${codes?.join() ?? `${grading.books.size} rulebooks`}`,
    );
  });
}

function penaltyFile(rows: number, entities: number): string {
  const throwDice = dice(3);
  // The kinds of the entities are thrown as putEntities throws them.
  const kinds = dice(1);
  const codes = Array.from({ length: entities }, (_, i) => {
    const individual = kinds(100) < 55;
    if (kinds(4) === 0) kinds(5);
    kinds(10);
    return makeUscc(individual ? '92' : '91', '210602', i + 10_000_000);
  });
  const lines = ['CF_XDR_MC,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_NR_WFFF,CF_JDRQ,CF_CFJG'];
  for (let i = 1; i <= rows; i++) {
    const { day, fields } = recordFields('administrative-penalty', '', throwDice);
    const [{ kind, amount }] = fields.measures as { kind: string; amount?: number }[];
    const money = amount === undefined ? '' : (amount / 10_000).toFixed(6);
    const entity = throwDice(entities);
    lines.push(
      `金信基准${entity + 1}号,${codes[entity]},金市监处罚〔2026〕${i}号,违法行为,事实,依据,${ZH[kind]},内容,${kind === 'fine' ? money : ''},${kind === 'fine' ? '' : money},${iso(day)},金市市场监督管理局`,
    );
  }
  return `${lines.join('\n')}\n`;
}
