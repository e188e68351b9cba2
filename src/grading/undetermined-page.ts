// The records that a rulebook cannot place and a person must decide, page by page.

import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { internalId } from '../registry/entity.ts';
import type { listUndetermined } from './api.ts';
import type { Grading } from './grading.ts';
import { type OpenPlace, openRecords } from './undetermined.ts';

/** One page under one rulebook, by entity and record, with the types of its records; refuses an unknown rulebook. */
export async function undeterminedPage(
  db: Db,
  grading: Grading,
  { rulebook, after, limit }: { rulebook: string; after?: string; limit: number },
): Promise<AnswerOf<typeof listUndetermined> & { readonly types: readonly string[] }> {
  const { open, last } = await openRecords(db, grading, rulebook, placeIn(after), limit);
  const items = open.map(({ entityId, uscc, name, record, what, article, sense }) => ({
    entity: { id: internalId(entityId), uscc, name },
    rulebook,
    record: record.recordId,
    number: record.number,
    on: record.recognizedOn,
    what,
    article,
    sense,
  }));
  return { items, next: last ? last.join('.') : null, types: open.map(({ record }) => record.type) };
}

function placeIn(after: string | undefined): OpenPlace | undefined {
  const [, entity, record, rule] = /^(\d+)\.(\d+)\.(.*)$/.exec(after ?? '') ?? [];
  return rule === undefined ? undefined : [Number(entity), Number(record), rule];
}
