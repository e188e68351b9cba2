// The commands on publicity: whether the sheets name what exists, whether their cases hold, and what is shown of an entity.

import type { Command } from 'commander';
import { type Day, dayText, NEVER } from '../base/day.ts';
import type { Lang } from '../base/problem.ts';
import type { Flaw } from '../base/yaml.ts';
import type { Register } from '../grading/register.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { runPublicityCase } from './cases.ts';
import { checkPublicitySheets } from './check-sheets.ts';
import { loadPublicityCases, loadPublicitySheets } from './load-sheets.ts';
import type { RecordPublicity } from './publicity.ts';
import { publicityOf } from './publicity-of.ts';

export interface PublicityDoor {
  readonly open: () => Promise<Register>;
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds `publicity check` and `test`, which need no register, and `show`. */
export function publicity(program: Command, door: PublicityDoor): void {
  const command = program.command('publicity').description('公示：哪条记录在哪里公示、从哪天到哪天');
  const folder = ['--folder <DIR>', '公示表所在的目录（不写就是本系统自带的）'] as const;
  command
    .command('check')
    .description('检查公示表：写法、名称、案例')
    .option(...folder)
    .action(({ folder }) => report(door, flawsOf(folder)));
  command
    .command('test')
    .description('跑案例')
    .option(...folder)
    .action(({ folder }) => report(door, failuresOf(folder)));
  command
    .command('show')
    .description('一户的记录在哪里公示、从哪天到哪天、为什么')
    .argument('<CODE>', '统一社会信用代码或者内部编号')
    .action((code) => show(door, code));
}

function flawsOf(folder: string | undefined): Flaw[] {
  const sheets = loadPublicitySheets(folder);
  const tried = new Set(
    loadPublicityCases(folder).flatMap((one) => one.expect.flatMap(({ said }) => [said.rule, said['credit-rule']])),
  );
  const untried = sheets
    .flatMap(({ rules }) => rules)
    .filter(({ id }) => !tried.has(id))
    .map(({ file, line, id }) => ({ file, line, zh: `规则“${id}”没有案例`, en: `rule "${id}" has no case` }));
  return [...checkPublicitySheets(sheets, loadCatalogue()), ...untried];
}

function failuresOf(folder: string | undefined): Flaw[] {
  const sheets = loadPublicitySheets(folder);
  return loadPublicityCases(folder).flatMap((one) => runPublicityCase(sheets, one));
}

function report({ lang, print }: PublicityDoor, flaws: readonly Flaw[]): void {
  for (const { file, line, ...said } of flaws) print(`${file}:${line} ${said[lang()]}`);
  print(lang() === 'zh' ? `${flaws.length} 个错误。` : `${flaws.length} errors.`);
  if (flaws.length) process.exitCode = 1;
}

async function show({ open, lang, print }: PublicityDoor, code: string): Promise<void> {
  const { database, grading } = await open();
  const shown = await database.read(async (db) =>
    publicityOf(db, grading.catalogue, new Date(), await entityAt(db, code)),
  );
  for (const one of shown) for (const line of lines(one, lang())) print(line);
}

/** A line for the record, and one for each time in which it is shown or was. */
function lines(record: RecordPublicity, lang: Lang): string[] {
  const { number, label, state, disputed, document, article, never } = record;
  const marks = [state, disputed ? 'disputed' : '', never?.[lang] ?? ''].filter(Boolean);
  return [
    [number, label[lang], ...marks, `${document} ${article}`].join('\t'),
    ...record.shown.map(({ channel, from, until, ends }) => `\t${channel}\t${day(from)} – ${day(until - 1)}\t${ends}`),
  ];
}

/** The day before an end that is not known is none. */
function day(on: Day): string {
  return on === NEVER - 1 ? '…' : (dayText(on) ?? '');
}
