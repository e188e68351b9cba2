// The explanation of one entity's standing on a day, as data and as sentences of both languages.

import type { Day } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { disclosed } from '../ledger/disclose.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { nameOf } from '../registry/names.ts';
import { subjects } from '../registry/subjects.ts';
import type { explainStanding } from './api.ts';
import { type Explanation, explain, type Reason } from './explain.ts';
import { explanationText } from './explanation-text.ts';
import { bookOf, type Grading } from './grading.ts';

type Answer = AnswerOf<typeof explainStanding>;

export interface ExplainQuestion {
  readonly entityId: number;
  readonly rulebook: string;
  readonly on: Day;
  readonly asKnown?: string;
  /** Disclosure classes of the records that may be told of. */
  readonly classes: readonly number[];
}

/** Explains a standing, also as known at an instant (ISO, UTC); refuses an unknown rulebook. */
export async function explainEntity(
  db: Db,
  grading: Grading,
  { entityId, rulebook, on, asKnown, classes }: ExplainQuestion,
): Promise<Answer> {
  const book = bookOf(grading, rulebook);
  const [subject] = await subjects(db, [entityId], asKnown);
  const records = await recordsOf(db, grading.catalogue, [entityId], asKnown);
  const plan = grading.plans.get(rulebook)!;
  const shown = disclosed(records, grading.catalogue, classes);
  const explanation = explain({ plan, keeping: grading.keeping, subject, records, shown, on });
  const name = await nameOf(db, entityId);
  const sentences = (lang: 'zh' | 'en') => explanationText(explanation, name, book, lang);
  return { ...shaped(explanation), short: book.short, sentences: { zh: sentences('zh'), en: sentences('en') } };
}

function shaped({
  tier,
  undetermined,
  assumptions,
  notice,
  ...rest
}: Explanation): Omit<Answer, 'short' | 'sentences'> {
  return {
    ...rest,
    reasons: rest.reasons.map(shownReason),
    alsoInForce: rest.alsoInForce.map(shownReason),
    tier: tier && { ...tier, reasons: tier.reasons.map(shownReason) },
    undetermined: undetermined.map(({ recordId, ...line }) => ({ record: recordId, ...line })),
    assumptions: [...assumptions],
    notice: notice ?? null,
  };
}

function shownReason({ record, assumption, ...reason }: Reason): Answer['reasons'][number] {
  const of = record && {
    record: record.recordId,
    type: record.type,
    number: record.number,
    on: record.on,
    disputed: record.disputed,
  };
  return { ...reason, assumption: assumption ?? null, record: of };
}
