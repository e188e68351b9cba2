// The commands of the exchange: importing files, and the templates for them.

import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { noteLocally } from '../base/who/local-act.ts';
import type { Door } from '../grading/cli.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { template } from '../ledger/template.ts';
import { settlePublicity } from '../publicity/catch-up.ts';
import { fieldSetOf, importFile } from './import-file.ts';
import { exitCode, receiptLines } from './receipt.ts';

/** Adds `import` and `template`. */
export function exchange(program: Command, door: Door): void {
  importCommand(program, door);
  templateCommand(program, door);
}

function importCommand(program: Command, { open, who, lang, print }: Door): void {
  program
    .command('import <TYPE> <FILE>')
    .description(
      '导入：TYPE 写 entities（主体）或记录类型，如 administrative-penalty；FILE 是 CSV 或 XLSX，可以是 gzip',
    )
    .option('--source <CODE>', '来源部门')
    .option('--map <MAP.yaml>', '映射文件：部门自己的列怎样对应；与 --source 同时给出的，以后只写 --source 即沿用')
    .option('--correct <WHY>', '与已归档内容不同的行作为更正，并写明原因')
    .option('--rejected <FILE>', '退回的行写到哪里；不写就是 <FILE>.rejected.csv')
    .action(async (type: string, file: string, { source, map, correct, rejected }) => {
      const { database, grading } = await open();
      const bar = progressBar(file);
      try {
        const onProgress = bar && ((read: number) => bar.update(read));
        const clock = () => new Date();
        const settle = () => settlePublicity(database, grading.catalogue, clock());
        const importing = { database, grading, who, clock, settle };
        const receipt = await importFile(importing, { type, file, source, map, correct, rejected, onProgress });
        bar?.stop();
        const act = { act: 'local.import', object: basename(file), detail: type } as const;
        await database.transaction((db) => noteLocally(db, new Date(), who, act));
        for (const line of receiptLines(receipt, lang())) print(line);
        process.exitCode = exitCode(receipt);
      } finally {
        bar?.stop();
      }
    });
}

function templateCommand(program: Command, { print }: Door): void {
  program
    .command('template <TYPE>')
    .description('导入模板（CSV）：一行表头')
    .option('--example', '再加一行虚构的示例，导入前须删去')
    .option('--out <FILE>', '写入文件（带 Excel 能认的编码标记）')
    .action(async (type: string, { example, out }: { example?: boolean; out?: string }) => {
      const catalogue = loadCatalogue();
      const columns = template(catalogue, fieldSetOf(catalogue, type));
      const headings = columns.map(({ heading }) => heading);
      const text = stringify(example ? [headings, columns.map((column) => column.example)] : [headings]);
      if (out === undefined) print(text.trimEnd());
      else await writeFile(out, `\uFEFF${text}`);
    });
}

function progressBar(file: string): SingleBar | undefined {
  if (!process.stderr.isTTY) return undefined;
  const format = '导入 {bar} {percentage}%  剩余 {eta} 秒';
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true });
  bar.start(statSync(file, { throwIfNoEntry: false })?.size ?? 0, 0);
  return bar;
}
