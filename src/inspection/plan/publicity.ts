// The publicity of results: by when, as the duty sheet says; and the act, which writes the day into the records and so does the duty.

import { tell } from '../../base/change.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import type { DutyRule } from '../../duties/sheet.ts';
import { correctAllAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { standingEntries } from '../../ledger/filed.ts';
import { asProblem } from '../../ledger/filing.ts';
import { note, type Plan, planAt } from './plans.ts';

/** The rule of the duty sheets by which results are published. */
export const PUBLICITY = 'result-publicity';
/** So many records go into one batch. */
const BATCH = 2000;

let known: DutyRule | undefined;

/** The duty to publish a result, with its article and its clock. */
export function publicityRule(): DutyRule {
  known ??= loadSheets()
    .flatMap(({ rules }) => rules)
    .find(({ id }) => id === PUBLICITY)!;
  return known;
}

interface Acting {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** Publishes what results of a plan are not public yet; gives how many. When nothing is left to do, the plan is closed. */
export async function publishResults({ db, reader, who, at }: Acting, grading: Grading, id: string): Promise<number> {
  const plan = await planAt(reader, at, id);
  const { rows } = await db.query<{ entity_id: number; records: number[] }>(
    `select entity_id, records from inspection.visit
     where plan_id = $1 and state = 'done' and published_at is null order by entity_id for update`,
    [id],
  );
  const records = rows.flatMap(({ entity_id, records: of }) => of.map((record) => [entity_id, record] as const));
  for (let i = 0; i < records.length; i += BATCH)
    await markPublished({ db, who, at }, grading, plan, records.slice(i, i + BATCH));
  if (rows.length > 0) {
    await db.query(
      `update inspection.visit set published_at = $2
       where plan_id = $1 and state = 'done' and published_at is null and entity_id = any($3)`,
      [id, at, rows.map(({ entity_id }) => entity_id)],
    );
    await note(db, who, at, id, 'published', String(rows.length));
  }
  if (plan.state === 'drawn' && plan.done === plan.visits)
    await db.query(`update inspection.plan set state = 'closed', changed_at = $2 where id = $1`, [id, at]);
  await tell(db, { topic: 'plan', key: id, division: plan.division });
  return rows.length;
}

/** Of those that stand: who has withdrawn a record has nothing to publish. */
async function markPublished(
  { db, who, at }: Omit<Acting, 'reader'>,
  grading: Grading,
  { number, title }: Plan,
  records: readonly (readonly [entity: number, record: number])[],
): Promise<void> {
  const published_on = iso(shanghaiDay(at));
  const why = `检查结果已公示：双随机检查计划第 ${number} 号，${title}`;
  const corrections = [...(await standingEntries(db, records)).values()]
    .filter(({ payload }) => !payload.published_on)
    .map(({ entityId, recordId, payload }) => ({ entityId, recordId, fields: { ...payload, published_on }, why }));
  const corrected = await correctAllAndGrade(db, who, at, corrections, grading);
  const faults = corrected.flatMap(({ problems }) => problems);
  if (faults.length > 0) throw asProblem(faults);
}
