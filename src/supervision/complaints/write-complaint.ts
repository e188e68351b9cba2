// Writing a complaint: as it becomes, its record, the next day that counts, and what was done.

import { loadCalendar } from '../../base/calendar-load.ts';
import { tell } from '../../base/change.ts';
import { iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Who } from '../../base/who.ts';
import type { Grading } from '../../grading/grading.ts';
import { OPEN } from './complaint.ts';
import { nextDue } from './deadlines.ts';
import { fieldsOf, keepRecord } from './keep-record.ts';
import type { Complaint } from './read-complaints.ts';

export interface Done {
  readonly act: string;
  readonly on?: string;
  readonly detail?: string;
  readonly why?: string;
}

/** Writes a complaint as it has become, with its record in the ledger, and what was done. */
export async function writeComplaint(
  db: Db,
  who: Who,
  at: Date,
  grading: Grading,
  complaint: Complaint,
  done: Done,
): Promise<void> {
  const why = `${complaint.number} ${done.act}${done.why ? `：${done.why}` : ''}`;
  const recordId = await keepRecord(db, who, at, grading, complaint, why);
  const c = complaint;
  await db.query(
    `update supervision.complaint set about = $2, record_id = $3, division = $4, unit = $5, area_id = $6, officer = $7,
       state = $8, decided_on = $9, accepted_on = $10, closed_on = $11, told_on = $12, outcome = $13, ground = $14,
       upheld = $15, loss = $16, reply = $17, main_id = $18, handed_to = $19, due_on = $20, changed_at = $21,
       revision = revision + 1
     where id = $1`,
    [
      ...[c.id, c.about, recordId, c.division, c.unit, c.area, c.officer, c.state, c.decided, c.accepted, c.closed],
      ...[c.told, c.outcome, c.ground, c.upheld, c.loss, c.reply, c.main, c.handedTo, await dueOf(db, c), at],
    ],
  );
  await noteAct(db, who, at, c, done);
}

/** Null once nothing is left that somebody must do about it. */
async function dueOf(db: Db, complaint: Complaint): Promise<string | null> {
  if (!OPEN.includes(complaint.state)) return null;
  const due = nextDue(fieldsOf(complaint, ''), await loadCalendar(db));
  return due === null ? null : iso(due);
}

/** Writes down what was done, and tells whoever watches. */
export async function noteAct(
  db: Db,
  who: Who,
  at: Date,
  { id, division }: Pick<Complaint, 'id' | 'division'>,
  { act, on, detail = '', why = '' }: Done,
): Promise<void> {
  await db.query(
    `insert into supervision.complaint_act (complaint_id, number, act, on_day, detail, why, who, at)
     select $1, coalesce(max(number), 0) + 1, $2, $3::date, $4, $5, $6, $7 from supervision.complaint_act
     where complaint_id = $1`,
    [id, act, on ?? null, detail, why, who.id, at],
  );
  await tell(db, { topic: 'complaint', key: id, division });
}
