// Mending what was taken in: its words put right, or the whole of it void where it was entered by mistake.

import { Problem } from '../../base/problem.ts';
import type { Hand } from './act.ts';
import { heads } from './assign.ts';
import { checkCodes } from './choices.ts';
import { OPEN } from './complaint.ts';
import { problems } from './problems.ts';
import { type Complaint, complaintAt, groupOf } from './read-complaints.ts';
import { writeComplaint } from './write-complaint.ts';

export interface Amended {
  readonly matter: string;
  readonly summary: string;
  readonly request: string;
  readonly replyDue: string | null;
  readonly why: string;
}

/** Puts matter, words and the platform's day right while it is open; what was written before stays in its course. */
export async function amend(
  { db, who, at, grading }: Hand,
  complaint: Complaint,
  { matter, summary, request, replyDue, why }: Amended,
): Promise<void> {
  refuseUnlessOpen(complaint, 'amend');
  checkCodes(grading, { matter, channel: complaint.channel });
  if (replyDue !== null && replyDue < complaint.received)
    throw new Problem(problems['complaints.received-later'], { on: replyDue });
  await db.query(
    'update supervision.complaint set matter = $2, summary = $3, request = $4, reply_due_on = $5 where id = $1',
    [complaint.id, matter, summary, request, replyDue],
  );
  const former = complaint.summary === summary ? '' : complaint.summary;
  const after = await complaintAt(db, complaint.id);
  await writeComplaint(db, who, at, grading, after, { act: 'amend', why: former ? `${why}\n${former}` : why });
}

/** Takes back what was entered by mistake: a head says so, while nothing has come of it; its record is withdrawn. */
export async function annul(hand: Hand, complaint: Complaint, why: string): Promise<void> {
  const { db, who, at, grading } = hand;
  refuseUnlessOpen(complaint, 'void');
  if (!(await heads(db, who, complaint.unit))) throw new Problem(problems['complaints.heads-only']);
  if ((await groupOf(db, complaint)).length > 1) throw new Problem(problems['complaints.joined-still']);
  await writeComplaint(db, who, at, grading, { ...complaint, state: 'void' }, { act: 'void', why });
}

function refuseUnlessOpen({ state }: Complaint, act: string): void {
  if (!OPEN.includes(state)) throw new Problem(problems['complaints.not-now'], { act, state });
}
