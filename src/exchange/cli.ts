// The commands of the exchange: importing files, and the templates for them.

import { statSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { Problem } from '../base/problem.ts';
import type { Door } from '../grading/cli.ts';
import { template } from '../ledger/template.ts';
import { importFile } from './import-file.ts';
import { ENTITIES } from './mapping.ts';
import { problems } from './problems.ts';
import { exitCode, type Receipt } from './receipt.ts';

/** Adds `import` and `template`. */
export function exchange(program: Command, door: Door): void {
  program
    .command('import <TYPE> <FILE>')
    .description(
      '导入：TYPE 写 entities（主体）或记录类型，如 administrative-penalty；FILE 是 CSV 或 XLSX，可以是 gzip',
    )
    .option('--source <CODE>', '来源部门')
    .option('--map <MAP.yaml>', '映射文件：部门自己的列怎样对应')
    .option('--correct <WHY>', '与已归档内容不同的行作为更正，并写明原因')
    .action(async (type: string, file: string, { source, map, correct }) => {
      const { database, grading } = await door.open();
      const bar = progressBar(file);
      try {
        const receipt = await importFile(
          { database, grading, who: door.who, clock: () => new Date() },
          { type, file, source, map, correct, onProgress: (read) => bar?.update(read) },
        );
        bar?.stop();
        for (const line of receiptLines(receipt, door.lang())) door.print(line);
        process.exitCode = exitCode(receipt);
      } finally {
        bar?.stop();
      }
    });
  program
    .command('template <TYPE>')
    .description('打印导入模板（CSV）：一行表头，一行示例')
    .action(async (type: string) => {
      const { grading } = await door.open();
      const set = type === ENTITIES ? grading.catalogue.entity : grading.catalogue.type(type);
      if (!set)
        throw new Problem(problems['exchange.unknown-type'], {
          type,
          known: [ENTITIES, ...grading.catalogue.types.keys()].join('、'),
        });
      const columns = template(grading.catalogue, set);
      door.print(stringify([columns.map(({ heading }) => heading), columns.map(({ example }) => example)]).trimEnd());
    });
}

function progressBar(file: string): SingleBar | undefined {
  if (!process.stderr.isTTY) return undefined;
  const bar = new SingleBar({
    format: '导入 {bar} {percentage}%  剩余 {eta} 秒',
    stream: process.stderr,
    clearOnComplete: true,
  });
  bar.start(statSync(file, { throwIfNoEntry: false })?.size ?? 0, 0);
  return bar;
}

/** The receipt as printed; its first line is a contract. */
export function receiptLines(receipt: Receipt, lang: 'zh' | 'en'): string[] {
  const { accepted, unchanged, rejected, skipped, rejectedFile, notes } = receipt;
  const lines = [`accepted ${accepted}, unchanged ${unchanged}, rejected ${rejected}`];
  if (lang === 'en') {
    if (skipped) lines.push(`passed over by the mapping: ${skipped}`);
    if (rejectedFile) lines.push(`rejected rows: ${rejectedFile} (mend them there and import that file)`);
    return [...lines, ...notes.map(({ en }) => en)];
  }
  lines.push(`新收 ${accepted} 行，已有 ${unchanged} 行，退回 ${rejected} 行。`);
  if (skipped) lines.push(`按映射略过 ${skipped} 行。`);
  if (rejectedFile) lines.push(`退回的行在 ${rejectedFile}，“错误”列写明了原因；改好后直接导入该文件即可。`);
  return [...lines, ...notes.map(({ zh }) => zh)];
}
