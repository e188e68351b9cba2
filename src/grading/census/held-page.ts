// Entities that a census found, as a list shows them: how each stands under the rulebooks asked about, and why.

import type { Day } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { disclosed } from '../../ledger/disclose.ts';
import { recordsOf } from '../../ledger/read-entries.ts';
import { entityLineOf, LINE_COLUMNS, type LineRow } from '../../registry/entity-line.ts';
import { subjects } from '../../registry/subjects.ts';
import type { listHeld } from '../census-api.ts';
import { type Explained, explain, type Reason } from '../explain.ts';
import type { Grading } from '../grading.ts';

type Item = Extract<AnswerOf<typeof listHeld>, { state: 'ready' }>['items'][number];
type Stands = Item['stands'][number];

interface Asked {
  readonly books: readonly string[];
  readonly entityIds: readonly number[];
  readonly on: Day;
  /** Disclosure classes of the records that may be told of. */
  readonly classes: readonly number[];
}

/**
 * The entities with these internal numbers that the reader may see, in their order, and the types of the records that are
 * told of them. `whole` sees every class of records: levels follow from all of them.
 */
export async function heldItems(
  db: Db,
  whole: Db,
  grading: Grading,
  { books, entityIds, on, classes }: Asked,
): Promise<{ items: Item[]; types: Set<string> }> {
  const { catalogue } = grading;
  if (entityIds.length === 0) return { items: [], types: new Set() };
  const { rows } = await db.query<LineRow>(
    `select ${LINE_COLUMNS} from registry.entity e where e.entity_id = any($1::bigint[]) order by e.entity_id`,
    [entityIds],
  );
  const ids = rows.map(({ entity_id }) => entity_id);
  const facts = await subjects(whole, ids);
  const records = await recordsOf(whole, catalogue, ids);
  const byEntity = Map.groupBy(records, ({ entityId }) => entityId);
  const told = new Map(disclosed(records, catalogue, classes).map((record) => [record.recordId, record]));
  const types = new Set<string>();
  const items = rows.map((row, i) => {
    const { id, uscc, name, division, industry } = entityLineOf(row);
    const own = byEntity.get(row.entity_id) ?? [];
    const shown = own.map(({ recordId }) => told.get(recordId)!);
    const known = { subject: facts[i], records: own, shown, on };
    const stands = books.map((book) => standsUnder(book, grading, known, types));
    return { id, uscc, name, division, industry, stands };
  });
  return { items, types };
}

function standsUnder(
  rulebook: string,
  { plans, keeping }: Grading,
  known: Omit<Explained, 'plan' | 'keeping'>,
  types: Set<string>,
): Stands {
  const { level, tier, lastDay, reasons } = explain({ plan: plans.get(rulebook)!, keeping, ...known });
  for (const { record } of reasons) if (record) types.add(record.type);
  return { rulebook, level, tier: tier?.level ?? null, lastDay, reasons: reasons.map(reasonOf) };
}

function reasonOf({ rule, article, sense, what, record, level }: Reason): Stands['reasons'][number] {
  return { rule, article, sense, what, number: record?.number ?? null, level };
}
