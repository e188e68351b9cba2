// What takes two people: upholding an objection, which mends the record, lifts the mark and tells whoever had it; putting an answer off.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { propose } from '../base/who/proposals.ts';
import { correctAndGrade, withdrawAndGrade } from '../grading/file.ts';
import type { Grading } from '../grading/grading.ts';
import { historiesOf } from '../ledger/filed.ts';
import type { Fields } from '../ledger/record.ts';
import { lockedObjection, settled, tellOutcome } from './act.ts';
import { refuseStranger } from './in-charge.ts';
import { problems } from './problems.ts';
import { type Objection, objectionAt } from './read-objections.ts';
import { tellReceivers } from './receivers.ts';
import { type Pen, writeObjection } from './write-objection.ts';

export interface Upholding {
  readonly outcome: 'upheld' | 'partly';
  /** `corrected` with fields corrects it now; without, it must have been corrected since the objection was filed. */
  readonly mend: 'withdraw' | 'correct' | 'none';
  readonly fields: Fields | null;
  readonly why: string;
}

interface Asking {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** Proposes that it be upheld; gives the number of the proposal. */
export async function proposeUpholding(ask: Asking, id: string, upholding: Upholding): Promise<number> {
  const objection = await objectionAt(ask.reader, id);
  await refuseStranger(ask.db, ask.who, objection);
  if (objection.settled !== null) throw new Problem(problems['objection.not-now']);
  if (objection.aboutRecord === null && upholding.mend !== 'none')
    throw new Problem(problems['objection.nothing-to-mend']);
  return proposed(ask, objection, 'objection.uphold', upholding, upholding.why);
}

/** Proposes that the answer be put off, where the regime knows it. */
export async function proposeExtension(ask: Asking, id: string, why: string): Promise<number> {
  const objection = await objectionAt(ask.reader, id);
  await refuseStranger(ask.db, ask.who, objection);
  const { regime, extended } = objection;
  if (objection.settled !== null || extended) throw new Problem(problems['objection.not-now']);
  if (!regime.extend) throw new Problem(problems['objection.no-extension'], { regime: regime.title.zh });
  return proposed(ask, objection, 'objection.extend', {}, why);
}

async function proposed(
  { db, who, at }: Asking,
  { id, number, division, class: disclosure, aboutNumber }: Objection,
  kind: 'objection.uphold' | 'objection.extend',
  content: object,
  reason: string,
): Promise<number> {
  const subject = `${number} ${aboutNumber}`;
  return propose(db, who, at, {
    ...{ kind, about: `objection/${id}`, subject, division, class: disclosure, content, reason },
  });
}

const idOf = (about: string) => about.slice(about.indexOf('/') + 1);

/** What approval of an extension does. */
export function extending(grading: Grading): Approval {
  return {
    act: async ({ db, reader, who, at, proposal: { about, reason }, decision }) => {
      const objection = await lockedObjection(db, reader, idOf(about));
      if (objection.settled !== null || objection.extended) throw new Problem(problems['objection.not-now']);
      const why = `${reason}；${decision}`;
      await writeObjection({ db, who, at, grading }, { ...objection, extended: true }, { act: 'extend', why });
    },
  };
}

/** What approval of upholding does: the record is mended, the mark lifted, the entity and other receivers told. */
export function upholdingOf(grading: Grading): Approval {
  return {
    describe: async (reader, { about, content }) => {
      const { grounds, answer } = await objectionAt(reader, idOf(about));
      const { outcome, mend } = content as Upholding;
      const plain = (text: string) => ({ zh: text, en: text });
      return [
        { label: { zh: '异议理由', en: 'Grounds' }, value: plain(grounds) },
        { label: { zh: '提供单位核实', en: 'Provider' }, value: SAID[answer ?? 'none'] },
        { label: { zh: '拟处理', en: 'Outcome' }, value: SAID[outcome] },
        { label: { zh: '记录', en: 'Record' }, value: SAID[mend] },
      ];
    },
    act: async ({ db, reader, who, at, proposal: { about, content, reason }, decision }) => {
      const objection = await lockedObjection(db, reader, idOf(about));
      if (objection.settled !== null) throw new Problem(problems['objection.not-now']);
      await uphold({ db, who, at, grading }, objection, { ...(content as Upholding), why: reason }, decision);
    },
  };
}

const SAID = {
  none: { zh: '不变', en: 'unchanged' },
  wrong: { zh: '信息有误', en: 'it is wrong' },
  partly: { zh: '部分成立', en: 'in part' },
  right: { zh: '信息无误', en: 'it is right' },
  upheld: { zh: '异议成立', en: 'upheld' },
  withdraw: { zh: '撤回', en: 'withdrawn' },
  correct: { zh: '更正', en: 'corrected' },
} as const;

async function uphold(pen: Pen, objection: Objection, { outcome, mend, fields, why }: Upholding, decision: string) {
  const reason = `${objection.number} 异议成立：${why}；${decision}`;
  const mended = await mendRecord(pen, objection, mend, fields, reason);
  const after = { ...settled(objection, iso(shanghaiDay(pen.at)), outcome, why), mended };
  await writeObjection(pen, after, { act: 'uphold', detail: mend, why: `${why}；${decision}` });
  await tellOutcome(pen, after);
  await tellReceivers(pen, after);
}

async function mendRecord(
  { db, who, at, grading }: Pen,
  { entityId, aboutRecord: recordId, takenAt }: Objection,
  mend: Upholding['mend'],
  fields: Fields | null,
  why: string,
): Promise<Objection['mended']> {
  if (mend === 'none') return 'none';
  if (recordId === null) throw new Problem(problems['objection.nothing-to-mend']);
  if (mend === 'withdraw') {
    await withdrawAndGrade(db, who, at, { entityId, recordId, why }, grading);
    return 'withdrawn';
  }
  if (fields) await correctAndGrade(db, who, at, { entityId, recordId, fields, why }, grading);
  else if (!(await correctedSince(db, entityId, recordId, new Date(takenAt))))
    throw new Problem(problems['objection.not-mended']);
  return 'corrected';
}

async function correctedSince(db: Db, entityId: number, recordId: number, since: Date): Promise<boolean> {
  const history = (await historiesOf(db, [[entityId, recordId]])).get(recordId) ?? [];
  return history.some(({ act, recordedAt }) => act === 'correct' && new Date(recordedAt) >= since);
}
