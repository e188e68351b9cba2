// A scorecard of the invented city: learned on its own inspections, tested on later ones, put in by one and approved by another.

import { type Day, parts, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { decide } from '../base/who/decide-proposal.ts';
import { proposalAt } from '../base/who/proposals.ts';
import type { Grading } from '../grading/grading.ts';
import { approvingCard, putCard } from '../inspection/cards/cards.ts';
import { scoreRules } from '../inspection/items-load.ts';
import { cardFrom } from '../inspection/targeting/fit-card.ts';
import { yearsFrom } from '../inspection/targeting/report.ts';
import { type Scorecard, scorecardText } from '../inspection/targeting/scorecard.ts';
import { testedCard } from '../inspection/targeting/test-card.ts';
import { readVisits } from '../inspection/targeting/visits-file.ts';
import { visitLines } from '../inspection/targeting/visits-of-register.ts';

const FILE = 'demo-visits.csv';
const TITLE = '演示城市检查风险评分卡';
/** For so many days before today the card has been in force. */
const IN_FORCE = 20;

interface Scene {
  readonly db: Db;
  readonly reader: Db;
  readonly at: Date;
  readonly grading: Grading;
  readonly office: Reader;
  /** Who sees the whole city. */
  readonly head: Reader;
}

/** Puts one in force and gives it; undefined where the city is too small for one to be learned or tested. */
export async function cardCity({ db, reader, at, grading, office, head }: Scene): Promise<Scorecard | undefined> {
  const csv = (await Array.fromAsync(visitLines(reader, grading.catalogue))).join('');
  const card = made(csv, shanghaiDay(at));
  if (!card) return undefined;
  const then = new Date(+at - IN_FORCE * 86_400_000);
  const file = `${TITLE}.yaml`;
  const asked = { file, source: scorecardText(card), reason: '用本市既往检查得出，并用以后一年的结果检验' };
  const { proposal } = await putCard({ db, who: office, at: then }, asked);
  const deciding = { db, reader, who: head, at: then, proposal: await proposalAt(reader, then, proposal) };
  const refused = await decide(deciding, { verdict: 'approved', reason: '检验结果和所看的事实已核对' }, approvingCard);
  if (refused) throw refused;
  return card;
}

/** Learned on what was known two years ago, tested on the year that began a year ago. */
function made(csv: string, today: Day): Scorecard | undefined {
  const { year, month } = parts(today);
  const first = (ago: number) => Date.UTC(year - ago, month - 1, 1) / 86_400_000;
  try {
    const visits = readVisits(FILE, csv);
    return testedCard(cardFrom(visits, FILE, first(1), TITLE), FILE, visits, yearsFrom([first(1)]), scoreRules());
  } catch (error) {
    if (error instanceof Problem && FEW.includes(error.code)) return undefined;
    throw error;
  }
}

const FEW = ['inspection.too-few-visits', 'inspection.visits-not-readable'];
