// The command of credit repair: what can be repaired in bulk, as a dry run or done.

import type { Command } from 'commander';
import type { Lang } from '../base/problem.ts';
import { noteLocally } from '../base/who/local-act.ts';
import type { Who } from '../base/who.ts';
import type { Register } from '../grading/register.ts';
import { bulkRule, curedBy, repairCured } from './bulk.ts';

export interface Door {
  readonly open: () => Promise<Register>;
  readonly who: Who;
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds `repair bulk`. */
export function repair(program: Command, { open, who, lang, print }: Door): void {
  program
    .command('repair')
    .description('信用修复')
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
