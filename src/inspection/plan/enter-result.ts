// The result of a visit: one record for each item, filed at once so that the grade follows, with the last day for its publicity.

import { addWorkingDays } from '../../base/calendar.ts';
import { loadCalendar } from '../../base/calendar-load.ts';
import { dayOf, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { problems as baseProblems } from '../../base/problems.ts';
import { fileAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { asProblem, type Filing } from '../../ledger/filing.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import type { Item, Way } from '../items.ts';
import { shippedPresets } from '../items-load.ts';
import { allItems } from '../own-items.ts';
import { problems } from '../problems.ts';
import { note, type Plan, planAt } from './plans.ts';
import { type ShownVisit, visitsOf } from './visits.ts';

export interface Result {
  readonly item: string;
  /** A code of the catalogue's list of outcomes. */
  readonly outcome: string;
  readonly critical: boolean;
  readonly problems: string;
}

interface Entered {
  readonly on: string;
  readonly way: Way;
  readonly results: readonly Result[];
}

/** Outcomes that are no finding. */
export const CLEAR: readonly string[] = ['no-problem', 'not-trading'];

/** Enters a result; gives the records that were filed. Refuses whoever was not drawn, and a result that is not whole. */
export async function enterResult(
  { db, reader, who, at }: { db: Db; reader: Db; who: Reader; at: Date },
  grading: Grading,
  { id, entity }: { id: string; entity: string },
  entered: Entered,
): Promise<{ records: number[]; publishBy: string | null }> {
  const plan = await planAt(reader, at, id);
  const entityId = await entityAt(reader, entity);
  await db.query('select from inspection.visit where plan_id = $1 and entity_id = $2 for update', [id, entityId]);
  const visit = (await visitsOf(reader, who.id, id)).find((one) => one.entity === entity);
  if (!visit) throw new Problem(problems['inspection.not-drawn'], { entity });
  if (visit.state !== 'assigned') throw new Problem(problems['inspection.visit-done']);
  if (!visit.mine) throw new Problem(problems['inspection.visit-not-yours']);
  const items = new Map((await allItems(reader)).map((item) => [item.id, item]));
  checkEntered(plan, visit, entered, items, at);
  const filed = await fileAndGrade(db, who, at, filingsOf(plan, visit, entityId, entered, items), grading);
  const faults = filed.flatMap((one) => one.problems);
  if (faults.length > 0) throw asProblem(faults);
  const records = filed.map(({ recordId }) => recordId!);
  const publishBy = await lastDayToPublish(db, entered.on);
  await db.query(
    `update inspection.visit set state = 'done', way = $3, done_on = $4, results = $5, records = $6, entered_by = $7,
       entered_at = $8, publish_by = $9 where plan_id = $1 and entity_id = $2`,
    [id, entityId, entered.way, entered.on, JSON.stringify(entered.results), records, who.name, at, publishBy],
  );
  await note(db, who, at, id, 'entered', `${visit.number} ${entity}`);
  return { records, publishBy };
}

/** Null as long as the working days of a year that it reaches into have not been loaded: no result waits for that. */
async function lastDayToPublish(db: Db, on: string): Promise<string | null> {
  const calendar = await loadCalendar(db);
  try {
    return iso(addWorkingDays(calendar, dayOf(on)!, shippedPresets().publicity.workingDays));
  } catch (error) {
    if (error instanceof Problem && error.code === baseProblems['base.calendar-unknown-year']) return null;
    throw error;
  }
}

function checkEntered(
  plan: Plan,
  { items }: ShownVisit,
  entered: Entered,
  known: ReadonlyMap<string, Item>,
  at: Date,
): void {
  const { from, until } = plan.scope;
  const { on, way, results } = entered;
  if (on < from || on > until || on > iso(shanghaiDay(at)))
    throw new Problem(problems['inspection.result-day'], { from, until });
  const given = results.map(({ item }) => item);
  if (given.length !== items.length || items.some((item) => !given.includes(item)))
    throw new Problem(problems['inspection.result-items'], { items });
  const not = items.map((item) => known.get(item)).find((item) => item && !item.ways.includes(way));
  if (not) throw new Problem(problems['inspection.result-way'], { item: not.label.zh });
}

function filingsOf(
  plan: Plan,
  visit: ShownVisit,
  entityId: number,
  { on, results }: Entered,
  items: ReadonlyMap<string, Item>,
): Filing[] {
  return results.map(({ item, outcome, critical, problems: found }, i) => ({
    entityId,
    type: 'inspection-result',
    source: plan.authority,
    why: `双随机检查计划第 ${plan.number} 号：${plan.title}`,
    fields: {
      document_number: `SSJ-${plan.number}-${visit.number}-${i + 1}`,
      inspected_on: on,
      ...{ kind: 'spot-check', subject: items.get(item)?.subject ?? 'other', outcome, critical },
      failed: !CLEAR.includes(outcome),
      authority: plan.authority,
      ...(found.trim() && { problems: found.trim() }),
    },
  }));
}

/** Publishes what results of a plan are not public yet; gives how many. When nothing is left to do, the plan is closed. */
export async function publishResults(db: Db, reader: Db, who: Reader, at: Date, id: string): Promise<number> {
  const plan = await planAt(reader, at, id);
  const { rowCount } = await db.query(
    `update inspection.visit set published_at = $2 where plan_id = $1 and state = 'done' and published_at is null`,
    [id, at],
  );
  if (rowCount) await note(db, who, at, id, 'published', String(rowCount));
  if (plan.state === 'drawn' && plan.done === plan.visits)
    await db.query(`update inspection.plan set state = 'closed', changed_at = $2 where id = $1`, [id, at]);
  return rowCount ?? 0;
}
