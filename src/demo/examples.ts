// Three entities worth looking at: one that recovers soon, one whose clock was restarted, one that a person must decide about.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { type Explanation, explain } from '../grading/explain.ts';
import { exportGrades } from '../grading/export-grades.ts';
import type { Grading } from '../grading/grading.ts';
import { undeterminedList } from '../grading/undetermined.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { entityIdOf } from '../registry/entity-id-of.ts';
import { subjects } from '../registry/subjects.ts';
import { levelDimension } from '../rulebooks/rulebook.ts';

export interface Example {
  readonly title: string;
  readonly code: string;
  readonly name: string;
  readonly explanation: Explanation;
}

const CANDIDATES = 200;

/** The examples under a rulebook on a day, as far as the register has such entities. */
export async function examples(db: Db, grading: Grading, rulebook: string, on: Day): Promise<Example[]> {
  const explained = (code: string) => explanationOf(db, grading, rulebook, code, on);
  const ranks = new Map(levelDimension(grading.books.get(rulebook)!).levels.map(({ code }, rank) => [code, rank]));
  const ending: { code: string; until: string; causes: number; rank: number }[] = [];
  for await (const { code, level, until, causes } of exportGrades(db, grading, { rulebook, on: iso(on) }))
    if (until !== null && causes.length)
      ending.push({ code, until, causes: causes.length, rank: ranks.get(level ?? '') ?? 0 });
  const soonest = ending.toSorted((a, b) => a.until.localeCompare(b.until) || a.code.localeCompare(b.code));
  const month = iso(on + 31);
  const worst = soonest.filter(({ until }) => until <= month).toSorted((a, b) => b.rank - a.rank);
  const tangled = soonest
    .filter(({ causes }) => causes === 2 || causes === 3)
    .toSorted((a, b) => b.rank - a.rank || b.causes - a.causes);
  const open = await undeterminedList(db, grading, rulebook);
  const latest = open.toSorted((a, b) => b.on.localeCompare(a.on) || a.code.localeCompare(b.code));
  const alone = [...worst, ...soonest].filter(({ causes }) => causes === 1);
  const found = [
    await firstOf('快要恢复的', alone, explained, ({ better }) => better !== null),
    await firstOf('期限被重新计算的', tangled, explained, isChained),
    await firstOf('有记录待人工确认的', latest, explained, () => true),
  ];
  return found.flatMap((one) => one ?? []);
}

async function firstOf(
  title: string,
  candidates: readonly { readonly code: string }[],
  explained: (code: string) => Promise<Omit<Example, 'title'>>,
  fits: (explanation: Explanation) => boolean,
): Promise<Example | undefined> {
  for (const { code } of candidates.slice(0, CANDIDATES)) {
    const one = await explained(code);
    if (fits(one.explanation)) return { title, ...one };
  }
  return undefined;
}

function isChained({ reasons }: Explanation): boolean {
  return reasons.some(({ ownLastDay, lastDay }) => ownLastDay !== lastDay);
}

async function explanationOf(db: Db, grading: Grading, rulebook: string, code: string, on: Day) {
  const { entityId, name } = (await entityIdOf(db, code))!;
  const [subject] = await subjects(db, [entityId]);
  const records = await recordsOf(db, grading.catalogue, [entityId]);
  const plan = grading.plans.get(rulebook)!;
  return { code, name, explanation: explain({ plan, keeping: grading.keeping, subject, records, on }) };
}
