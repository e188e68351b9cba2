// Marks on complainants (恶意索赔、职业索赔): proposed with a reason, approved by a second person, for a time; lifted likewise.

import { randomUUID } from 'node:crypto';
import { dayOf, iso, lastDay, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import { refuseStranger } from './assign.ts';
import { problems } from './problems.ts';
import { type Complaint, complaintAt } from './read-complaints.ts';
import { complaintRules } from './rules.ts';
import { noteAct } from './write-complaint.ts';

export interface Mark {
  readonly id: string;
  readonly kind: string;
  readonly reason: string;
  readonly complaint: string;
  readonly from: string;
  /** The first day on which it no longer holds. */
  readonly until: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
  readonly liftedOn: string | null;
}

const COLUMNS = `m.id, m.kind, m.reason, m.complaint_id as complaint, m.from_day::text as "from",
  m.until_day::text as until, m.proposed_by as "proposedBy", m.approved_by as "approvedBy", m.lifted_on::text as "liftedOn"`;

/** The marks on a complainant that hold on a day. */
export async function marksOf(db: Db, complainant: string, day: string): Promise<Mark[]> {
  if (complainant === '') return [];
  const { rows } = await db.query<Mark>(
    `select ${COLUMNS} from supervision.claim_mark m
     where m.complainant_key = $1 and m.until_day > $2::date and m.lifted_on is null order by m.from_day desc`,
    [complainant, day],
  );
  return rows;
}

interface Asked {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** Proposes a mark on whoever made a complaint; gives the number of the proposal. */
export async function proposeMark(
  { db, reader, who, at }: Asked,
  id: string,
  { kind, until, why }: { readonly kind: string; readonly until: string; readonly why: string },
): Promise<number> {
  const complaint = await complaintAt(reader, id);
  await refuseStranger(db, who, at, complaint);
  const today = shanghaiDay(at);
  if (!complaintRules().marks.kinds.some((one) => one.id === kind))
    throw new Problem(problems['complaints.ground-wrong'], { ground: kind });
  if (complaint.complainant === '') throw new Problem(problems['complaints.nobody-to-mark']);
  const most = iso(lastDay(today, { unit: 'months', amount: complaintRules().marks.months.most }));
  if (until <= iso(today) || until > most)
    throw new Problem(problems['complaints.mark-days'], { from: iso(today), most });
  const held = (await marksOf(db, complaint.complainant, iso(today))).find((one) => one.kind === kind);
  if (held) throw new Problem(problems['complaints.marked-already'], { until: held.until });
  await noteAct(db, who, at, complaint, { act: 'propose-mark', detail: kind, why });
  return propose(db, who, at, {
    ...{ kind: 'complaint.mark', about: `complaint/${id}`, subject: complaint.number, division: complaint.division },
    ...{ class: 3, content: { kind, until, lift: null }, reason: why },
  });
}

/** Proposes that a mark be lifted. */
export async function proposeLifting(
  { db, reader, who, at }: Asked,
  id: string,
  { mark, why }: { readonly mark: string; readonly why: string },
): Promise<number> {
  const complaint = await complaintAt(reader, id);
  await refuseStranger(db, who, at, complaint);
  const held = (await marksOf(db, complaint.complainant, iso(shanghaiDay(at)))).find((one) => one.id === mark);
  if (!held) throw new Problem(problems['complaints.no-such-mark']);
  await noteAct(db, who, at, complaint, { act: 'propose-lifting', detail: held.kind, why });
  return propose(db, who, at, {
    ...{ kind: 'complaint.mark', about: `complaint/${id}`, subject: complaint.number, division: complaint.division },
    ...{ class: 3, content: { kind: held.kind, until: held.until, lift: held.id }, reason: why },
  });
}

interface Content {
  readonly kind: string;
  readonly until: string;
  /** The mark to be lifted; null: one is to be made. */
  readonly lift: string | null;
}

const idIn = (about: string) => about.slice('complaint/'.length);

/** What approving a mark or its lifting does. */
export const marking: Approval = {
  describe: async (reader, { about, content }) => {
    const complaint = await complaintAt(reader, idIn(about));
    const { kind, until, lift } = content as Content;
    const { marks } = complaintRules();
    const named = marks.kinds.find(({ id }) => id === kind)?.label ?? { zh: kind, en: kind };
    const plain = (text: string) => ({ zh: text, en: text });
    return [
      {
        label: lift ? { zh: '解除标记', en: 'Lift the mark' } : { zh: '标记投诉人', en: 'Mark the complainant' },
        value: named,
      },
      { label: { zh: '所在投诉', en: 'On complaint' }, value: plain(complaint.number) },
      { label: { zh: '到期', en: 'Until' }, value: plain(until) },
      { label: { zh: '效果', en: 'Effect' }, value: marks.rights },
    ];
  },
  act: async ({ db, reader, who, at, proposal: { about, content, proposedBy, reason } }) => {
    const complaint = await complaintAt(reader, idIn(about));
    const { kind, until, lift } = content as Content;
    const day = iso(shanghaiDay(at));
    if (lift) await lifted(db, lift, day, reason, proposedBy.name);
    else await marked(db, complaint, { kind, until, reason, day, by: proposedBy.name, approved: who.name });
    await noteAct(db, proposedBy, at, complaint, { act: lift ? 'lift' : 'mark', detail: kind, why: who.name });
  },
};

async function lifted(db: Db, id: string, day: string, why: string, by: string): Promise<void> {
  const { rowCount } = await db.query(
    `update supervision.claim_mark set lifted_on = $2, lifted_why = $3, lifted_by = $4
     where id = $1 and lifted_on is null`,
    [id, day, why, by],
  );
  if (rowCount === 0) throw new Problem(problems['complaints.no-such-mark']);
}

interface Marked {
  readonly kind: string;
  readonly until: string;
  readonly reason: string;
  readonly day: string;
  readonly by: string;
  readonly approved: string;
}

async function marked(db: Db, { id, complainant }: Complaint, made: Marked): Promise<void> {
  const { kind, until, reason, day, by, approved } = made;
  if (dayOf(until)! <= dayOf(day)!) throw new Problem(problems['complaints.mark-days'], { from: day, most: until });
  await db.query(
    `insert into supervision.claim_mark
       (id, complainant_key, kind, reason, complaint_id, from_day, until_day, proposed_by, approved_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [randomUUID(), complainant, kind, reason, id, day, until, by, approved],
  );
}
