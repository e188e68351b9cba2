// What is done about an objection: taken up or not, forwarded, answered by the provider, examined, rejected, taken back.

import { dayOf, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { tell } from '../notice/tell.ts';
import { assigned, refuseNoProvider, refuseStranger } from './in-charge.ts';
import { problems } from './problems.ts';
import { type ANSWERS, type Objection, objectionAt } from './read-objections.ts';
import { objectionRules } from './regimes.ts';
import { authorityOf, type Pen, writeObjection } from './write-objection.ts';

/** What one person may do; what mends a record or puts an answer off takes two (`decide.ts`). */
export type Doing =
  | { readonly act: 'accept' | 'forward' | 'withdraw'; readonly on: string; readonly why: string }
  | { readonly act: 'refuse'; readonly on: string; readonly ground: string; readonly why: string }
  | { readonly act: 'answer'; readonly on: string; readonly answer: (typeof ANSWERS)[number]; readonly why: string }
  | { readonly act: 'examine'; readonly on: string; readonly until: string; readonly why: string }
  | { readonly act: 'add'; readonly on: string; readonly files: readonly string[]; readonly why: string }
  | { readonly act: 'reject'; readonly on: string; readonly why: string }
  | { readonly act: 'assign'; readonly on: string; readonly unit: string; readonly why: string };

/** Does it, over the revision that the actor saw. */
export async function actOn(
  pen: Pen & { readonly who: Reader },
  reader: Db,
  id: string,
  revision: number,
  doing: Doing,
): Promise<void> {
  const objection = await lockedObjection(pen.db, reader, id);
  if (objection.revision !== revision) throw new Problem(problems['objection.moved-on']);
  checkDay(objection, doing, pen.at);
  const unit = await unitAfter(pen, objection, doing);
  const after = { ...become(objection, doing), unit };
  await writeObjection(pen, after, { act: doing.act, on: doing.on, detail: detailOf(doing), why: doing.why });
  if (after.settled !== null && after.outcome !== 'withdrawn') await tellOutcome(pen, after);
}

/** Who is in charge afterwards; refuses whoever may not do this. The entity itself takes back its own. */
async function unitAfter({ db, who }: Pen & { readonly who: Reader }, o: Objection, doing: Doing): Promise<string> {
  if (doing.act === 'assign') return assigned(db, who, o, doing.unit);
  if (doing.act === 'answer') await refuseNoProvider(db, who, o);
  else if (who.entity === undefined) await refuseStranger(db, who, o);
  return o.unit;
}

/** One that the reader sees, as it stands in this transaction; nobody else writes to it until the end. */
export async function lockedObjection(db: Db, reader: Db, id: string): Promise<Objection> {
  const { entityId } = await objectionAt(reader, id);
  await db.query('select from objection.objection where (entity_id, objection_id) = ($1, $2) for update', [
    entityId,
    id,
  ]);
  return objectionAt(db, id);
}

/** What each act makes of an objection; refuses what cannot be done now. */
function become(o: Objection, doing: Doing): Objection {
  if (o.settled !== null) throw new Problem(problems['objection.not-now']);
  const { on } = doing;
  switch (doing.act) {
    case 'accept':
      return refusing(o.accepted !== null) ?? { ...o, accepted: on };
    case 'forward':
      if (o.own) throw new Problem(problems['objection.own-record']);
      return refusing(o.forwarded !== null) ?? { ...o, accepted: o.accepted ?? on, forwarded: on };
    case 'answer':
      return refusing(o.forwarded === null || o.answered !== null) ?? { ...o, answered: on, answer: doing.answer };
    case 'examine':
      if (!o.regime.examination) throw new Problem(problems['objection.no-examination'], { regime: o.regime.title.zh });
      return { ...o, examined: [...o.examined, { from: on, until: doing.until }] };
    case 'add':
    case 'assign':
      return o;
    case 'refuse':
      if (!objectionRules().refusals.grounds.some(({ id }) => id === doing.ground))
        throw new Problem(problems['objection.ground'], { ground: doing.ground });
      return refusing(o.accepted !== null) ?? { ...settled(o, on, 'refused', doing.why), ground: doing.ground };
    case 'reject':
      return refusing(!o.own && o.forwarded !== null && o.answered === null) ?? settled(o, on, 'rejected', doing.why);
    case 'withdraw':
      return settled(o, on, 'withdrawn', doing.why);
  }
}

function refusing(wrong: boolean): undefined {
  if (wrong) throw new Problem(problems['objection.not-now']);
  return undefined;
}

/** Settled on a day; one that was never taken up by itself counts as taken up then. */
export function settled(o: Objection, on: string, outcome: Objection['outcome'], reasons: string): Objection {
  const accepted = outcome === 'refused' ? o.accepted : (o.accepted ?? on);
  return { ...o, accepted, settled: on, outcome, reasons };
}

function checkDay({ filed, accepted, forwarded }: Objection, { act, on, ...more }: Doing, at: Date): void {
  const today = iso(shanghaiDay(at));
  const from = [filed, accepted ?? '', act === 'answer' ? (forwarded ?? '') : ''].toSorted().at(-1)!;
  const until = 'until' in more ? more.until : on;
  if (dayOf(on) === undefined || on < from || on > today || until < on)
    throw new Problem(problems['objection.day'], { from, today });
}

function detailOf(doing: Doing): string {
  if (doing.act === 'refuse') return doing.ground;
  if (doing.act === 'answer') return doing.answer;
  if (doing.act === 'assign') return doing.unit;
  if (doing.act === 'examine') return doing.until;
  return doing.act === 'add' ? doing.files.join('；') : '';
}

const KIND_OF = {
  upheld: 'objection-upheld',
  partly: 'objection-upheld',
  rejected: 'objection-rejected',
  refused: 'objection-refused',
} as const;

const MENDED = {
  withdrawn: '该记录已撤回，不再计算、不再公示。',
  corrected: '该记录已更正。',
  none: '',
} as const;

/** Tells the entity the outcome with reasons, the next remedy and its term. */
export async function tellOutcome({ db, who, at }: Pen, o: Objection): Promise<void> {
  const authority = await authorityOf(db, o.unit);
  const about = o.aboutType ? { type: o.aboutType, number: o.aboutNumber } : null;
  const what = `你单位于${o.filed}对“${o.aboutNumber}”提出的异议（${o.number}）`;
  const facts = `${what}已于${o.settled}处理完毕。${MENDED[o.mended ?? 'none']}`;
  const unit = { id: o.unit, name: authority };
  await tell(db, { ...who, unit, source: authority }, at, {
    entity: o.entityId,
    kind: KIND_OF[o.outcome as keyof typeof KIND_OF],
    about,
    facts,
    reasons: o.reasons,
    number: o.number,
  });
}
