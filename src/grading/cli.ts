// The commands of grading: grades of all on a day, why one stands as it does, corrections that regrade, rulebooks.

import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { dayOf, instantIn, shanghaiDay } from '../base/day.ts';
import { type Lang, Problem } from '../base/problem.ts';
import { noteLocally } from '../base/who/local-act.ts';
import type { Who } from '../base/who.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import type { Fields } from '../ledger/record.ts';
import { internalId } from '../registry/entity.ts';
import { entityIdOf } from '../registry/entity-id-of.ts';
import { subjects } from '../registry/subjects.ts';
import { clauseCommands } from './clauses-cli.ts';
import { explain } from './explain.ts';
import { explanationText } from './explanation-text.ts';
import { exportGrades, type GradeLine } from './export-grades.ts';
import { correctAndGrade, withdrawAndGrade } from './file.ts';
import { bookOf } from './grading.ts';
import { problems } from './problems.ts';
import type { Register } from './register.ts';
import { regrade } from './regrade.ts';
import { rulebookCommands } from './rulebooks-cli.ts';
import { undeterminedList } from './undetermined.ts';

export interface Door {
  readonly open: () => Promise<Register>;
  readonly who: Who;
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

/** Adds the commands of grading to the program. */
export function grading(program: Command, door: Door): void {
  exportCommand(program, door);
  explainCommand(program, door);
  regradeCommand(program, door);
  undeterminedCommand(program, door);
  recordCommands(program, door);
  clauseCommands(program, door);
  rulebookCommands(program, door);
}

function exportCommand(program: Command, { open }: Door): void {
  const command = program.command('export').description('导出');
  command
    .command('grades')
    .description('导出所有主体某日的等级和监管等级')
    .requiredOption('--rulebook <ID>', '规则书')
    .requiredOption('--on <DAY>', '哪一天，如 2024-06-30')
    .option('--as-known <TIME>', '按当时已知的情况')
    .option('--format <csv|json>', '格式', 'csv')
    .option('--out <FILE>', '写入文件')
    .action(async ({ rulebook, on, asKnown, format, out }) => {
      const { database, grading } = await open();
      const question = { rulebook, on, asKnown: asKnown && instantOf(asKnown) };
      await database.read(async (db) => {
        const lines = exportGrades(db, grading, question);
        const text = format === 'json' ? jsonText(lines, rulebook) : csvText(lines);
        await pipeline(text, out ? createWriteStream(out) : process.stdout, { end: out !== undefined });
      });
    });
}

async function* csvText(lines: AsyncIterable<GradeLine>): AsyncGenerator<string> {
  let rows: unknown[][] = [['uscc', 'level', 'tier', 'since', 'until', 'causes']];
  for await (const line of lines) {
    rows.push([line.code, line.level, line.tier, line.since, line.until, line.causes.join(';')]);
    if (rows.length < 5000) continue;
    yield stringify(rows);
    rows = [];
  }
  yield stringify(rows);
}

/** A letter never travels without its rulebook and edition. */
async function* jsonText(lines: AsyncIterable<GradeLine>, rulebook: string): AsyncGenerator<string> {
  let first = true;
  for await (const { code, ...line } of lines) {
    yield `${first ? '[\n' : ',\n'}${JSON.stringify({ uscc: code, rulebook, ...line })}`;
    first = false;
  }
  yield first ? '[]\n' : '\n]\n';
}

function explainCommand(program: Command, { open, lang, print }: Door): void {
  program
    .command('explain <CODE>')
    .description('说明一个主体为什么是这个等级、到哪天、怎样改变')
    .requiredOption('--rulebook <ID>', '规则书')
    .option('--on <DAY>', '哪一天（默认今天）')
    .option('--as-known <TIME>', '按当时已知的情况')
    .option('--format <text|json>', '格式', 'text')
    .action(async (code: string, { rulebook, on, asKnown, format }) => {
      const { database, grading } = await open();
      const plan = grading.plans.get(bookOf(grading, rulebook).id)!;
      const known = asKnown && instantOf(asKnown);
      const explained = await database.read(async (db) => {
        const { entityId, name } = await entityNamed(db, code);
        const [subject] = await subjects(db, [entityId], known);
        const records = await recordsOf(db, grading.catalogue, [entityId], known);
        return { name, explanation: explain({ plan, keeping: grading.keeping, subject, records, on: dayIn(on) }) };
      });
      if (format === 'json') print(JSON.stringify({ code, name: explained.name, ...explained.explanation }, null, 2));
      else for (const line of explanationText(explained.explanation, explained.name, plan.book, lang())) print(line);
    });
}

function regradeCommand(program: Command, { open, print }: Door): void {
  program
    .command('regrade')
    .description('按台账和规则书重新计算全部等级')
    .option('--rulebook <ID...>', '只算这些规则书')
    .action(async ({ rulebook }) => {
      const { database, grading } = await open();
      for (const id of rulebook ?? []) bookOf(grading, id);
      const { readMs, writeMs, books } = await regrade(database, grading, new Date(), rulebook);
      for (const b of books)
        print(
          `${b.rulebook}：${b.entities} 个主体，${b.spans} 段，待人工确认 ${b.undetermined} 条；计算 ${seconds(b.gradeMs)}`,
        );
      print(`读取 ${seconds(readMs)}，写入 ${seconds(writeMs)}（计算与写入同时进行）`);
    });
}

function undeterminedCommand(program: Command, { open, print }: Door): void {
  program
    .command('undetermined')
    .description('列出待人工确认的记录：规则书没有规定，或缺少判定所需的内容')
    .requiredOption('--rulebook <ID>', '规则书')
    .action(async ({ rulebook }) => {
      const { database, grading } = await open();
      const list = await database.read((db) => undeterminedList(db, grading, rulebook));
      print(
        stringify([
          ['主体', '名称', '记录', '文号', '日期', '内容', '条款', '原因'],
          ...list.map(Object.values),
        ]).trimEnd(),
      );
    });
}

function recordCommands(program: Command, { open, who, print }: Door): void {
  const record = program.command('record').description('更正、撤回记录（都会写明由谁、为什么，并立即重新评级）');
  record
    .command('correct <CODE> <RECORD>')
    .description('更正一条记录')
    .requiredOption('--why <WHY>', '原因')
    .requiredOption('--fields <FILE>', '更正后的全部字段（JSON 文件）')
    .action(async (code: string, number: string, { why, fields }) => {
      const { database, grading } = await open();
      const corrected = JSON.parse(await readFile(fields, 'utf8')) as Fields;
      await database.transaction(async (db) => {
        const { entityId } = await entityNamed(db, code);
        const [at, recordId] = [new Date(), Number(number)];
        await correctAndGrade(db, who, at, { entityId, recordId, fields: corrected, why }, grading);
        await noteLocally(db, at, who, { act: 'local.correct', object: objectOf(entityId, recordId) });
      });
      print(`已更正记录 ${number}。`);
    });
  record
    .command('withdraw <CODE> <RECORD>')
    .description('撤回一条记录')
    .requiredOption('--why <WHY>', '原因')
    .action(async (code: string, number: string, { why }) => {
      const { database, grading } = await open();
      await database.transaction(async (db) => {
        const { entityId } = await entityNamed(db, code);
        const [at, recordId] = [new Date(), Number(number)];
        await withdrawAndGrade(db, who, at, { entityId, recordId, why }, grading);
        await noteLocally(db, at, who, { act: 'local.withdraw', object: objectOf(entityId, recordId) });
      });
      print(`已撤回记录 ${number}。`);
    });
}

function objectOf(entityId: number, recordId: number): string {
  return `${internalId(entityId)}/records/${recordId}`;
}

async function entityNamed(
  db: Parameters<typeof entityIdOf>[0],
  code: string,
): Promise<{ entityId: number; name: string }> {
  const found = await entityIdOf(db, code);
  if (!found) throw new Problem(problems['grading.unknown-entity'], { code });
  return found;
}

function dayIn(text: string | undefined): number {
  if (text === undefined) return shanghaiDay(new Date());
  const day = dayOf(text);
  if (day === undefined) throw new Problem(problems['grading.not-a-day'], { day: text });
  return day;
}

/** An instant as written: a bare day means its end, a time without a zone is Shanghai's. */
function instantOf(text: string): string {
  const instant = instantIn(text);
  if (instant === undefined) throw new Problem(problems['grading.not-an-instant'], { instant: text });
  return instant;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} 秒`;
}
