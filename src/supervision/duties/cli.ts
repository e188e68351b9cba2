// The commands on duties: which sheets there are, whether they name what exists, whether their cases hold.

import type { Command } from 'commander';
import { calendarOf } from '../../base/calendar.ts';
import { shippedYears } from '../../base/calendar-load.ts';
import type { Lang } from '../../base/problem.ts';
import type { Flaw } from '../../base/yaml.ts';
import type { CaseRoom } from '../../duties/case.ts';
import { runCase } from '../../duties/cases.ts';
import { loadDutyCases, loadSheets } from '../../duties/load-sheets.ts';
import type { Register } from '../../grading/register.ts';
import { loadCatalogue } from '../../ledger/catalogue-load.ts';
import { loadRulebooks } from '../../rulebooks/load.ts';
import { catchUp, caughtUpText } from './catch-up.ts';
import { checkSheets } from './check-sheets.ts';
import { DUTIES_LOCK } from './lock.ts';

export interface DutiesDoor {
  readonly open: () => Promise<Register>;
  readonly cases: readonly CaseRoom[];
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds `duties list`, `check` and `test`, which need no register, and `open`. */
export function duties(program: Command, door: DutiesDoor): void {
  const command = program.command('duties').description('期限：谁、对谁、到哪一天、做什么');
  const folder = ['--folder <DIR>', '期限表所在的目录（不写就是本系统自带的）'] as const;
  command
    .command('list')
    .description('列出期限表的规则和出处')
    .option(...folder)
    .action(({ folder }) => listRules(door, folder));
  command
    .command('check')
    .description('检查期限表：写法、名称、出处、案例')
    .option(...folder)
    .action(({ folder }) => check(door, folder));
  command
    .command('test')
    .description('跑案例')
    .option(...folder)
    .action(({ folder }) => tryCases(door, folder));
  command
    .command('open')
    .description('现在就按登记库推算：开、改、撤销期限（服务运行时会自己做）')
    .action(() => workOut(door));
}

async function workOut({ open, cases, lang, print }: DutiesDoor): Promise<void> {
  const { database, grading } = await open();
  const at = new Date();
  const done = await database.alone(DUTIES_LOCK, () => catchUp(database, grading, { sheets: loadSheets(), cases }, at));
  print(done ? caughtUpText(done, lang()) : lang() === 'zh' ? '没有要改的。' : 'Nothing to do.');
}

type Said = Pick<DutiesDoor, 'lang' | 'print' | 'cases'>;

function listRules({ lang, print }: Said, folder?: string): void {
  for (const { document, rules } of loadSheets(folder))
    for (const { id, label, article, assumption } of rules) {
      const assumed = assumption ? (lang() === 'zh' ? '含假定' : 'with an assumption') : '';
      print([id, label[lang()], document, article, assumed].join('\t'));
    }
}

function check({ lang, print, cases }: Said, folder?: string): void {
  const sheets = loadSheets(folder);
  const known = { catalogue: loadCatalogue(), books: loadRulebooks(), cases };
  const tried = new Set(loadDutyCases(sheets, folder).flatMap(({ rules }) => rules));
  const untried = sheets
    .flatMap(({ rules }) => rules)
    .filter(({ id }) => !tried.has(id))
    .map(({ file, line, id }) => ({ file, line, zh: `规则“${id}”没有案例`, en: `rule "${id}" has no case` }));
  report({ lang, print, cases }, [...checkSheets(sheets, known), ...untried]);
}

function tryCases({ lang, print }: Said, folder?: string): void {
  const sheets = loadSheets(folder);
  const calendar = calendarOf(shippedYears());
  const cases = loadDutyCases(sheets, folder);
  const failed = cases.map((one) => ({ one, failures: runCase(sheets, one, calendar) })).filter((r) => r.failures[0]);
  for (const { one, failures } of failed) {
    print(lang() === 'zh' ? `不通过：${one.name}` : `fails: ${one.name}`);
    for (const { file, line, ...said } of failures) print(`  ${file}:${line} ${said[lang()]}`);
  }
  const [all, bad] = [cases.length, failed.length];
  print(lang() === 'zh' ? `${all} 个案例，${bad} 个不通过。` : `${all} cases, ${bad} failed.`);
  if (bad) process.exitCode = 1;
}

function report({ lang, print }: Said, flaws: readonly Flaw[]): void {
  for (const { file, line, ...said } of flaws) print(`${file}:${line} ${said[lang()]}`);
  print(lang() === 'zh' ? `${flaws.length} 个错误。` : `${flaws.length} errors.`);
  if (flaws.length) process.exitCode = 1;
}
