// The commands of credit repair: what can be repaired in bulk, as a dry run or done; what goes to other provinces.

import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Lang } from '../base/problem.ts';
import { noteLocally } from '../base/who/local-act.ts';
import type { Who } from '../base/who.ts';
import type { Register } from '../grading/register.ts';
import { bulkRule, curedBy, repairCured } from './bulk.ts';
import { confirmTaken, outgoingFor, waitingProvinces } from './outgoing.ts';

export interface Door {
  readonly open: () => Promise<Register>;
  readonly who: Who;
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds `repair bulk` and `repair outgoing`. */
export function repair(program: Command, door: Door): void {
  const { open, who, lang, print } = door;
  const command = program.command('repair').description('信用修复');
  outgoing(command, door);
  command
    .command('bulk [RULE]')
    .description('批量修复：列出补报了年度报告、可以移出经营异常名录的；--apply 才写入')
    .option('--apply', '写入')
    .option('--why <TEXT>', '理由', '补报年度报告')
    .action(async (id: string | undefined, { apply, why }: { apply?: boolean; why: string }) => {
      const { database, grading } = await open();
      const rule = bulkRule(id ?? 'annual-report');
      const cured = await database.read((db) => curedBy(db, grading, rule));
      for (const { entity, number, on, cure } of cured) print(`${entity}\t${number}\t${on}\t${cure.on}`);
      const zh = lang() === 'zh';
      if (!apply)
        return print(
          zh
            ? `共 ${cured.length} 条；没有写入，加 --apply 写入。`
            : `${cured.length}; nothing is written without --apply.`,
        );
      const at = new Date();
      const list = cured.map(({ entityId, record }) => [entityId, record] as const);
      const done = await database.transaction(async (db) => {
        const count = await repairCured(db, who, at, grading, rule, list, why);
        await noteLocally(db, at, who, { act: 'local.repair', object: rule.id, detail: String(count) });
        return count;
      });
      print(zh ? `已修复 ${done} 条。` : `${done} repaired.`);
    });
}

function outgoing(command: Command, { open, who, lang, print }: Door): void {
  command
    .command('outgoing [PROVINCE]')
    .description('外省主体的修复决定：列出等着推送的省；写省的代码（两位）就生成该省可以导入的文件，对方收下以后确认')
    .option('--out <FILE>', '写到哪个文件')
    .option('--taken <CURSOR>', '对方已经收到到这一条为止')
    .action(async (province: string | undefined, { out, taken }: { out?: string; taken?: string }) => {
      const { database, grading } = await open();
      const zh = lang() === 'zh';
      if (province === undefined) {
        for (const one of await database.read(waitingProvinces)) print(`${one.province}\t${one.count}\t${one.first}`);
        return;
      }
      if (taken !== undefined) {
        const at = new Date();
        await database.transaction(async (db) => {
          await confirmTaken(db, who, at, province, Number(taken));
          await noteLocally(db, at, who, { act: 'local.repair', object: province, detail: `taken ${taken}` });
        });
        return print(zh ? `已确认 ${province} 收到第 ${taken} 条为止。` : `${province} has taken all up to ${taken}.`);
      }
      const file = await database.read((db) => outgoingFor(db, grading, province));
      if (out) writeFileSync(out, file.csv);
      else print(file.csv);
      print(
        zh
          ? `${file.count} 条；对方收下以后：jinxin repair outgoing ${province} --taken ${file.cursor}`
          : `${file.count}; once taken: jinxin repair outgoing ${province} --taken ${file.cursor}`,
      );
    });
}
