// A notice that was served, or came back: how, when and by whom, with its proof; its terms run from the day it takes effect.

import { loadCalendar } from '../base/calendar-load.ts';
import { tell as tellChange } from '../base/change.ts';
import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import type { Way } from './kinds.ts';
import { orderServed } from './lists/order-served.ts';
import { problems } from './problems.ts';
import { type Kept, noticeAt } from './read-notices.ts';
import { answerBy, effectiveDay, wayOf } from './terms.ts';

export interface Service {
  readonly way: string;
  readonly on: string;
  readonly signer: string | null;
  /** Number of the mail or receipt, name of the photo or file, address, witness. */
  readonly proof: string;
  /** Whether the party has agreed in writing to be served electronically, at a confirmed address. */
  readonly consent: boolean;
  /** It came back: nobody signed for it. */
  readonly returned: boolean;
}

/**
 * Notes the service of a notice once, or that it came back; gives the last day for an answer, if one is invited.
 * @basis Administrative Penalty Law 61, 85; Civil Procedure Law 88–95
 */
export async function serve(
  db: Db,
  who: Who & Pick<Reader, 'entity'>,
  at: Date,
  entityId: number,
  id: string,
  service: Service,
) {
  const kept = await lockedNotice(db, entityId, id);
  if (kept.served) throw new Problem(problems['notice.served-already'], { on: kept.served });
  const way = wayOf(service.way);
  if (!way || way.by_party !== (who.entity !== undefined))
    throw new Problem(problems['notice.way'], { way: service.way });
  checkDay(kept, service.on, at);
  checkProof(way, service);
  const { returned, on, signer, proof } = service;
  await noteAct(db, who, at, kept, { act: returned ? 'returned' : 'served', on, way: way.id, signer, proof });
  return { answerBy: returned ? null : await writeService(db, kept, way, on) };
}

async function writeService(db: Db, kept: Kept, way: Way, on: string): Promise<string | null> {
  const { entityId, id, letter } = kept;
  const calendar = await loadCalendar(db);
  const effective = effectiveDay(way, on, calendar);
  const last = answerBy(letter, effective, calendar);
  await db.query(
    `update notice.notice set way = $3, served_on = $4, effective_on = $5, answer_by = $6
     where (entity_id, notice_id) = ($1, $2)`,
    [entityId, id, way.id, on, effective, last],
  );
  if (kept.kind === 'perform-order') await orderServed(db, kept, last, calendar);
  return last;
}

function checkProof({ needs, article }: Way, { signer, proof, consent, returned }: Service): void {
  const lacks =
    (needs.includes('signer') && !returned && !signer?.trim() && 'signer') ||
    ((needs.includes('receipt') || returned) && !proof.trim() && 'receipt') ||
    (needs.includes('consent') && !consent && 'consent');
  if (lacks) throw new Problem(problems[`notice.${lacks}`], { article });
}

/** Refuses a day before the notice was made or after today. */
export function checkDay({ told }: Pick<Kept, 'told'>, on: string, at: Date): void {
  const today = iso(shanghaiDay(at));
  if (on < told || on > today) throw new Problem(problems['notice.day'], { on, from: told, today });
}

/** The notice, which nobody else writes to until the transaction is over. */
export async function lockedNotice(db: Db, entityId: number, id: string): Promise<Kept> {
  await db.query('select from notice.notice where (entity_id, notice_id) = ($1, $2) for update', [entityId, id]);
  return noticeAt(db, entityId, id);
}

interface Done {
  readonly act: 'served' | 'returned' | 'stated' | 'considered' | 'attached';
  readonly on: string;
  readonly way?: string;
  readonly signer?: string | null;
  readonly proof?: string;
  readonly said?: string;
  readonly files?: readonly string[];
}

/** Writes down what was done, and tells whoever watches. */
export async function noteAct(db: Db, who: Who, at: Date, { entityId, id, division }: Kept, done: Done): Promise<void> {
  const { act, on, way = null, signer = null, proof = '', said = '', files = [] } = done;
  await db.query(
    `insert into notice.act (entity_id, notice_id, act, on_day, way, signer, proof, said, files, account, who, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [entityId, id, act, on, way, signer?.trim() || null, proof.trim(), said, files, who.id, who.name, at],
  );
  await tellChange(db, { topic: 'notice', key: id, division });
}
