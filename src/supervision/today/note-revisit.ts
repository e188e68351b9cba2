// A visit that also saw whether former orders were carried out: their records say on which day.

import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { correctAllAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { standingEntries } from '../../ledger/filed.ts';

interface Noting {
  readonly db: Db;
  /** Reads records of every disclosure class, in the same transaction. */
  readonly whole: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly grading: Grading;
}

/** Sets the day of the revisit in the entity's orders to correct that were issued before it and not revisited. */
export async function noteRevisit(
  { db, whole, who, at, grading }: Noting,
  entityId: number,
  on: string,
): Promise<void> {
  const { rows } = await whole.query<{ record_id: number }>(
    `select record_id from ledger.record where entity_id = $1 and type = 'rectification-order' and recognized_on < $2::date`,
    [entityId, on],
  );
  const pairs = rows.map(({ record_id }) => [entityId, record_id] as const);
  const corrections = [...(await standingEntries(whole, pairs)).values()]
    .filter(({ payload }) => !payload.revisited_on)
    .map(({ recordId, payload }) => ({
      ...{ entityId, recordId, fields: { ...payload, revisited_on: on }, why: '复查后登记' },
    }));
  if (corrections.length > 0) await correctAllAndGrade(db, who, at, corrections, grading);
}
