// Entities that a census found, as a list shows them: how each stands under the rulebooks asked about, and why.

import type { Day } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { recordsOf } from '../../ledger/read-entries.ts';
import type { LedgerRecord } from '../../ledger/record.ts';
import { entityLineOf, LINE_COLUMNS, type LineRow } from '../../registry/entity-line.ts';
import type { Subject } from '../../registry/subject.ts';
import { subjects } from '../../registry/subjects.ts';
import type { listHeld } from '../census-api.ts';
import { explain, type Reason } from '../explain.ts';
import type { Grading } from '../grading.ts';

type Item = Extract<AnswerOf<typeof listHeld>, { state: 'ready' }>['items'][number];
type Stands = Item['stands'][number];

/** The entities with these internal numbers that the reader may see, in their order. */
export async function heldItems(
  db: Db,
  grading: Grading,
  books: readonly string[],
  entityIds: readonly number[],
  on: Day,
): Promise<Item[]> {
  if (entityIds.length === 0) return [];
  const { rows } = await db.query<LineRow>(
    `select ${LINE_COLUMNS} from registry.entity e where e.entity_id = any($1::bigint[]) order by e.entity_id`,
    [entityIds],
  );
  const ids = rows.map(({ entity_id }) => entity_id);
  const [subjectsOf, records] = [await subjects(db, ids), await recordsOf(db, grading.catalogue, ids)];
  const byEntity = Map.groupBy(records, ({ entityId }) => entityId);
  return rows.map((row, i) => {
    const { id, uscc, name, division, industry } = entityLineOf(row);
    const own = byEntity.get(row.entity_id) ?? [];
    return {
      id,
      uscc,
      name,
      division,
      industry,
      stands: books.map((book) => standsUnder(book, grading, subjectsOf[i], own, on)),
    };
  });
}

function standsUnder(
  rulebook: string,
  { plans, keeping }: Grading,
  subject: Subject,
  records: readonly LedgerRecord[],
  on: Day,
): Stands {
  const { level, tier, lastDay, reasons } = explain({ plan: plans.get(rulebook)!, keeping, subject, records, on });
  return { rulebook, level, tier: tier?.level ?? null, lastDay, reasons: reasons.map(reasonOf) };
}

function reasonOf({ rule, article, sense, what, record, level }: Reason): Stands['reasons'][number] {
  return { rule, article, sense, what, number: record?.number ?? null, level };
}
