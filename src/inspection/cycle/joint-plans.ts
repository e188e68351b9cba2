// Joint plans as they are kept: made, made anew over the revision that was seen, listed, found.

import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { loadCalendar } from '../../base/calendar-load.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { withinReach } from '../../base/who/within-reach.ts';
import type { Grading } from '../../grading/grading.ts';
import { problems } from '../problems.ts';
import type { JointFigures, jointScope } from './cycle-api.ts';
import { madeOne } from './gather.ts';
import type { Placed } from './make-one.ts';

export type JointScope = z.output<typeof jointScope>;

export interface Joint {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly division: string;
  readonly scope: JointScope;
  readonly revision: number;
  readonly state: 'draft' | 'proposed' | 'approved';
  readonly proposal: number | null;
  readonly figures: JointFigures;
  readonly author: string;
  readonly changedAt: string;
}

interface Acting {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
}

const PROPOSAL = `(select p.id from base.proposal p where p.kind = 'inspection.joint' and p.about = joint.id::text
  and p.state = 'open' and p.expires_at > $1)`;
const COLUMNS = `id, number, title, division, scope, revision, figures, author, changed_at as "changedAt",
  ${PROPOSAL} as proposal, case when ${PROPOSAL} is not null then 'proposed' else state end as state`;

/** The joint plans that a reader may see, those changed last first. */
export async function jointList(reader: Db, at: Date): Promise<Joint[]> {
  const sql = `select ${COLUMNS} from inspection.joint joint order by changed_at desc limit 200`;
  return (await reader.query<Joint>(sql, [at])).rows;
}

/** A joint plan that a reader may see; refuses any other. */
export async function jointAt(reader: Db, at: Date, id: string): Promise<Joint> {
  const sql = `select ${COLUMNS} from inspection.joint joint where id = $2`;
  const { rows } = await reader.query<Joint>(sql, [at, id]);
  if (!rows[0]) throw new Problem(problems['inspection.no-such-joint']);
  return rows[0];
}

interface Joinable {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly open: number;
}

const JOINABLE = `id, number, title, scope->>'from' as "from", scope->>'until' as "until",
  (select count(*) from inspection.visit v where v.plan_id = plan.id and v.state = 'assigned' and v.joint_id is null) as open`;

/** Plans with visits that have no week yet; of these ids only, where they are given, with or without such visits. */
export async function joinable(reader: Db, ids?: readonly string[]): Promise<Joinable[]> {
  const { rows } = await reader.query<Joinable>(
    `select * from (select ${JOINABLE} from inspection.plan plan
       where case when $1::uuid[] is null then state = 'drawn' else id = any($1) end) as found
     where $1 is not null or open > 0 order by number desc limit 200`,
    [ids ?? null],
  );
  return rows;
}

/** Makes plans one; gives the joint plan's id. Refuses what is not drawn or beyond reach, and what leaves nothing to do. */
export async function addJoint({ db, reader, who, at }: Acting, grading: Grading, scope: JointScope): Promise<string> {
  await checkScope(reader, who, scope);
  const { placed, figures } = await madeOne(reader, grading, await loadCalendar(db), at, scope);
  refuseEmpty(figures);
  const id = randomUUID();
  await db.query(
    `insert into inspection.joint (id, title, division, scope, figures, account, author, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [id, scope.title, scope.division, JSON.stringify(scope), JSON.stringify(figures), who.id, who.name, at],
  );
  await keepPlaced(db, id, placed);
  return id;
}

/** Makes it anew over the revision that its writer saw; gives the next. */
export async function saveJoint(
  { db, reader, who, at }: Acting,
  grading: Grading,
  id: string,
  seen: number,
  scope: JointScope,
): Promise<number> {
  refuseJointUnlessDraft(await jointAt(reader, at, id));
  await checkScope(reader, who, scope);
  const { placed, figures } = await madeOne(reader, grading, await loadCalendar(db), at, scope);
  refuseEmpty(figures);
  const { rowCount } = await db.query(
    `update inspection.joint set title = $3, division = $4, scope = $5, figures = $6, changed_at = $7,
       revision = revision + 1 where id = $1 and revision = $2 and state = 'draft'`,
    [id, seen, scope.title, scope.division, JSON.stringify(scope), JSON.stringify(figures), at],
  );
  if (rowCount === 0) throw new Problem(problems['inspection.plan-moved-on']);
  await db.query('delete from inspection.placed where joint_id = $1', [id]);
  await keepPlaced(db, id, placed);
  return seen + 1;
}

/** Refuses a joint plan that somebody is deciding on, or that has been approved. */
export function refuseJointUnlessDraft({ state }: Joint): void {
  if (state !== 'draft') throw new Problem(problems[`inspection.joint-is-${state}`]);
}

function refuseEmpty({ joint }: JointFigures): void {
  if (joint === 0) throw new Problem(problems['inspection.joint-empty']);
}

async function checkScope(reader: Db, who: Reader, { division, from, until, plans }: JointScope): Promise<void> {
  if (!withinReach(who.reach, division)) throw new Problem(problems['inspection.plan-beyond-reach'], { division });
  if (from > until) throw new Problem(problems['inspection.joint-days']);
  const found = await joinable(reader, plans);
  if (new Set(plans).size !== found.length) throw new Problem(problems['inspection.no-such-plan']);
}

async function keepPlaced(db: Db, id: string, placed: readonly Placed[]): Promise<void> {
  await db.query(
    `insert into inspection.placed (entity_id, joint_id, plan_id, week_on, without)
     select p."entityId", $1, p.plan, p.week, p.without
     from jsonb_to_recordset($2::jsonb) as p("entityId" bigint, plan uuid, week date, without text)`,
    [id, JSON.stringify(placed)],
  );
}
