// The commands of targeting: a scorecard made from past visits, points with reasons by it, and what it was worth.

import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { CSV_MARK, csvLine } from '../../base/csv.ts';
import { type Day, dayOf } from '../../base/day.ts';
import { type Lang, Problem } from '../../base/problem.ts';
import { problems as gradingProblems } from '../../grading/problems.ts';
import { scoreRules } from '../items-load.ts';
import type { PoolDoor } from '../pool-cli.ts';
import { textOf } from '../text-of.ts';
import { cardFrom, needBoth } from './fit-card.ts';
import { factsFor, knownOn } from './occasions.ts';
import { judged, reportLines, yearsFrom } from './report.ts';
import { scoreOf } from './score.ts';
import { readScorecard, type Scorecard, scorecardText } from './scorecard.ts';
import { testedCard } from './test-card.ts';
import type { Premises } from './visit.ts';
import { readVisits } from './visits-file.ts';
import { visitLines } from './visits-of-register.ts';
import { weightsOf } from './weights.ts';

/** Adds `targeting visits`, which reads the register, and `fit`, `score` and `report`, which need none. */
export function targeting(program: Command, { open, lang, print }: PoolDoor): void {
  const commands = program.command('targeting').description('检查的风险评分：由既往检查结果得出评分卡，逐条写明理由');
  commands
    .command('visits <VISITS.csv>')
    .description('由登记库中的检查结果和许可写出既往检查，供下面几个命令使用')
    .action(async (path: string) => {
      const { database, grading } = await open();
      const text = await database.read((db) => Array.fromAsync(visitLines(db, grading.catalogue)));
      await writeFile(path, CSV_MARK + text.join(''));
      print(lang() === 'en' ? `${path}: ${text.length - 1} visits.` : `${path}：${text.length - 1} 次检查。`);
    });
  commands
    .command('fit <VISITS.csv>')
    .description('由既往检查和结果做出评分卡；只用某日以前的')
    .requiredOption('--until <DAY>', '只用这一日以前知道的，如 2010-01-01')
    .requiredOption('--title <TEXT>', '评分卡的名称')
    .requiredOption('--out <CARD.yaml>', '写入文件')
    .action(async (path: string, { until, title, out }) => {
      const card = cardFrom(await visitsIn(path), path, dayIn(until), title);
      await writeFile(out, scorecardText(card));
      const { occasions, hits } = card.fitted;
      print(
        lang() === 'en'
          ? `${out}: learned on ${occasions} occasions, ${hits} of them critical.`
          : `${out}：由 ${occasions} 次评定得出，其中有严重问题 ${hits} 次。`,
      );
    });
  commands
    .command('test <CARD.yaml> <VISITS.csv>')
    .description('用得出以后的检查结果检验评分卡，写上检验结果、分数段和有效期；提交启用前必须做')
    .requiredOption('--on <DAY...>', '从哪些日子起各看一年，不早于得出评分卡时已知的结果')
    .requiredOption('--out <CARD.yaml>', '写入文件')
    .action(async (card: string, path: string, { on, out }) => {
      const read = readScorecard(card, await textOf(card));
      const tested = testedCard(read, path, await visitsIn(path), yearsFrom(on.map(dayIn)), scoreRules());
      await writeFile(out, scorecardText(tested));
      const { value, low, high } = tested.tested!.auc;
      const auc = `AUC ${value} [${low}, ${high}]`;
      print(lang() === 'en' ? `${out}: ${auc}, until ${tested.until}.` : `${out}：${auc}，用到 ${tested.until}。`);
    });
  commands
    .command('score <CARD.yaml> <VISITS.csv>')
    .description('某日早上各对象的分数、抽取权重和逐条理由，分数高的在前（CSV）')
    .requiredOption('--on <DAY>', '哪一天；只看这一日以前的检查')
    .action(async (card: string, path: string, { on }) => {
      const read = readScorecard(card, await textOf(card));
      for (const line of scoreLines(read, await visitsIn(path), dayIn(on), lang())) print(line.trimEnd());
    });
  commands
    .command('report <CARD.yaml> <VISITS.csv>')
    .description('评分卡在过去的日子准不准：区分度、最高一成、各等级、校准')
    .requiredOption('--on <DAY...>', '从哪些日子起各看一年')
    .action(async (card: string, path: string, { on }) => {
      const read = readScorecard(card, await textOf(card));
      const rows = judged(read, await visitsIn(path), yearsFrom(on.map(dayIn)));
      needBoth(path, rows);
      for (const line of reportLines(rows, lang())) print(line);
    });
}

async function visitsIn(path: string): Promise<Premises[]> {
  return readVisits(path, await textOf(path));
}

function dayIn(text: string): Day {
  const day = dayOf(text);
  if (day === undefined) throw new Problem(gradingProblems['grading.not-a-day'], { day: text });
  return day;
}

/** A CSV line each: id, grade, points, chance, weight, reasons. */
function scoreLines(card: Scorecard, premises: readonly Premises[], on: Day, lang: Lang): string[] {
  const facts = factsFor(premises);
  const scored = premises
    .map((one) => knownOn(one, on, facts))
    .map((known) => ({ known, score: scoreOf(card, known) }))
    .sort((a, b) => b.score.points - a.score.points || (a.known.premises < b.known.premises ? -1 : 1));
  const weights = weightsOf(
    scored.map(({ score }) => score.points),
    card.doubling,
  );
  const headings =
    lang === 'en'
      ? ['id', 'grade', 'points', 'chance', 'weight', 'reasons']
      : ['编号', '等级', '分数', '可能', '权重', '理由'];
  return [
    csvLine(headings),
    ...scored.map(({ known, score: { points, chance, reasons } }, i) => {
      const grade = known.grade === undefined ? '' : 'ABCD'[known.grade];
      const why = reasons.map(
        (reason) => `${lang === 'en' ? reason.en : reason.zh} (${reason.points > 0 ? '+' : ''}${reason.points})`,
      );
      return csvLine([
        known.premises,
        grade,
        points,
        chance.toFixed(4),
        weights[i],
        why.join(lang === 'en' ? '; ' : '；'),
      ]);
    }),
  ];
}
