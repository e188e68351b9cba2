// The list of records that a rulebook cannot place and a person must decide.

import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { describeRecord } from '../ledger/describe-record.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { internalId } from '../registry/entity.ts';
import type { Grading } from './grading.ts';
import { problems } from './problems.ts';
import { registeredBooks } from './rulebook-register.ts';

export interface UndeterminedLine {
  readonly code: string;
  readonly name: string;
  readonly recordId: number;
  readonly number: string;
  readonly on: string;
  readonly what: string;
  readonly article: string;
  readonly why: string;
}

/** Every undetermined record under one rulebook, by entity and record. */
export async function undeterminedList(db: Db, grading: Grading, rulebook: string): Promise<UndeterminedLine[]> {
  const book = (await registeredBooks(db, grading)).get(rulebook);
  if (!book)
    throw new Problem(problems['grading.unknown-rulebook'], { rulebook, known: [...grading.books.keys()].join('、') });
  const rules = new Map(
    grading.books.get(rulebook)!.editions.flatMap((edition) => edition.rules.map((rule) => [rule.id, rule])),
  );
  const { rows } = await db.query<{
    entity_id: number;
    record_id: number;
    rule: string;
    uscc: string | null;
    name: string;
  }>(
    `select u.entity_id, u.record_id, u.rule, e.uscc, e.name from grading.undetermined u join registry.entity e using (entity_id)
     where u.rulebook = $1 order by u.entity_id, u.record_id, u.rule`,
    [book.number],
  );
  const records = await recordsOf(db, grading.catalogue, [...new Set(rows.map((row) => row.entity_id))]);
  const byId = new Map(records.map((record) => [record.recordId, record]));
  return rows.flatMap((row) => {
    const record = byId.get(row.record_id);
    const rule = rules.get(row.rule);
    if (!record || !rule) return [];
    return [
      {
        code: row.uscc ?? internalId(row.entity_id),
        name: row.name,
        recordId: record.recordId,
        number: record.number,
        on: record.recognizedOn,
        what: describeRecord(record, grading.catalogue).zh,
        article: rule.article,
        why: rule.sense.zh,
      },
    ];
  });
}
