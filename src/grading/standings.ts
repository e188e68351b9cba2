// One entity's standing under every rulebook, past and future, with the records that caused it.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { describeRecord } from '../ledger/describe-record.ts';
import { disclosed } from '../ledger/disclose.ts';
import { disputedOn, disputedStanding } from '../ledger/disputed.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { Subject } from '../registry/subject.ts';
import { subjects } from '../registry/subjects.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import type { listStandings } from './api.ts';
import { batchOf } from './columns.ts';
import type { Grading } from './grading.ts';
import { bookHead } from './rulebook-line.ts';
import { type FullRun, runsOf } from './runs.ts';
import { gradeColumns, type SpanColumns } from './span-columns.ts';

type Answer = AnswerOf<typeof listStandings>;
type Standing = Answer['items'][number];

/**
 * The standing now or as known at an instant (ISO, UTC): made by the kernel from what was recorded up to then, in every
 * disclosure class; records of classes other than `classes` are named without what they say.
 */
export async function standingsOf(
  db: Db,
  grading: Grading,
  { entityId, asKnown, classes, today }: { entityId: number; asKnown?: string; classes: readonly number[]; today: Day },
): Promise<Answer> {
  const [subject] = await subjects(db, [entityId], asKnown);
  const records = await recordsOf(db, grading.catalogue, [entityId], asKnown);
  const items = [...graded(grading, subject, records)].map(([book, columns]): Standing => {
    const spans = runsOf(columns).map((run: FullRun) => ({ ...run, causes: [...run.causes] }));
    const disputed = disputedStanding(records, iso(today), book.id) ?? null;
    return { ...bookHead(book), spans, disputed, undetermined: openOf(book, columns) };
  });
  const named = new Set(
    items.flatMap(({ spans, undetermined }) => [
      ...spans.flatMap(({ causes }) => causes),
      ...undetermined.map(({ record }) => record),
    ]),
  );
  const causes = disclosed(
    records.filter(({ recordId }) => named.has(recordId)),
    grading.catalogue,
    classes,
  );
  const isDisputed = disputedOn(records, iso(today));
  const disputed = new Set(records.filter(isDisputed).map(({ recordId }) => recordId));
  return { items, records: causes.map((one) => causeOf(one, disputed, grading)) };
}

/** One entity graded under every rulebook. */
export function graded(
  grading: Grading,
  subject: Subject,
  records: readonly LedgerRecord[],
): Map<Rulebook, SpanColumns> {
  const batch = batchOf(grading.keeping, [subject], records);
  return new Map([...grading.books.values()].map((book) => [book, gradeColumns(grading, book.id, batch)]));
}

function openOf({ editions }: Rulebook, { undetermined }: SpanColumns): Standing['undetermined'] {
  const rules = new Map(editions.flatMap((edition) => edition.rules.map((rule) => [rule.id, rule])));
  const lines = undetermined.map(({ record, rule }) => {
    const { article, sense } = rules.get(rule)!;
    return [`${record} ${rule}`, { record, article, sense }] as const;
  });
  return [...new Map(lines).values()];
}

function causeOf(
  record: LedgerRecord,
  disputed: ReadonlySet<number>,
  { catalogue }: Grading,
): Answer['records'][number] {
  return {
    record: record.recordId,
    type: record.type,
    label: catalogue.type(record.type)?.label ?? { zh: record.type, en: record.type },
    number: record.number,
    on: record.recognizedOn,
    what: describeRecord(record, catalogue),
    disputed: disputed.has(record.recordId),
  };
}
