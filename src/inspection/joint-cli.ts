// The command that merges departments' plans into one visit an entity.

import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import type { Lang } from '../base/problem.ts';
import { merge } from './joint/merge.ts';
import { savingOf } from './joint/saving.ts';
import { readJoint, visitRows } from './joint-file.ts';
import { textOf } from './text-of.ts';

interface Door {
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds `plans joint`. */
export function jointCommand(program: Command, { lang, print }: Door): void {
  program
    .command('plans')
    .description('检查计划')
    .command('joint <DEMANDS.csv>')
    .description('各部门的检查计划合并：一户一次上门；列：主体、部门、计划、事项、开始、结束、工作量、守信（是/否）')
    .requiredOption('--capacity <FILE.csv>', '各部门每周能做多少：部门、每周工作量')
    .requiredOption('--out <FILE.csv>', '写入联合计划')
    .action(async (path: string, { capacity, out }) => {
      const file = readJoint({ name: path, csv: await textOf(path) }, { name: capacity, csv: await textOf(capacity) });
      const merged = merge(file.asked);
      const { separate, joint, bound, left } = savingOf(file.asked, merged);
      await writeFile(
        out,
        stringify([['主体', '周起始日', '部门', '事项'], ...visitRows(file, merged)], { bom: true }),
      );
      print(
        lang() === 'en'
          ? `${out}: ${separate} visits apart become ${joint}; at least ${bound}. Left: ${left.capacity} for want of inspectors, ${left.trusted} of the trusted.`
          : `${out}：分头检查 ${separate} 次，合并为 ${joint} 次，最少 ${bound} 次。没有排上：人手不足 ${left.capacity} 项，守信主体已检查过一次 ${left.trusted} 项。`,
      );
    });
}
