// The demo: an invented city is written to files, imported as a user's files are, graded under every rulebook, and shown.

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { readConfig } from '../base/config.ts';
import { iso } from '../base/day.ts';
import { Problem } from '../base/problem.ts';
import { sealBy } from '../base/seal.ts';
import { readSecret } from '../base/secret-file.ts';
import { importFile } from '../exchange/import-file.ts';
import { ENTITIES } from '../exchange/mapping.ts';
import type { Door } from '../grading/cli.ts';
import type { Register } from '../grading/register.ts';
import { settlePublicity } from '../publicity/catch-up.ts';
import { syllablesOf } from '../registry/pinyin.ts';
import { writeBoundaries } from './boundaries.ts';
import { DEMO_DAY } from './city.ts';
import { type City, cityOf } from './city-files.ts';
import { complainInCity } from './complain.ts';
import { divideCity } from './divide-city.ts';
import { type Example, examples } from './examples.ts';
import { accountLine } from './first-accounts.ts';
import { listsInCity } from './lists-city.ts';
import type { MadeFile } from './made-file.ts';
import { ownInCity } from './own-city.ts';
import { checkOwnRegister } from './own-register.ts';
import { patrolCity } from './patrol-city.ts';
import { planCity } from './plan-city.ts';
import { problems } from './problems.ts';
import { announceInCity, publishInCity } from './publish-city.ts';
import { relateCity } from './relate-city.ts';
import {
  cityReport,
  exampleReport,
  type FileReceipt,
  type Next,
  nextReport,
  placesReport,
  receiptReport,
  rejectedReport,
  sharesReport,
  shown,
  title,
} from './report.ts';
import { rightsInCity } from './rights-city.ts';
import { scanInCity } from './scan-city.ts';
import { type Shares, shares } from './shares.ts';
import { warnCity } from './warn-city.ts';
import { CITY } from './words.ts';
import { writeCity } from './write-city.ts';

const LEAST = 20;
const MOST = 200_000;
/** The rulebook that the examples are explained under. */
const EXPLAINED = 'chongqing';

/** Adds `demo`; where a folder for boundaries is given, it gets the pack of the city unless it has one. */
export function demo(program: Command, door: Door, boundaries?: string): void {
  program
    .command('demo')
    .description('演示：生成一座虚构的城市，像用户的文件一样导入、评级、说明原因')
    .option('--entities <N>', '主体数', '20000')
    .option('--seed <SEED>', '种子：相同的种子生成完全相同的城市', '2026')
    .option('--no-areas', '不划网格')
    .option('--folder <FOLDER>', '文件写到哪里', 'demo-city')
    .action(async ({ entities, seed, folder, areas }) => {
      const plan = { entities: sizeIn(entities), seed };
      const city = cityOf(plan);
      await run(city, resolve(folder), door, areas);
      if (boundaries !== undefined) writeBoundaries(boundaries, city.entities);
    });
}

function sizeIn(text: string): number {
  const size = Number(text);
  if (!Number.isInteger(size) || size < LEAST || size > MOST)
    throw new Problem(problems['demo.bad-size'], { found: text, least: LEAST, most: MOST });
  return size;
}

