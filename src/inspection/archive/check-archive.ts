// The archive of one check, put together from the plan, its draw, the ledger and the duties: nothing of it is kept twice.

import { dayOf, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { dutyIdOf } from '../../duties/one.ts';
import type { Grading } from '../../grading/grading.ts';
import { entriesOf } from '../../ledger/read-entries.ts';
import { recordPage, type ShownRecord } from '../../ledger/shown-records.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { maskName } from '../../registry/name.ts';
import type { DrawFile } from '../draw/draw-file.ts';
import { shippedItems } from '../items-load.ts';
import { allItems } from '../own-items.ts';
import { actsOf, drawOf, type Plan, planAt } from '../plan/plans.ts';
import { PUBLICITY, publicityRule } from '../plan/publicity.ts';
import { type ShownVisit, visitOf } from '../plan/visits.ts';
import { problems } from '../problems.ts';
import type { CheckArchive } from './archive-api.ts';

/** Orders and re-checks from the day of the check up to so many days after it are taken to follow from it. */
const FOLLOWS = 180;
/** An order follows sooner. */
const ORDERED = 30;

/** Refuses a visit that the reader does not see. */
export async function checkArchive(
  reader: Db,
  who: Reader,
  at: Date,
  grading: Grading,
  { id, entity }: { readonly id: string; readonly entity: string },
): Promise<CheckArchive> {
  const plan = await planAt(reader, at, id);
  const entityId = await entityAt(reader, entity);
  const visit = await visitOf(reader, who.id, id, entityId);
  if (!visit) throw new Problem(problems['inspection.not-drawn'], { entity });
  const kept = await keptOf(reader, id, entityId);
  const acts = await actsOf(reader, id);
  const { number, title, authority, scope } = plan;
  return {
    plan: { id, number, title, authority, from: scope.from, until: scope.until },
    visit,
    items: await itemsOf(reader, visit.items),
    draw: drawnAs(plan, await drawOf(reader, id), visit),
    inspectors: await inspectorsOf(reader, visit),
    entered: kept.entered_by === null ? null : { by: kept.entered_by, at: kept.entered_at! },
    ...(await recordsAbout(reader, grading, entityId, visit, kept.records ?? [])),
    publicity: {
      article: publicityRule().article,
      ...{ due: visit.publishBy, publishedAt: visit.publishedAt },
      duty: kept.duty ? dutyIdOf({ entityId, rule: PUBLICITY, cause: kept.duty }) : null,
    },
    acts: acts.filter(({ act, detail }) => concerns(visit, act, detail)),
  };
}

interface KeptVisit {
  readonly records: readonly number[] | null;
  readonly entered_by: string | null;
  readonly entered_at: string | null;
  readonly duty: string | null;
}

async function keptOf(reader: Db, plan: string, entityId: number): Promise<KeptVisit> {
  const { rows } = await reader.query<KeptVisit>(
    `select v.records, v.entered_by, v.entered_at, d.cause as duty from inspection.visit v
     left join duties.duty d on d.entity_id = v.entity_id and d.rule = $3 and d.cause = 'r' || v.records[1]
     where v.plan_id = $1 and v.entity_id = $2`,
    [plan, entityId, PUBLICITY],
  );
  return rows[0];
}

async function itemsOf(reader: Db, ids: readonly string[]): Promise<CheckArchive['items']> {
  const known = new Map((await allItems(reader)).map((item) => [item.id, item]));
  return ids.flatMap((id) => {
    const item = known.get(id);
    if (!item) return [];
    const { label, department, basis, assumption } = item;
    return [{ id, label, department: departmentNamed(department), basis, assumption }];
  });
}

function departmentNamed(id: string): { zh: string; en: string } {
  return shippedItems().departments.get(id) ?? { zh: id, en: id };
}

function drawnAs({ number }: Plan, { commitment, seed, visits, changes }: DrawFile, visit: ShownVisit) {
  const place = (visits ?? []).findIndex(({ entity }) => entity === visit.entity);
  const about = (changes ?? []).filter(
    ({ change, visit: into }) =>
      into?.entity === visit.entity || (change.kind === 'entity' ? change.out : change.entity) === visit.entity,
  );
  return {
    file: `plan-${number}.draw.json`,
    commitment,
    seed: [...(seed ?? [])],
    place: place < 0 ? null : place + 1,
    changes: about.map(({ change: { kind, out, why } }) => ({ kind, out, why })),
  };
}

async function inspectorsOf(reader: Db, { officers, doneOn, until }: ShownVisit): Promise<CheckArchive['inspectors']> {
  const { rows } = await reader.query<Omit<CheckArchive['inspectors'][number], 'department'> & { department: string }>(
    `select certificate, name, department, knows, expires_on as expires, expires_on >= $2 as valid
     from inspection.inspector where certificate = any($1) order by certificate`,
    [officers.map(({ certificate }) => certificate), doneOn ?? until],
  );
  return rows.map((row) => ({ ...row, name: maskName(row.name), department: departmentNamed(row.department) }));
}

async function recordsAbout(
  reader: Db,
  grading: Grading,
  entityId: number,
  { doneOn }: ShownVisit,
  own: readonly number[],
): Promise<Pick<CheckArchive, 'results' | 'orders' | 'rechecks'>> {
  if (doneOn === null) return { results: [], orders: [], rechecks: [] };
  const entries = await entriesOf(reader, [entityId]);
  const of = (type: string) => recordPage(entries, grading.catalogue, { type, limit: 1000 }).items;
  const results = of('inspection-result');
  const within = (days: number) => {
    const last = iso(dayOf(doneOn)! + days);
    return ({ on, state }: ShownRecord) => state === 'standing' && on >= doneOn && on <= last;
  };
  return {
    results: results.filter(({ record }) => own.includes(record)),
    orders: of('rectification-order').filter(within(ORDERED)),
    rechecks: results.filter(
      (one) => !own.includes(one.record) && one.fields.kind === 'follow-up' && within(FOLLOWS)(one),
    ),
  };
}

/** What was done to the plan as a whole, and to this visit. */
function concerns({ number, entity }: ShownVisit, act: string, detail: string): boolean {
  if (act === 'entered') return detail === `${number} ${entity}`;
  if (act === 'replaced') return detail.startsWith(`${entity}：`);
  return ['approved', 'drawn', 'published', 'joined'].includes(act);
}
