// Draws as everybody sees them: the hash at once when terms are approved, the file when the office publishes it.

import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import type { DrawFile } from '../draw/draw-file.ts';
import type { listDraws } from '../draws-api.ts';
import { problems } from '../problems.ts';
import type { Plan } from './plans.ts';

type Line = AnswerOf<typeof listDraws>['items'][number];

const PAGE = 100;

/** Makes the hash of a plan's terms public; one that was void is replaced, the same one keeps the day it was laid down. */
export async function publishHash(db: Db, at: Date, plan: Plan, { terms, commitment }: DrawFile): Promise<void> {
  await db.query(
    `insert into inspection.published (plan_id, number, title, authority, commitment, seed, laid_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (plan_id) do update set commitment = excluded.commitment, seed = excluded.seed, title = excluded.title,
       laid_at = excluded.laid_at, void_at = null
     where published.commitment <> excluded.commitment or published.void_at is not null`,
    [plan.id, plan.number, plan.title, plan.authority, commitment, JSON.stringify(terms.seed), at],
  );
}

/** Nothing is drawn by a hash any more. */
export async function publishVoid(db: Db, at: Date, plan: string): Promise<void> {
  await db.query('update inspection.published set void_at = $2 where plan_id = $1', [plan, at]);
}

/** That it has been drawn; and its file as it stands, where the file is public. */
export async function publishChanged(db: Db, at: Date, plan: string, file: DrawFile): Promise<void> {
  await db.query(
    `update inspection.published set drawn_at = coalesce(drawn_at, $2), visits = $3,
       file = case when file is null then null else $4::jsonb end, file_at = case when file is null then null else $2 end,
       changes = $5, head = $6
     where plan_id = $1`,
    [plan, at, file.visits?.length ?? null, JSON.stringify(file), file.changes?.length ?? 0, headOf(file)],
  );
}

/** The hash of the last change; null where there is none, or none is chained. */
function headOf({ changes = [] }: DrawFile): string | null {
  return changes.at(-1)?.hash ?? null;
}

/** Publishes the file of a draw. Refuses one that has not been drawn: its pool would be known before its seed. */
export async function publishFile(db: Db, at: Date, plan: Plan, file: DrawFile): Promise<void> {
  if (!file.visits) throw new Problem(problems[`inspection.plan-is-${plan.state}`]);
  await publishHash(db, at, plan, file);
  await db.query(
    `update inspection.published set drawn_at = coalesce(drawn_at, $2), visits = $3, file = $4, file_at = $2, changes = $5, head = $6
     where plan_id = $1`,
    [plan.id, at, file.visits.length, JSON.stringify(file), file.changes?.length ?? 0, headOf(file)],
  );
}

const COLUMNS = `plan_id as id, number, title, authority, commitment, seed, laid_at as "laidAt", drawn_at as "drawnAt",
  visits, changes, head, void_at as "voidAt", file_at as "fileAt"`;

/** A page of public draws, those laid down last first. */
export async function publicDraws(db: Db, before: string | undefined): Promise<{ items: Line[]; next: string | null }> {
  const { rows } = await db.query<Omit<Line, 'seed'> & { seed: DrawFile['terms']['seed'] }>(
    `select ${COLUMNS} from inspection.published where $1::timestamptz is null or laid_at < $1
     order by laid_at desc limit ${PAGE + 1}`,
    [before ?? null],
  );
  const items = rows.slice(0, PAGE).map(({ seed, ...row }): Line => {
    const from =
      seed.kind === 'public' ? `${seed.source} ${seed.known}` : seed.parties.map(({ party }) => party).join('、');
    return { ...row, seed: { kind: seed.kind, from } };
  });
  return { items, next: rows.length > PAGE ? items[PAGE - 1].laidAt : null };
}

/** The published file of a draw; refuses one that is not public. */
export async function publicFile(db: Db, plan: string): Promise<{ number: number; file: DrawFile }> {
  const { rows } = await db.query<{ number: number; file: DrawFile | null }>(
    'select number, file from inspection.published where plan_id = $1',
    [plan],
  );
  if (!rows[0]?.file) throw new Problem(problems['inspection.draw-not-public']);
  return { number: rows[0].number, file: rows[0].file };
}
