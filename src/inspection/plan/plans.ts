// Plans as they are kept: begun, changed without overwriting, listed, found; and what was done to them.

import { randomUUID } from 'node:crypto';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { withinReach } from '../../base/who/within-reach.ts';
import type { Who } from '../../base/who.ts';
import type { DrawFile } from '../draw/draw-file.ts';
import { problems } from '../problems.ts';
import type { Dry, Scope } from './prepare.ts';

export interface Plan {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly authority: string;
  readonly division: string;
  readonly scope: Scope;
  readonly revision: number;
  readonly state: 'draft' | 'proposed' | 'laid' | 'drawn' | 'closed';
  readonly proposal: number | null;
  readonly dry: Dry | null;
  readonly author: string;
  readonly changedAt: string;
  readonly visits: number;
  readonly done: number;
}

const PROPOSAL = `(select p.id from base.proposal p where p.kind = 'inspection.plan' and p.about = plan.id::text
  and p.state = 'open' and p.expires_at > $1)`;
const VISITS = `(select count(*) from inspection.visit v where v.plan_id = plan.id and v.state`;
const COLUMNS = `id, number, title, authority, division, scope, revision, dry, author, changed_at as "changedAt",
  ${PROPOSAL} as proposal, case when ${PROPOSAL} is not null then 'proposed' else state end as state,
  ${VISITS} not in ('replaced', 'spared')) as visits, ${VISITS} = 'done') as done`;

/** The plans that a reader may see, those changed last first. */
export async function planList(reader: Db, at: Date): Promise<Plan[]> {
  const sql = `select ${COLUMNS} from inspection.plan plan order by changed_at desc limit 200`;
  return (await reader.query<Plan>(sql, [at])).rows;
}

/** A plan that a reader may see; refuses any other. */
export async function planAt(reader: Db, at: Date, id: string): Promise<Plan> {
  const { rows } = await reader.query<Plan>(`select ${COLUMNS} from inspection.plan plan where id = $2`, [at, id]);
  if (!rows[0]) throw new Problem(problems['inspection.no-such-plan']);
  return rows[0];
}

/** The published file of a plan; refuses one that has not been laid down. */
export async function drawOf(reader: Db, id: string): Promise<DrawFile> {
  const { rows } = await reader.query<{ draw: DrawFile | null }>('select draw from inspection.plan where id = $1', [
    id,
  ]);
  if (!rows[0]?.draw) throw new Problem(problems['inspection.plan-not-laid']);
  return rows[0].draw;
}

/** Begins a plan; gives its id. Refuses a division beyond reach. */
export async function addPlan(db: Db, who: Reader, at: Date, scope: Scope): Promise<string> {
  checkScope(who, scope);
  const id = randomUUID();
  await db.query(
    `insert into inspection.plan (id, title, division, authority, scope, account, author, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [id, scope.title, scope.division, authorityOf(who), JSON.stringify(scope), who.id, who.name, at],
  );
  await note(db, who, at, id, 'begun', scope.title);
  return id;
}

/** In whose name a reader's plans are made and their results filed. */
export function authorityOf({ source, unit }: Reader): string {
  return source ?? unit.name;
}

/** Changes a plan over the revision that its writer saw. */
export async function savePlan(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  id: string,
  seen: number,
  scope: Scope,
): Promise<number> {
  checkScope(who, scope);
  refuseUnless(await planAt(reader, at, id), 'draft');
  const { rowCount } = await db.query(
    `update inspection.plan set scope = $3, title = $4, division = $5, revision = revision + 1, changed_at = $6
     where id = $1 and revision = $2 and state = 'draft'`,
    [id, seen, JSON.stringify(scope), scope.title, scope.division, at],
  );
  if (rowCount === 0) throw new Problem(problems['inspection.plan-moved-on']);
  await note(db, who, at, id, 'changed', scope.title);
  return seen + 1;
}

function checkScope(who: Reader, { division, from, until, on }: Scope): void {
  if (!withinReach(who.reach, division)) throw new Problem(problems['inspection.plan-beyond-reach'], { division });
  if (!(on <= from && from <= until)) throw new Problem(problems['inspection.plan-days']);
}

/** Refuses an act on a plan that is not at that step. */
export function refuseUnless({ state }: Plan, wanted: Plan['state']): void {
  if (state !== wanted) throw new Problem(problems[`inspection.plan-is-${state}`]);
}

/** Writes down what was done to a plan. */
export async function note(db: Db, who: Who, at: Date, plan: string, act: string, detail: string): Promise<void> {
  await db.query(
    'insert into inspection.act (plan_id, done_at, who, name, act, detail) values ($1, $2, $3, $4, $5, $6)',
    [...[plan, at, who.id, who.name, act, detail]],
  );
}

/** What was done to a plan, first to last. */
export async function actsOf(
  reader: Db,
  plan: string,
): Promise<{ at: string; name: string; act: string; detail: string }[]> {
  const sql = 'select done_at as at, name, act, detail from inspection.act where plan_id = $1 order by id';
  return (await reader.query(sql, [plan])).rows;
}
