// The commands of inspection: a random draw laid down, drawn, changed, and worked out again by anybody from its published file.

import { rename, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Lang, sentence } from '../base/problem.ts';
import type { Change } from './draw/draw.ts';
import { type DrawFile, readDrawFile, readTerms } from './draw/draw-file.ts';
import { changeNow, drawNow, layDown } from './draw/proceed.ts';
import { pledge } from './draw/seed.ts';
import { type Finding, verify } from './draw/verify.ts';
import { jointCommand } from './joint-cli.ts';
import { type PoolDoor, poolCommand } from './pool-cli.ts';
import { problems } from './problems.ts';
import { targeting } from './targeting/cli.ts';
import { textOf } from './text-of.ts';

/** Adds `draws terms`, `lay`, `pledge`, `draw`, `change` and `verify`, of which only the first needs a register, and `targeting`. */
export function inspection(program: Command, door: PoolDoor): void {
  const { lang, print } = door;
  jointCommand(program, door);
  const draws = program
    .command('draws')
    .description('双随机抽取：先公布方案的承诺值，再由公布的种子抽取，任何人可以复算');
  poolCommand(draws, door);
  targeting(program, door);
  const say = (zh: string, en: string) => print(lang() === 'en' ? en : zh);
  draws
    .command('lay <TERMS.json>')
    .description('定下方案和名录库，写成抽取文件；先公布其承诺值，种子还不知道')
    .requiredOption('--out <FILE>', '抽取文件')
    .action(async (path: string, { out }) => {
      const file = layDown(readTerms(path, await textOf(path)));
      await write(out, file);
      say(
        `已写入 ${out}。请先公布承诺值，再公布种子：${file.commitment}`,
        `Written to ${out}. Publish its hash before the seed: ${file.commitment}`,
      );
    });
  draws
    .command('pledge <PARTY> <SECRET>')
    .description('一方事先承诺其秘密：公布这个哈希，抽取时再公布秘密')
    .action((party: string, secret: string) => print(pledge(party, secret)));
  draws
    .command('draw <FILE>')
    .description('填入公布的种子（几方承诺的按方案的顺序），抽取检查对象和检查人员')
    .requiredOption('--value <VALUE...>', '种子的值')
    .action(async (path: string, { value }) => {
      const drawn = drawNow(path, await drawFile(path), value);
      await write(path, drawn);
      for (const line of visitLines(drawn, lang())) print(line);
    });
  draws
    .command('change <FILE>')
    .description('对象不能检查，或者检查人员回避：由抽取时已定的次序替换，理由记入文件')
    .requiredOption('--entity <ID>', '换下的检查对象；与 --officer 同用时是他要检查的对象')
    .option('--officer <ID>', '回避的检查人员')
    .requiredOption('--why <TEXT>', '理由')
    .action(async (path: string, options) => {
      const after = changeNow(path, await drawFile(path), changeOf(options));
      await write(path, after);
      const { visit } = after.changes!.at(-1)!;
      if (!visit) return say('后面没有可替换的对象了。', 'Nobody is left who could step in.');
      for (const line of visitLines({ ...after, visits: [visit] }, lang())) print(line);
    });
  draws
    .command('verify <FILE>')
    .description('复算一次抽取：承诺值、种子、抽取结果、替换；全部相符退出码为 0，否则为 2')
    .action(async (path: string) => {
      const findings = verify(await drawFile(path));
      for (const finding of findings) print(findingLine(finding, lang()));
      if (findings.some(({ holds }) => !holds)) process.exitCode = 2;
    });
}

async function drawFile(path: string): Promise<DrawFile> {
  return readDrawFile(path, await textOf(path));
}

/** Puts a file in place of the earlier one once it is whole and on disk. */
async function write(path: string, file: DrawFile): Promise<void> {
  const part = `${path}.part`;
  await writeFile(part, `${JSON.stringify(file, null, 1)}\n`, { flush: true });
  await rename(part, path);
}

function changeOf({ entity, officer, why }: { entity: string; officer?: string; why: string }): Change {
  return officer === undefined ? { kind: 'entity', out: entity, why } : { kind: 'officer', out: officer, entity, why };
}

function visitLines({ terms, visits = [] }: DrawFile, lang: Lang): string[] {
  const names = new Map(
    [...terms.entities, ...terms.officers].map(({ id, name }) => [id, name ? `${id} ${name}` : id]),
  );
  const lacking = (what: string) => sentence(problems['inspection.officers-lacking'], { what }, lang);
  return visits.map(
    ({ entity, officers, lacking: what }) =>
      `${names.get(entity)}\t${what === undefined ? officers.map((id) => names.get(id)).join('、') : lacking(what)}`,
  );
}

const WHAT: Record<Finding['what'], Record<Lang, string>> = {
  commitment: { zh: '方案与承诺值', en: 'the terms against their hash' },
  scores: { zh: '分数与分层、权重', en: 'strata and weights against the points' },
  seed: { zh: '种子与方案', en: 'the seed against the terms' },
  visits: { zh: '抽取结果', en: 'what was drawn' },
  changes: { zh: '替换', en: 'changes' },
  chain: { zh: '替换及其理由的哈希链', en: 'the chain of changes with their reasons' },
};

function findingLine({ what, holds, count }: Finding, lang: Lang): string {
  if (lang === 'en')
    return `${holds ? 'holds' : `does not hold (place ${count})`}\t${WHAT[what].en}${holds ? ` (${count})` : ''}`;
  return `${holds ? '相符' : `不符（第 ${count} 项）`}\t${WHAT[what].zh}${holds ? `（${count} 项）` : ''}`;
}
