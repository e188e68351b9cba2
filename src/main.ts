// The service: opens the register, listens, and stops without losing what it has in hand.

import { join } from 'node:path';
import { Command } from 'commander';
import { buildApp, PAGES } from './app.ts';
import { readBoundariesFolder, readConfig } from './base/config.ts';
import { buildPages } from './base/http/build-pages.ts';
import { readServiceSettings, type ServiceSettings } from './base/http/settings.ts';
import { baseJobs } from './base/jobs.ts';
import { Problem } from './base/problem.ts';
import { problems } from './base/problems.ts';
import { sealBy } from './base/seal.ts';
import { readSecret } from './base/secret-file.ts';
import { Worker } from './base/workshop.ts';
import { CASES } from './cases.ts';
import { demo } from './demo/cli.ts';
import { accountsReport, firstAccounts } from './demo/first-accounts.ts';
import { evidenceJobs } from './evidence/jobs.ts';
import { exchangeJobs } from './exchange/jobs.ts';
import { followTexts } from './grading/follow-texts.ts';
import { openRegister, type Register } from './grading/register.ts';
import { labJobs } from './lab/jobs.ts';
import { startNotices } from './notice/jobs.ts';
import { noticesOver } from './notice/notice-files.ts';
import { objectionsOver } from './objection/objection-files.ts';
import { startCounting } from './oversight/jobs.ts';
import { startPublicity } from './publicity/jobs.ts';
import { keepShownAtOnce } from './publicity/keep-shown.ts';
import { hasEntities } from './registry/subjects.ts';
import { repairsOver } from './repair/repair-files.ts';
import { startPlacing } from './supervision/areas/jobs.ts';
import { complaintsOver } from './supervision/complaints/complaint-files.ts';
import { startDuties } from './supervision/duties/jobs.ts';
import { startWarnings } from './supervision/warnings/jobs.ts';

const program = new Command('npm start --')
  .description('金信服务：页面、接口和后台工作')
  .option('--only <http|jobs>', '只做其中一样')
  .option('--demo', '启动后导入演示城市')
  .option('--no-build', '页面缺少或过时也不生成')
  .helpOption('-h, --help', '显示帮助')
  .parse();

const { only, demo: demoWanted, build } = program.opts<{ only?: string; demo?: boolean; build: boolean }>();
const clock = () => new Date();
const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  if (only !== undefined && only !== 'http' && only !== 'jobs') program.error(`--only ${only}：应为 http 或 jobs`);
  await start(readServiceSettings(process.env));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function start(settings: ServiceSettings): Promise<void> {
  const register = await openRegister(readConfig(process.env), new Date(), (regraded) => {
    print(`已按现行规则书重新计算：${regraded.join('、')}`);
  });
  keepShownAtOnce(register.grading);
  const closing: (() => Promise<void>)[] = [() => register.database.close()];
  const stop = stopOnce(closing);
  const following = followTexts(register.database, register.grading);
  closing.unshift(() => following.close());
  try {
    for (const line of await first(register)) print(line);
    if (only !== 'http') closing.unshift(await work(register, settings));
    if (only !== 'jobs') closing.unshift(await listen(register, settings));
    if (settings.demo || demoWanted) await importDemo(register);
    else if (!(await register.database.read(hasEntities)))
      print('登记库还是空的；要看一座虚构的城市：npm start -- --demo');
  } catch (error) {
    await stop();
    throw error;
  }
}

async function first({ database }: Register): Promise<string[]> {
  const accounts = await database.transaction((db) => firstAccounts(db, new Date()));
  return accounts.length ? accountsReport(accounts) : [];
}

/** Listens; gives what stops it. */
async function listen(register: Register, settings: ServiceSettings): Promise<() => Promise<void>> {
  const { host, port, uploadMb, ...guards } = settings;
  if (build) buildPages(join(import.meta.dirname, '..'), PAGES, print);
  const files = { folder: filesFolder(), largest: uploadMb * 1_000_000 };
  const seal = sealBy(readSecret(process.env, readConfig(process.env).dataFolder));
  const { http } = await buildApp(register, {
    ...guards,
    files,
    seal,
    boundaries: readBoundariesFolder(process.env),
    clock,
    pages: PAGES,
    log: process.stdout,
  });
  // Read before anybody asks: whoever files first would wait for them.
  register.grading.clauses();
  try {
    const address = await http.listen({ host, port });
    print(`金信已启动 Jinxin is running: ${address}`);
  } catch (error) {
    await http.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Problem(problems['base.port-in-use'], { host, port });
  }
  return async () => {
    // A connection that was busy when the closing began is kept open for the next request unless told otherwise.
    const idle = setInterval(() => http.server.closeIdleConnections(), 50);
    await http.close().finally(() => clearInterval(idle));
  };
}

/** Does jobs; gives what stops it. */
async function work(register: Register, { keepDays }: ServiceSettings): Promise<() => Promise<void>> {
  const log = (line: object) => print(JSON.stringify({ level: 30, ...line }));
  const { database, grading } = register;
  const worker = new Worker({ database, clock, log });
  await baseJobs(worker, database, clock, filesFolder());
  labJobs(worker, register, clock);
  await exchangeJobs(worker, { database, grading, clock, folder: filesFolder() }, keepDays);
  await evidenceJobs(worker, database, clock, [complaintsOver, objectionsOver, repairsOver, noticesOver]);
  worker.start();
  const stopCounting = startCounting({ database, grading, clock, log });
  const stopDuties = startDuties({ database, grading, clock, log, cases: CASES });
  const stopPublicity = startPublicity({ database, grading, clock, log });
  const stopPlacing = startPlacing({ database, clock, log });
  const stopWarnings = startWarnings({ database, grading, clock, log });
  const stopNotices = startNotices({ database, grading, clock, log });
  return async () => {
    await Promise.all([stopCounting(), stopDuties(), stopPublicity(), stopPlacing(), stopWarnings(), stopNotices()]);
    await worker.stop();
  };
}

/** Where files lie while they are sent. */
function filesFolder(): string {
  return join(readConfig(process.env).dataFolder, 'files');
}

async function importDemo(register: Register): Promise<void> {
  const commands = new Command().exitOverride();
  demo(
    commands,
    { open: async () => register, who: { id: 'demo', name: '演示' }, lang: () => 'zh', print },
    readBoundariesFolder(process.env),
  );
  try {
    await commands.parseAsync(['demo'], { from: 'user' });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    print(error.message);
  }
}

/** Stops at the first signal when what is in hand is answered, at the second at once. */
function stopOnce(closing: readonly (() => Promise<void>)[]): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      for (const close of closing) await close();
    })();
    return stopping;
  };
  // In place of the embedded server's own way, which ends the program at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.removeAllListeners(signal).on(signal, () => {
      if (stopping) process.exit(1);
      void stop().then(() => process.exit(0));
    });
  return stop;
}
