// Statement and defence (陈述申辩): what the party says to an intended decision, how it was considered, and when one may decide.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import { problems } from './problems.ts';
import { type Kept, noticeAt } from './read-notices.ts';
import { checkDay, lockedNotice, noteAct } from './serve.ts';

export interface Statement {
  readonly on: string;
  readonly said: string;
  /** Names of the files that were handed in. */
  readonly files: readonly string[];
}

/**
 * Takes a statement, filed by the party or noted at the desk; several add up.
 * @basis Administrative Penalty Law 44, 45
 */
export async function state(db: Db, who: Who, at: Date, entityId: number, id: string, statement: Statement) {
  const kept = await lockedNotice(db, entityId, id);
  const { on, said, files } = statement;
  refuseStatement(kept, on, at);
  await noteAct(db, who, at, kept, { act: 'stated', on, said, files });
  await db.query(
    'update notice.notice set stated_on = coalesce(stated_on, $3) where (entity_id, notice_id) = ($1, $2)',
    [entityId, id, on],
  );
}

/** Refuses what is said where nothing was asked, on a day that is none, too late, or when it was considered already. */
export function refuseStatement(kept: Kept, on: string, at: Date): void {
  if (!kept.invites) throw new Problem(problems['notice.not-invited']);
  if (kept.considered) throw new Problem(problems['notice.considered-already'], { on: kept.considered });
  checkDay(kept, on, at);
  if (kept.answerBy && on > kept.answerBy) throw new Problem(problems['notice.answer-over'], { last: kept.answerBy });
}

export interface Consideration {
  readonly outcome: 'adopted' | 'partly' | 'not';
  readonly reasons: string;
}

/**
 * Notes how the statement was considered, with reasons.
 * @basis Administrative Penalty Law 45
 */
export async function consider(
  db: Db,
  who: Who,
  at: Date,
  entityId: number,
  id: string,
  { outcome, reasons }: Consideration,
): Promise<void> {
  const kept = await lockedNotice(db, entityId, id);
  if (!kept.stated) throw new Problem(problems['notice.not-stated']);
  if (kept.considered) throw new Problem(problems['notice.considered-already'], { on: kept.considered });
  const on = iso(shanghaiDay(at));
  await noteAct(db, who, at, kept, { act: 'considered', on, said: reasons });
  await db.query('update notice.notice set considered_on = $3, outcome = $4 where (entity_id, notice_id) = ($1, $2)', [
    entityId,
    id,
    on,
    outcome,
  ]);
}

/** Refuses a decision while the party has not been heard: not served, its term not over, or what it said not considered. */
export async function refuseUnheard(db: Db, at: Date, entityId: number, id: string): Promise<Kept> {
  const kept = await noticeAt(db, entityId, id);
  const { served, stated, considered, answerBy, number } = kept;
  if (!served) throw new Problem(problems['notice.defence-unserved'], { number });
  if (stated && !considered) throw new Problem(problems['notice.defence-unconsidered']);
  if (!stated && (answerBy === null || answerBy >= iso(shanghaiDay(at))))
    throw new Problem(problems['notice.defence-open'], { last: answerBy ?? '—' });
  return kept;
}

/** Notes that the party has read it on its own site; the first time counts. */
export async function noteRead(db: Db, at: Date, entityId: number, id: string): Promise<void> {
  await db.query('update notice.notice set read_at = $3 where (entity_id, notice_id) = ($1, $2) and read_at is null', [
    entityId,
    id,
    at,
  ]);
}
