// The overview of a day: how many stand how in all, by the next divisions down and by industry, within the reader's reach.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Grading } from '../grading/grading.ts';
import { bookHead } from '../grading/rulebook-line.ts';
import { division as divisionAt } from '../registry/divisions.ts';
import { industry as industryAt } from '../registry/industries.ts';
import { type Among, type Asked, among, dayAsked } from './among.ts';
import type { readOverview } from './api.ts';
import { type CountRow, countsOn, digitsBelow } from './counts-on.ts';

type Answer = AnswerOf<typeof readOverview>;
type Part = Answer['divisions'][number];

/** Refuses an unknown rulebook, a day that is not counted, and while nothing is. */
export async function overview(
  db: Db,
  grading: Grading,
  reach: readonly string[],
  { on, ...asked }: Asked & { readonly on?: string },
  today: Day,
): Promise<Answer> {
  const question = await among(db, grading, asked);
  const day = dayAsked(question, on, today);
  const digits = await digitsBelow(db, question);
  const rows = await countsOn(db, question, day, [digits, asked.industry ? 3 : 1]);
  const { rulebook, short, levels, tiers } = bookHead(question.book);
  const { code: _, name: __, ...all } = sum('', '', rows, question);
  return {
    ...{ rulebook, short, notice: question.book.notice ?? null, scale: levels, tierScale: tiers, ...all },
    badLevels: [...question.bad],
    on: iso(day),
    first: iso(question.from),
    last: iso(question.until - 1),
    countedAt: question.countedAt,
    behind: await isBehind(db, question),
    path: pathTo(question.division, topOf(reach)),
    divisions: partsBy(rows, 'division', question, placeName),
    industries: partsBy(rows, 'industry', question, (code) => industryAt(code)?.name ?? code),
  };
}

async function isBehind(db: Db, { entryId }: Among): Promise<boolean> {
  const { rows } = await db.query<{ newer: boolean }>(
    'select exists (select from ledger.entry where entry_id > $1) as newer',
    [entryId],
  );
  return rows[0].newer;
}

/** Worst first by how many of them are bad; what has no code comes last. */
function partsBy(
  rows: readonly CountRow[],
  by: 'division' | 'industry',
  question: Among,
  nameOf: (code: string) => string,
): Part[] {
  return [...Map.groupBy(rows, (row) => row[by])]
    .map(([code, own]) => sum(code, nameOf(code), own, question))
    .sort((a, b) => Number(a.code === '') - Number(b.code === '') || b.bad / b.total - a.bad / a.total);
}

function sum(code: string, name: string, rows: readonly CountRow[], { bad }: Among): Part {
  const levels: Record<string, number> = {};
  const tiers: Record<string, number> = {};
  let total = 0;
  for (const { level, tier, count } of rows) {
    total += count;
    levels[level] = (levels[level] ?? 0) + count;
    if (tier !== '') tiers[tier] = (tiers[tier] ?? 0) + count;
  }
  return { code, name, total, bad: bad.reduce((sum, level) => sum + (levels[level] ?? 0), 0), levels, tiers };
}

/** The longest beginning that all of a reach has in common. */
function topOf(reach: readonly string[]): string {
  const [first = '', ...others] = reach;
  let length = first.length;
  while (others.some((other) => !other.startsWith(first.slice(0, length)))) length--;
  return first.slice(0, length - (length % 2 && length < 9 ? 1 : 0));
}

/** From the top of a reach down to a division. */
function pathTo(code: string, top: string): Answer['path'] {
  const ends = [2, 4, 6, 9, 12].filter((length) => length > top.length && length <= code.length);
  return [top, ...ends.map((length) => code.slice(0, length))].map((prefix) => ({
    code: prefix,
    name: placeName(prefix),
  }));
}

/** The own name of a division by the beginning of its code: 2106 is 丹东市. */
function placeName(prefix: string): string {
  if (prefix === '') return '';
  const six = prefix.padEnd(6, '0').slice(0, 6);
  const found = divisionAt(six);
  const name = found?.name ?? prefix;
  if (prefix.length <= 6) return found && prefix.length === 6 && found.level !== 'county' ? `${name}本级` : name;
  return `${name} ${prefix.slice(6)}`;
}
