// The records that a rulebook cannot place and a person must decide, page by page.

import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { describeRecord } from '../ledger/describe-record.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { internalId } from '../registry/entity.ts';
import type { listUndetermined } from './api.ts';
import type { Grading } from './grading.ts';
import { bookOf } from './rulebook-line.ts';
import { registeredBooks } from './rulebook-register.ts';

type Answer = AnswerOf<typeof listUndetermined>;

interface OpenLine {
  readonly entity_id: number;
  readonly record_id: number;
  readonly rule: string;
  readonly uscc: string | null;
  readonly name: string;
}

/** One page under one rulebook, by entity and record; refuses an unknown rulebook. */
export async function undeterminedPage(
  db: Db,
  grading: Grading,
  { rulebook, after, limit }: { rulebook: string; after?: string; limit: number },
): Promise<Answer> {
  const book = bookOf(grading, rulebook);
  const { number } = (await registeredBooks(db, grading)).get(rulebook)!;
  const [, entity, record, rule] = /^(\d+)\.(\d+)\.(.*)$/.exec(after ?? '') ?? ['', '0', '0', ''];
  const { rows } = await db.query<OpenLine>(
    `select u.entity_id, u.record_id, u.rule, e.uscc, e.name
     from grading.undetermined u join registry.entity e using (entity_id)
     where u.rulebook = $1 and (u.entity_id, u.record_id, u.rule) > ($2, $3, $4)
     order by u.entity_id, u.record_id, u.rule limit $5`,
    [number, Number(entity), Number(record), rule, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const rules = new Map(book.editions.flatMap((edition) => edition.rules.map((one) => [one.id, one])));
  const records = await recordsOf(db, grading.catalogue, [...new Set(shown.map((row) => row.entity_id))]);
  const byId = new Map(records.map((one) => [one.recordId, one]));
  const items = shown.flatMap((row): Answer['items'] => {
    const { article, sense } = rules.get(row.rule) ?? {};
    const of = byId.get(row.record_id);
    if (!of || article === undefined || sense === undefined) return [];
    return [
      {
        entity: { id: internalId(row.entity_id), uscc: row.uscc, name: row.name },
        rulebook,
        record: of.recordId,
        number: of.number,
        on: of.recognizedOn,
        what: describeRecord(of, grading.catalogue),
        article,
        sense,
      },
    ];
  });
  const last = shown[shown.length - 1];
  return { items, next: rows.length > limit ? `${last.entity_id}.${last.record_id}.${last.rule}` : null };
}
