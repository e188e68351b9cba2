// The list of records that a rulebook cannot place and a person must decide.

import type { Db } from '../base/db.ts';
import type { Label } from '../ledger/code-list.ts';
import { describeRecord } from '../ledger/describe-record.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import { internalId } from '../registry/entity.ts';
import { bookOf, type Grading } from './grading.ts';
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

/** Every undetermined record under one rulebook, by entity and record; refuses an unknown rulebook. */
export async function undeterminedList(db: Db, grading: Grading, rulebook: string): Promise<UndeterminedLine[]> {
  const { open } = await openRecords(db, grading, rulebook);
  return open.map(({ entityId, uscc, name, record, what, article, sense }) => ({
    code: uscc ?? internalId(entityId),
    name,
    recordId: record.recordId,
    number: record.number,
    on: record.recognizedOn,
    what: what.zh,
    article,
    why: sense.zh,
  }));
}

/** A record with the rule that leaves it to a person. */
export interface OpenRecord {
  readonly entityId: number;
  readonly uscc: string | null;
  readonly name: string;
  readonly record: LedgerRecord;
  readonly what: Label;
  readonly article: string;
  readonly sense: Label;
}

/** Where one of them stands in the list. */
export type OpenPlace = readonly [entityId: number, recordId: number, rule: string];

interface Row {
  readonly entity_id: number;
  readonly record_id: number;
  readonly rule: string;
  readonly uscc: string | null;
  readonly name: string;
}

/**
 * The undetermined records behind a place, at most `limit`, by entity, record and rule; `last` is where they end when more
 * follow. Refuses an unknown rulebook.
 */
export async function openRecords(
  db: Db,
  grading: Grading,
  rulebook: string,
  after: OpenPlace = [0, 0, ''],
  limit?: number,
): Promise<{ open: OpenRecord[]; last: OpenPlace | undefined }> {
  const { editions } = bookOf(grading, rulebook);
  const { number } = (await registeredBooks(db, grading)).get(rulebook)!;
  const { rows } = await db.query<Row>(
    `select u.entity_id, u.record_id, u.rule, e.uscc, e.name
     from grading.undetermined u join registry.entity e using (entity_id)
     where u.rulebook = $1 and (u.entity_id, u.record_id, u.rule) > ($2, $3, $4)
     order by u.entity_id, u.record_id, u.rule limit $5`,
    [number, ...after, limit === undefined ? null : limit + 1],
  );
  const read = rows.slice(0, limit);
  const rules = new Map(editions.flatMap((edition) => edition.rules.map((rule) => [rule.id, rule])));
  const records = await recordsOf(db, grading.catalogue, [...new Set(read.map((row) => row.entity_id))]);
  const byId = new Map(records.map((record) => [record.recordId, record]));
  const open = read.flatMap(({ entity_id: entityId, record_id, rule, uscc, name }): OpenRecord[] => {
    const [record, of] = [byId.get(record_id), rules.get(rule)];
    if (!record || !of) return [];
    const what = describeRecord(record, grading.catalogue);
    return [{ entityId, uscc, name, record, what, article: of.article, sense: of.sense }];
  });
  const end = read.at(-1);
  return { open, last: end && read.length < rows.length ? [end.entity_id, end.record_id, end.rule] : undefined };
}
