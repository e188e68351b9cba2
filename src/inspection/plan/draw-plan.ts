// The draw of a plan: by the seed that was published its visits are drawn and kept; replacements follow from the draw itself.

import { tell } from '../../base/change.ts';
import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import type { Who } from '../../base/who.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import type { Change } from '../draw/draw.ts';
import type { DrawFile } from '../draw/draw-file.ts';
import { changeNow, drawNow } from '../draw/proceed.ts';
import type { Visit } from '../draw/visits.ts';
import { problems } from '../problems.ts';
import { drawOf, note, type Plan, planAt, refuseUnless } from './plans.ts';
import { publishChanged } from './published.ts';
import { visitScores } from './scores.ts';

interface Acting {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Who;
  readonly at: Date;
}

/** Draws a plan whose terms were laid down; gives how many visits there are. Refuses values that were not pledged. */
export async function drawPlan(
  { db, reader, who, at }: Acting,
  id: string,
  values: readonly string[],
): Promise<number> {
  const plan = await planAt(reader, at, id);
  refuseUnless(plan, 'laid');
  // Two who draw at once: the second waits here, and finds it drawn.
  await db.query('select from inspection.plan where id = $1 for update', [id]);
  refuseUnless(await planAt(reader, at, id), 'laid');
  const file = drawNow(plan.title, await drawOf(reader, id), values);
  await keep(db, at, id, file, 'drawn');
  await addVisits(db, plan, file, file.visits!, 1);
  await note(db, who, at, id, 'drawn', values.join(' '));
  await tell(db, { topic: 'plan', key: id, division: plan.division });
  return file.visits!.length;
}

async function keep(db: Db, at: Date, id: string, file: DrawFile, state: Plan['state']): Promise<void> {
  await db.query('update inspection.plan set draw = $2, state = $3, changed_at = $4 where id = $1', [
    ...[id, JSON.stringify(file), state, at],
  ]);
  await publishChanged(db, at, id, file);
}

async function addVisits(
  db: Db,
  { id }: Plan,
  { terms }: DrawFile,
  visits: readonly Visit[],
  first: number,
): Promise<void> {
  const strata = new Map(terms.entities.map((one) => [one.id, one.stratum]));
  const scores = await visitScores(
    db,
    id,
    visits.map(({ entity }) => entity),
  );
  const rows = visits.map(({ entity, officers, lacking }, i) => ({
    ...{ entity, officers, lacking: lacking ?? null, stratum: strata.get(entity), number: first + i },
    score: scores.get(entity) ?? null,
  }));
  // The entity's id in the draw is its credit code, or its number in the register.
  await db.query(
    `insert into inspection.visit (entity_id, plan_id, number, candidate, stratum, items, officers, lacking, score, state)
     select coalesce(u.entity_id, substring(v.entity from 3)::bigint), $1, v.number, v.entity, v.stratum,
       array(select jsonb_array_elements_text(p.matched -> v.entity)),
       array(select jsonb_array_elements_text(v.officers)), v.lacking, v.score, 'assigned'
     from jsonb_to_recordset($2::jsonb) as v(entity text, officers jsonb, lacking text, stratum text, number int, score jsonb)
     join inspection.plan p on p.id = $1
     left join registry.uscc u on u.uscc = v.entity`,
    [id, JSON.stringify(rows)],
  );
}

/** Replaces an entity, or lets an officer stand aside, with the reason in the file; gives the visit that it led to. */
export async function changeVisit({ db, reader, who, at }: Acting, id: string, change: Change): Promise<Visit | null> {
  const plan = await planAt(reader, at, id);
  refuseUnless(plan, 'drawn');
  await db.query('select from inspection.plan where id = $1 for update', [id]);
  const about = change.kind === 'entity' ? change.out : change.entity;
  const entityId = await entityAt(reader, about);
  await refuseDone(db, id, entityId);
  const file = changeNow(plan.title, await drawOf(reader, id), change);
  const { visit } = file.changes!.at(-1)!;
  await keep(db, at, id, file, 'drawn');
  if (change.kind === 'entity') await replace(db, plan, file, entityId, visit);
  else await reassign(db, id, entityId, visit!);
  await note(db, who, at, id, change.kind === 'entity' ? 'replaced' : 'stood-aside', `${change.out}：${change.why}`);
  await tell(db, { topic: 'plan', key: id, division: plan.division });
  return visit;
}

async function refuseDone(db: Db, plan: string, entityId: number): Promise<void> {
  const sql = 'select state from inspection.visit where plan_id = $1 and entity_id = $2';
  const { rows } = await db.query<{ state: string }>(sql, [plan, entityId]);
  if (rows[0]?.state === 'done') throw new Problem(problems['inspection.visit-done']);
  if (rows[0]?.state === 'spared') throw new Problem(problems['inspection.visit-spared']);
}

async function replace(db: Db, plan: Plan, file: DrawFile, entityId: number, visit: Visit | null): Promise<void> {
  const sql = `update inspection.visit set state = 'replaced' where plan_id = $1 and entity_id = $2`;
  await db.query(sql, [plan.id, entityId]);
  const { rows } = await db.query('select max(number) as last from inspection.visit where plan_id = $1', [plan.id]);
  if (visit) await addVisits(db, plan, file, [visit], rows[0].last + 1);
}

async function reassign(db: Db, plan: string, entityId: number, { officers, lacking }: Visit): Promise<void> {
  await db.query('update inspection.visit set officers = $3, lacking = $4 where plan_id = $1 and entity_id = $2', [
    ...[plan, entityId, officers, lacking ?? null],
  ]);
}
