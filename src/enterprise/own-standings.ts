// The levels that an enterprise is told, and what its check-up takes; records that it is not shown stand without what they say.

import { type Day, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import { explainEntity } from '../grading/explain-entity.ts';
import { bookOf, type Grading, usesClauses } from '../grading/grading.ts';
import { standingsOf } from '../grading/standings.ts';
import { catalogueTexts } from '../ledger/catalogue-load.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { subjects } from '../registry/subjects.ts';
import { loadFiles } from '../rulebooks/load.ts';
import type { explainOwn, listOwnStandings, readCheckup } from './api.ts';
import { seenRecords } from './own-file.ts';
import { problems } from './problems.ts';
import { hiddenBy, isSeen, seenOf } from './seen.ts';

const NOTHING_SETTLED = {
  article: '—',
  sense: {
    zh: '没有规定可以告知企业，按内部分类处理。',
    en: 'Nothing says that it may be told, so it is taken as internal.',
  },
};
const EVERY_CLASS = [1, 2, 3, 4];

/** The levels that are told, and of which rulebooks they are not. */
export async function ownStandings(
  reader: Db,
  grading: Grading,
  entity: number,
  today: Day,
): Promise<AnswerOf<typeof listOwnStandings>> {
  const { items, records } = await standingsOf(reader, grading, { entityId: entity, classes: EVERY_CLASS, today });
  const shown = items.filter(({ rulebook }) => isSeen(rulebook));
  const named = new Set(
    shown.flatMap(({ spans, undetermined }) => [
      ...spans.flatMap(({ causes }) => causes),
      ...undetermined.map(({ record }) => record),
    ]),
  );
  const hidden = await hiddenRecords(reader, grading, entity);
  const told = [...grading.books.values()].map(({ id, short }) => {
    const { article, sense, assumption = null } = { assumption: undefined, ...(seenOf(id) ?? NOTHING_SETTLED) };
    return { rulebook: id, short, seen: isSeen(id), article, sense, assumption };
  });
  const causes = records.filter(({ record }) => named.has(record));
  return {
    items: shown,
    records: causes.map((one) => (hidden.has(one.record) ? { ...one, number: '***', what: one.label } : one)),
    told,
  };
}

async function hiddenRecords(reader: Db, { catalogue }: Grading, entity: number): Promise<ReadonlySet<number>> {
  const records = await recordsOf(reader, catalogue, [entity]);
  return new Set(records.filter(({ type, fields }) => hiddenBy(type, fields)).map(({ recordId }) => recordId));
}

/** A rulebook whose levels are told; refuses another. */
export function bookTold(grading: Grading, rulebook: string) {
  const book = bookOf(grading, rulebook);
  if (isSeen(rulebook)) return book;
  throw new Problem(problems['enterprise.level-not-told'], {
    ...{ rulebook: book.short.zh, rulebookEn: book.short.en },
    article: seenOf(rulebook)?.article ?? '—',
  });
}

/** Why a level that is told is what it is; refuses one that is not told. */
export async function ownExplanation(
  reader: Db,
  grading: Grading,
  entity: number,
  { rulebook, on }: { readonly rulebook: string; readonly on: number },
): Promise<AnswerOf<typeof explainOwn>> {
  bookTold(grading, rulebook);
  return explainEntity(reader, grading, { entityId: entity, rulebook, on, classes: EVERY_CLASS });
}

/** What the browser works with: facts, records, and the texts of the rulebooks that are told. */
export async function checkupOf(
  reader: Db,
  grading: Grading,
  entity: number,
  at: Date,
): Promise<AnswerOf<typeof readCheckup>> {
  const [{ facts }] = await subjects(reader, [entity]);
  const books = [...grading.books.values()].filter(({ id }) => isSeen(id));
  const needed = new Set(books.flatMap(({ id }) => [...baseOf(filesOf(grading, id)), id]));
  return {
    today: iso(shanghaiDay(at)),
    facts: facts.map(({ attribute, value, from, until }) => ({
      ...{ attribute, from, until },
      value: typeof value === 'object' ? [...value] : value,
    })),
    records: await seenRecords(reader, grading.catalogue, entity),
    catalogue: Object.fromEntries(catalogueTexts()),
    books: [...needed].map((id) => ({ id, files: { ...filesOf(grading, id) }, told: isSeen(id) })),
    clauses: books.some(usesClauses) ? JSON.parse(JSON.stringify(grading.clauses().clauses)) : [],
  };
}

/** The book that another is written upon. */
function baseOf(files: Readonly<Record<string, string>>): string[] {
  const base = /^extends:\s*([a-z0-9-]+)/m.exec(files['rulebook.yaml'] ?? '')?.[1];
  return base ? [base] : [];
}

function filesOf({ own }: Grading, id: string) {
  return own.books.find(({ rulebook }) => rulebook === id)?.files ?? loadFiles(id) ?? {};
}