async function run(city: City, folder: string, door: Door, withAreas: boolean): Promise<void> {
  const began = Date.now();
  const say = (lines: readonly string[]) => {
    for (const line of lines) door.print(line);
  };
  const register = await door.open();
  const { database, grading } = register;
  await database.read((db) => checkOwnRegister(db, city.entities, registerPlace()));
  const paths = writeCity(folder, [...city.files, city.mended]);
  say(cityReport(city, folder));
  const receipts = await importAll(city.files, paths, register, door);
  await settlePublicity(database, grading.catalogue, notBeforeTheDemo());
  await database.transaction((db) => relateCity(db, door.who, notBeforeTheDemo(), city.entities));
  const areas = withAreas ? await divideCity(database, door.who, notBeforeTheDemo(), city.entities) : 0;
  const given = receipts.find(({ rejectedFile }) => rejectedFile)?.rejectedFile;
  const mended = join(folder, city.mended.name);
  say([...title('二、导入：与用户的文件走同样的路，导入即评级'), ...receiptReport(receipts)]);
  say(rejectedReport(receipts, given ? await reasonsIn(given) : [], mended));
  const on = iso(DEMO_DAY);
  await database.read(async (db) => {
    const all: Shares[] = [];
    for (const book of grading.books.values()) all.push(await shares(db, grading, book, on));
    say([...title(`三、${on} 在各规则书下的等级和监管等级`), ...sharesReport(all, city.entities.length)]);
    const found = await examples(db, grading, EXPLAINED, DEMO_DAY);
    say(title('四、三个主体：为什么是这个等级、到哪天、怎样改变'));
    for (const example of found) say(exampleReport(example, grading.books.get(EXPLAINED)!));
    say([...title('五、写在哪里'), ...placesReport(folder, registerPlace(), areas)]);
    say([...title('六、接着可以试'), ...nextReport(toTry(found, on, mended), process.env.JINXIN_DATA)]);
  });
  if (withAreas) {
    const seal = sealBy(readSecret(process.env, readConfig(process.env).dataFolder));
    const taken = await complainInCity(database, grading, seal, door.who, notBeforeTheDemo());
    const warned = await warnCity(database, grading, door.who, notBeforeTheDemo(), city.entities);
    const planned = await planCity(database, grading, notBeforeTheDemo());
    await announceInCity(database, grading, door.who, notBeforeTheDemo());
    const articles = await publishInCity(database, notBeforeTheDemo());
    const rights = await rightsInCity(database, grading, door.who, notBeforeTheDemo());
    const listings = await listsInCity(database, grading, notBeforeTheDemo());
    const receipt = await scanInCity(database, grading, notBeforeTheDemo());
    const patrols = await patrolCity(database, grading, notBeforeTheDemo());
    const own = await ownInCity(database, { grading, seal }, notBeforeTheDemo());
    say([
      '',
      `另有${listed([
        [taken, '件投诉举报'],
        [warned, '项录入的警示（其余预警自动产生）'],
        [planned, '份双随机检查计划'],
        [patrols, '次巡查，有的带照片和责令改正'],
        [rights.repairs, '件修复申请'],
        [rights.objections, '件异议'],
        [listings, '件名录事项'],
        [articles, '篇公示网站的文章和案例'],
      ])}，在办理的各个阶段。`,
      '公示网站在 /public，不用登录：查询、名单、抽查、开放数据。',
      ...(own ? ['一家企业自己的账户（登录后到 /own，密码只显示这一次）：', accountLine(own)] : []),
      ...(receipt ? [`扫码入企：被检查的主体看到的回执在 ${receipt}`] : []),
    ]);
  }
  say(['', `用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒。再运行一次不会重复记录，表格相同。`]);
}

/** What there is of each; what there is none of is left out. */
function listed(counts: readonly (readonly [number, string])[]): string {
  return counts.flatMap(([count, what]) => (count > 0 ? [` ${count} ${what}`] : [])).join('；');
}

/** Where the register is, as the user knows it. */
function registerPlace(): string {
  const { databaseUrl, dataFolder } = readConfig(process.env);
  return databaseUrl === undefined ? `${shown(dataFolder)}/` : 'JINXIN_DATABASE';
}

async function importAll(
  files: readonly MadeFile[],
  paths: readonly string[],
  { database, grading }: Register,
  { who }: Door,
): Promise<FileReceipt[]> {
  const receipts: FileReceipt[] = [];
  for (const [i, { type }] of files.entries()) {
    progress(`导入 ${i + 1}/${files.length}`);
    const receipt = await importFile({ database, grading, who, clock: notBeforeTheDemo }, { type, file: paths[i] });
    const label = (type === ENTITIES ? grading.catalogue.entity : grading.catalogue.type(type)!).label.zh;
    receipts.push({ ...receipt, file: paths[i], label, notes: receipt.notes.map(({ zh }) => zh) });
  }
  progress('');
  return receipts;
}

/** Now; but on a computer whose clock runs behind, the demo's day, after all that it tells of. */
function notBeforeTheDemo(): Date {
  return new Date(Math.max(Date.now(), DEMO_DAY * 86_400_000));
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** What is wrong with the rows that were given back. */
async function reasonsIn(file: string): Promise<string[]> {
  const rows: string[][] = parse(await readFile(file, 'utf8'), { bom: true });
  return rows.slice(1).map((row) => row.at(-1)!);
}

function toTry(found: readonly Example[], on: string, mended: string): Next[] {
  const some = found.flatMap((one, i): Next[] => {
    if (i > 0)
      return i > 1 ? [] : [{ what: '按拼音首字母查找', command: `find ${initials(one.name.slice(CITY.length))}` }];
    const day = one.explanation.better?.from ?? on;
    return [
      { what: '第一个主体，恢复那天再看', command: `explain ${one.code} --rulebook ${EXPLAINED} --on ${day}` },
      { what: '第一个主体，换一本规则书', command: `explain ${one.code} --rulebook risk-general --on ${on}` },
      { what: '第一个主体的全部账目', command: `ledger show ${one.code}` },
    ];
  });
  return [
    { what: '导入改好的行', command: `import complaint ${shown(mended)}` },
    { what: '导出全部等级', command: `export grades --rulebook ${EXPLAINED} --on ${on} --out grades.csv` },
    ...some,
    { what: '待人工确认的记录', command: `undetermined --rulebook ${EXPLAINED}` },
    { what: '逐条核对台账', command: 'ledger verify' },
    { what: '跑规则书的案例', command: 'rulebooks test' },
  ];
}

function initials(name: string): string {
  return syllablesOf(name)
    .map((syllable) => syllable?.[0] ?? '')
    .join('');
}
