#!/usr/bin/env node
// The command line: opens the doors of the rooms, and turns what they refuse into sentences and exit codes.

import { userInfo } from 'node:os';
import { Command, CommanderError } from 'commander';
import { base } from './base/cli.ts';
import { readBoundariesFolder, readConfig } from './base/config.ts';
import { readAddress } from './base/http/settings.ts';
import { type Lang, Problem, sentence } from './base/problem.ts';
import { sealBy } from './base/seal.ts';
import { readSecret } from './base/secret-file.ts';
import { Flaws } from './base/yaml.ts';
import { CASES } from './cases.ts';
import { demo } from './demo/cli.ts';
import { reports } from './disclosure/reports/cli.ts';
import { exchange } from './exchange/cli.ts';
import { grading } from './grading/cli.ts';
import { openRegister, type Register } from './grading/register.ts';
import { inspection } from './inspection/cli.ts';
import { ledger } from './ledger/cli.ts';
import { publicity } from './publicity/cli.ts';
import { keepShownAtOnce } from './publicity/keep-shown.ts';
import { registry } from './registry/cli.ts';
import { repair } from './repair/cli.ts';
import { duties } from './supervision/duties/cli.ts';
import { warnings } from './supervision/warnings/cli.ts';

const program = new Command('jinxin')
  .description('金信：企业信用分类监管 · credit-based supervision of enterprises')
  .option('--lang <zh|en>', '语言 · language', 'zh')
  .helpOption('-h, --help', '显示帮助')
  .helpCommand('help [COMMAND]', '显示某个命令的帮助')
  .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '命令有误：')) })
  .exitOverride();

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

// Whoever reads our output may stop early (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const lang = (): Lang => (program.opts().lang === 'en' ? 'en' : 'zh');
const print = (line: string) => process.stdout.write(`${line}\n`);
const who = { id: userInfo().username, name: userInfo().username };
let opened: Promise<Register> | undefined;
const open = () => {
  opened ??= openRegister(readConfig(process.env), new Date(), (regraded) => {
    process.stderr.write(`已按现行规则书重新计算：${regraded.join('、')}\n`);
  }).then((register) => {
    keepShownAtOnce(register.grading);
    return register;
  });
  return opened;
};
const door = { open, who, lang, print };

base(program, door);
const openLedger = async () => {
  const { database, grading } = await open();
  return { database, keeping: grading.keeping };
};

registry(program, { ...door, open: openLedger });
exchange(program, door);
grading(program, door);
duties(program, { ...door, cases: CASES });
warnings(program, door);
inspection(program, door);
publicity(program, door);
repair(program, door);
const seal = () => sealBy(readSecret(process.env, readConfig(process.env).dataFolder));
reports(program, { ...door, seal, address: readAddress(process.env) ?? '' });
ledger(program, { ...door, open: openLedger });
demo(program, door, readBoundariesFolder(process.env));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = refuse(error);
} finally {
  await (await opened?.catch(() => undefined))?.database.close();
}

/** Says what went wrong in the user's language; gives the exit code. */
function refuse(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
  if (error instanceof Problem) process.stderr.write(`${sentence(error.code, error.params, lang())}\n`);
  else if (error instanceof Flaws)
    for (const flaw of error.flaws)
      process.stderr.write(`${flaw.file}:${flaw.line} ${lang() === 'en' ? flaw.en : flaw.zh}\n`);
  else throw error;
  return 1;
}
