// The command that makes the terms of a draw from the register.

import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Lang, Problem } from '../base/problem.ts';
import type { Register } from '../grading/register.ts';
import { readTerms } from './draw/draw-file.ts';
import { type Candidate, FORMAT, type SeedTerms, type Stratum } from './draw/terms.ts';
import { readOfficers } from './officers-file.ts';
import { poolOf } from './pool.ts';
import { problems } from './problems.ts';
import { textOf } from './text-of.ts';

export interface PoolDoor {
  readonly open: () => Promise<Register>;
  readonly lang: () => Lang;
  readonly print: (line: string) => void;
}

interface Options {
  readonly title: string;
  readonly rulebook: string;
  readonly on: string;
  readonly tier?: boolean;
  readonly division: string;
  readonly share: readonly string[];
  readonly officers: string;
  readonly each: string;
  readonly seed: readonly string[];
  readonly party: readonly string[];
  readonly out: string;
}

/** Adds `draws terms`. */
export function poolCommand(draws: Command, { open, lang, print }: PoolDoor): void {
  draws
    .command('terms')
    .description('由登记库做出抽取方案：某日在营的主体按等级分层，每层按比例抽取')
    .requiredOption('--title <TEXT>', '检查的名称')
    .requiredOption('--rulebook <ID>', '按哪本规则书的等级分层')
    .requiredOption('--on <DAY>', '名录库截至哪一天，如 2024-06-30')
    .option('--tier', '按监管等级分层，而不是按信用等级')
    .option('--division <CODE>', '只要某个行政区划的（代码的开头）', '')
    .requiredOption('--share <LEVEL=PERCENT...>', '每层抽取百分之几，如 A=0.5 B=3 D=100；没有写的层不抽')
    .requiredOption('--officers <FILE.csv>', '检查人员名录：编号、姓名、领域、回避、最多次数')
    .option('--each <N>', '每次检查几人', '2')
    .option('--seed <SOURCE, TIME...>', '种子由谁在何时公布：两个值', [])
    .option('--party <NAME=HASH...>', '几方共同出种子：各方名称和事先承诺的哈希', [])
    .requiredOption('--out <TERMS.json>', '写入文件')
    .action(async (options: Options) => {
      const { database, grading } = await open();
      const { rulebook, on, division, tier } = options;
      const question = { rulebook, on, division, by: tier ? 'tier' : 'level' } as const;
      const pool = await database.read((db) => poolOf(db, grading, question));
      const terms = await termsOf(options, pool);
      const { entities, officers } = readTerms(options.out, JSON.stringify(terms));
      await writeFile(options.out, `${JSON.stringify(terms, null, 1)}\n`);
      print(
        lang() === 'en'
          ? `${options.out}: ${entities.length} entities, ${officers.length} officers. Read it, then: draws lay`
          : `${options.out}：${entities.length} 个对象，${officers.length} 名检查人员。核对后用 draws lay 定下。`,
      );
    });
}

async function termsOf(options: Options, pool: readonly Candidate[]): Promise<unknown> {
  const { title, on, share, officers, each } = options;
  const strata = strataOf(share, [...new Set(pool.map(({ stratum }) => stratum))].sort());
  const drawn = new Set(strata.map(({ id }) => id));
  return {
    ...{ format: FORMAT, title, day: on, strata },
    entities: pool.filter(({ stratum }) => drawn.has(stratum)),
    officers: readOfficers(officers, await textOf(officers)),
    officersEach: Number(each),
    seed: seedOf(options),
  };
}

function strataOf(shares: readonly string[], known: readonly string[]): Stratum[] {
  return shares.map((text) => {
    const [, id, percent] = /^(.+)=(\d+(?:\.\d{1,2})?)$/.exec(text) ?? [];
    if (id === undefined || !known.includes(id))
      throw new Problem(problems['inspection.share-not-readable'], { text, strata: known });
    return { id, by: 'chance', share: Math.round(Number(percent) * 100) };
  });
}

/** What was asked for; whether it can be is said where terms are read. */
function seedOf({ seed: [source, known], party }: Options): SeedTerms {
  if (party.length === 0) return { kind: 'public', source, known };
  const parties = party.map((text) => {
    const at = text.lastIndexOf('=');
    return { party: text.slice(0, at), hash: text.slice(at + 1) };
  });
  return { kind: 'parties', parties };
}
