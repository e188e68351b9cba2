// The result of a visit: one record for each item, filed at once so that the grade follows, with the last day for its publicity.

import { loadCalendar } from '../../base/calendar-load.ts';
import { tell } from '../../base/change.ts';
import { dayOf, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { dueOf } from '../../duties/clock.ts';
import { fileAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { asProblem, type Filing } from '../../ledger/filing.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { fileVisit } from '../../supervision/scans/file-visit.ts';
import { officersBy } from '../certificates.ts';
import type { Item, Way } from '../items.ts';
import { allItems } from '../own-items.ts';
import { problems } from '../problems.ts';
import { CLEAR } from './outcomes.ts';
import { note, type Plan, planAt } from './plans.ts';
import { publicityRule } from './publicity.ts';
import { type ShownVisit, visitOf } from './visits.ts';

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
  const visit = await visitOf(reader, who.id, id, entityId);
  if (visit?.entity !== entity) throw new Problem(problems['inspection.not-drawn'], { entity });
  if (visit.state === 'spared') throw new Problem(problems['inspection.visit-spared']);
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
  await fileVisit(db, who, at, { entityId, plan: id, ...(await comingOf(reader, visit, entered)), records });
  await note(db, who, at, id, 'entered', `${visit.number} ${entity}`);
  await tell(db, { topic: 'plan', key: id, division: plan.division });
  return { records, publishBy };
}

async function comingOf(reader: Db, { officers }: ShownVisit, { on, way }: Entered) {
  const drawn = await officersBy(
    reader,
    officers.map(({ certificate }) => certificate),
  );
  const seen = way === 'on-site' ? ('on-site' as const) : ('off-site' as const);
  return { on, way: seen, officers: drawn.flatMap(({ account }) => account ?? []) };
}

/** Null as long as the working days of a year that it reaches into have not been loaded: no result waits for that. */
async function lastDayToPublish(db: Db, on: string): Promise<string | null> {
  const opened = { on: dayOf(on)!, field: () => undefined };
  const last = dueOf(publicityRule().due, opened, await loadCalendar(db));
  return typeof last === 'object' ? iso(last.due) : null;
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
