// What is done about a complaint: taken up, refused, worked on, closed, told, handed on, assigned, matched with its entity, joined.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { nameOf } from '../../registry/names.ts';
import { type Amended, amend, annul } from './amend.ts';
import { chargeFor, handlingOfficer, handlingUnit, heads, refuseStranger } from './assign.ts';
import { GONE, type Move, moved, OPEN } from './complaint.ts';
import { keepRecord } from './keep-record.ts';
import { problems } from './problems.ts';
import { type Complaint, complaintAt, groupOf } from './read-complaints.ts';
import { complaintRules } from './rules.ts';
import { type Done, noteAct, writeComplaint } from './write-complaint.ts';

/** What may be done, each with its reason where the law or the house asks for one. */
export type Doing =
  | (Move & { readonly why: string })
  | { readonly act: 'step'; readonly on: string; readonly why: string }
  | { readonly act: 'assign'; readonly unit: string; readonly officer: string | null; readonly why: string }
  | { readonly act: 'match'; readonly entity: string; readonly why: string }
  | { readonly act: 'join'; readonly to: string; readonly repeated: boolean; readonly why: string }
  | { readonly act: 'part' | 'void'; readonly why: string }
  | ({ readonly act: 'amend' } & Amended);

/** What acting needs besides what is done. */
export interface Hand {
  readonly db: Db;
  /** As far as the actor sees. */
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly grading: Grading;
}

/** Does it, over the revision that the actor saw; what is handled as one matter moves on together. */
export async function actOn(hand: Hand, id: string, revision: number, doing: Doing): Promise<void> {
  const { db, reader, who, at } = hand;
  await complaintAt(reader, id);
  await db.query('select from supervision.complaint where id = $1 for update', [id]);
  const complaint = await complaintAt(db, id);
  if (complaint.revision !== revision) throw new Problem(problems['complaints.moved-on']);
  await refuseStranger(db, who, at, complaint);
  switch (doing.act) {
    case 'step':
      return together(hand, complaint, (one) => step(hand, one, doing));
    case 'assign':
      return assign(hand, complaint, doing);
    case 'match':
      return match(hand, complaint, doing);
    case 'join':
      return join(hand, complaint, doing);
    case 'part':
      return part(hand, complaint, doing);
    case 'amend':
      return amend(hand, complaint, doing);
    case 'void':
      return annul(hand, complaint, doing.why);
    default: {
      if (doing.act === 'reopen' && !(await heads(db, who, complaint.unit)))
        throw new Problem(problems['complaints.heads-only']);
      const today = iso(shanghaiDay(at));
      await checkMove(db, complaint, doing);
      return together(hand, complaint, (one) => {
        const done: Done = { act: doing.act, detail: detailOf(doing), why: doing.why };
        const after = { ...one, ...moved(one, doing, today) };
        return write(hand, after, 'on' in doing ? { ...done, on: doing.on } : done);
      });
    }
  }
}

function write({ db, who, at, grading }: Hand, after: Complaint, done: Done): Promise<void> {
  return writeComplaint(db, who, at, grading, after, done);
}

/** On the first of a matter what is done is done to all that are handled with it and stand alike; on another to that alone. */
async function together(hand: Hand, complaint: Complaint, act: (one: Complaint) => Promise<void>): Promise<void> {
  const group = complaint.main === null ? await groupOf(hand.db, complaint) : [complaint];
  for (const one of group)
    if (one.id === complaint.id || (one.state === complaint.state && one.kind === complaint.kind)) await act(one);
}

function detailOf(move: Move): string {
  if (move.act === 'refuse') return move.ground ?? '';
  if (move.act === 'close') return move.ground === null ? move.outcome : `${move.outcome} ${move.ground}`;
  return move.act === 'transfer' ? move.to : '';
}

async function checkMove(db: Db, { kind }: Complaint, move: Move): Promise<void> {
  const { refusals, endings } = complaintRules();
  const grounds = move.act === 'refuse' ? refusals.grounds : endings.grounds;
  const ground = move.act === 'refuse' || move.act === 'close' ? move.ground : null;
  if (ground !== null && (kind === 'report' || !grounds.some(({ id }) => id === ground)))
    throw new Problem(problems['complaints.ground-wrong'], { ground });
  if (move.act !== 'transfer') return;
  const { rows } = await db.query(`select from base.unit where id = $1 and kind = 'department' and closed_on is null`, [
    move.to,
  ]);
  if (rows.length === 0) throw new Problem(problems['complaints.department-wrong'], { unit: move.to });
}

