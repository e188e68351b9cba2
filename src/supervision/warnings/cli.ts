// The command on warnings: whether the sheets name what there is, and whether every rule has a case that holds.

import type { Command } from 'commander';
import { calendarOf } from '../../base/calendar.ts';
import { shippedYears } from '../../base/calendar-load.ts';
import { civil, EVER } from '../../base/day.ts';
import type { Lang } from '../../base/problem.ts';
import type { Flaw } from '../../base/yaml.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import { loadCatalogue } from '../../ledger/catalogue-load.ts';
import { loadRulebooks } from '../../rulebooks/load.ts';
import { runWarningCase } from './cases.ts';
import { checkWarningSheets } from './check-sheets.ts';
import { loadWarningCases, loadWarningSheets } from './load-sheets.ts';

export interface WarningsDoor {
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds `warnings check`, which needs no register. */
export function warnings(program: Command, { lang, print }: WarningsDoor): void {
  program
    .command('warnings')
    .description('预警：什么情况亮什么灯')
    .command('check')
    .description('检查预警表：写法、名称、案例')
    .option('--folder <DIR>', '预警表所在的目录（不写就是本系统自带的）')
    .action(({ folder }) => {
      const flaws = flawsOf(folder);
      for (const { file, line, ...said } of flaws) print(`${file}:${line} ${said[lang()]}`);
      print(lang() === 'zh' ? `${flaws.length} 个错误。` : `${flaws.length} errors.`);
      if (flaws.length) process.exitCode = 1;
    });
}

function flawsOf(folder: string | undefined): Flaw[] {
  const sheets = loadWarningSheets(folder);
  const duties = loadSheets();
  const cases = loadWarningCases(folder);
  const ground = { calendar: calendarOf(shippedYears()), takenUp: EVER, horizon: civil(2026, 12, 31), duties };
  const tried = new Set(cases.flatMap(({ expect }) => expect.flatMap(({ colours }) => Object.keys(colours))));
  return [
    ...checkWarningSheets(sheets, { catalogue: loadCatalogue(), books: loadRulebooks(), duties }),
    ...sheets
      .flatMap(({ rules, reviews }) => [...rules, ...reviews])
      .filter(({ id }) => !tried.has(id))
      .map(({ file, line, id }) => ({ file, line, zh: `规则“${id}”没有案例`, en: `rule "${id}" has no case` })),
    ...cases.flatMap((one) =>
      runWarningCase(sheets, one, ground).map((said) => {
        const { file, line, name } = one;
        return { file, line, zh: `${name}：得到 ${said}`, en: `${name}: found ${said}` };
      }),
    ),
  ];
}