async function step(hand: Hand, one: Complaint, { on, why }: Extract<Doing, { act: 'step' }>): Promise<void> {
  if (!OPEN.includes(one.state)) throw new Problem(problems['complaints.not-now'], { act: 'step', state: one.state });
  const today = iso(shanghaiDay(hand.at));
  if (on < one.received || on > today)
    throw new Problem(problems['complaints.day-wrong'], { from: one.received, today });
  await hand.db.query('update supervision.complaint set revision = revision + 1, changed_at = $2 where id = $1', [
    one.id,
    hand.at,
  ]);
  await noteAct(hand.db, hand.who, hand.at, one, { act: 'step', on, why });
}

async function assign(hand: Hand, complaint: Complaint, { unit, officer, why }: Extract<Doing, { act: 'assign' }>) {
  if (!OPEN.includes(complaint.state))
    throw new Problem(problems['complaints.not-now'], { act: 'assign', state: complaint.state });
  const to = await handlingUnit(hand.db, unit);
  if (officer !== null) await handlingOfficer(hand.db, unit, officer);
  const division = complaint.about === null ? to.division : complaint.division;
  const { area } = await chargeFor(hand.db, hand.at, complaint.about, hand.who, unit);
  const after = { ...complaint, unit, officer, area, division };
  await write(hand, after, { act: 'assign', detail: officer === null ? unit : `${unit} ${officer}`, why });
}

/** Says whom it is about; the record of an entity named wrongly is withdrawn. */
async function match(hand: Hand, complaint: Complaint, { entity, why }: Extract<Doing, { act: 'match' }>) {
  const { db, reader, who, at, grading } = hand;
  if (GONE.includes(complaint.state))
    throw new Problem(problems['complaints.not-now'], { act: 'match', state: complaint.state });
  const about = await entityAt(reader, entity);
  if (complaint.recordId !== null && about !== complaint.about)
    await keepRecord(db, who, at, grading, { ...complaint, state: 'repeated' }, why || complaint.number);
  const same = about === complaint.about;
  const charge = complaint.about === null ? await chargeFor(db, at, about, who) : { division: complaint.division };
  const after = { ...complaint, ...charge, about, recordId: same ? complaint.recordId : null };
  await write(hand, after, { act: 'match', detail: await nameOf(db, about), why });
}

/** Joins it to another: sent twice, so that it counts no more, which a head says; or of several people, each counting. */
async function join(hand: Hand, complaint: Complaint, { to, repeated, why }: Extract<Doing, { act: 'join' }>) {
  const main = await complaintAt(hand.reader, to);
  const held = await groupOf(hand.db, complaint);
  if (
    main.id === complaint.id ||
    GONE.includes(main.state) ||
    main.main !== null ||
    complaint.main !== null ||
    held.length > 1
  )
    throw new Problem(problems['complaints.join-itself']);
  if (repeated && !(await heads(hand.db, hand.who, complaint.unit)))
    throw new Problem(problems['complaints.heads-only']);
  if (repeated && !OPEN.includes(complaint.state))
    throw new Problem(problems['complaints.not-now'], { act: 'join', state: complaint.state });
  const after = repeated
    ? ({ ...complaint, main: main.id, state: 'repeated' } as const)
    : { ...complaint, main: main.id };
  await write(hand, after, { act: repeated ? 'join-repeated' : 'join', detail: main.number, why });
}

async function part(hand: Hand, complaint: Complaint, { why }: { readonly why: string }): Promise<void> {
  if (complaint.main === null) throw new Problem(problems['complaints.not-joined']);
  const main = await complaintAt(hand.db, complaint.main);
  const state = complaint.state !== 'repeated' ? complaint.state : complaint.accepted ? 'accepted' : 'received';
  await write(hand, { ...complaint, main: null, state }, { act: 'part', detail: main.number, why });
}
