// Complaints as they are kept: one by its id, those handled together with it, and what was done.

import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import type { Standing } from './complaint.ts';
import { problems } from './problems.ts';

export interface Complaint extends Standing {
  readonly id: string;
  /** As people write it: `TS-2026-000012`. */
  readonly number: string;
  readonly channel: string;
  /** The number that a platform gave it; '' where none did. */
  readonly reference: string;
  readonly matter: string;
  readonly respondent: string;
  /** The entity's id, once it is known. */
  readonly about: number | null;
  readonly recordId: number | null;
  readonly division: string;
  readonly summary: string;
  readonly request: string;
  readonly complainant: string;
  readonly unit: string;
  readonly area: number | null;
  readonly officer: string | null;
  readonly replyDue: string | null;
  readonly main: string | null;
  readonly due: string | null;
  readonly revision: number;
  readonly takenBy: string;
  readonly takenAt: string;
}

/** What a complaint is read from; `c` is supervision.complaint. */
export const COMPLAINT_COLUMNS = `c.id, 'TS-' || to_char(c.received_on, 'YYYY-') || lpad(c.number::text, 6, '0') as number,
  c.kind, c.channel, c.reference, c.received_on::text as received, c.matter, c.respondent, c.about,
  c.record_id as "recordId", c.division, c.summary, c.request, c.complainant_key as complainant, c.unit,
  c.area_id as area, c.officer, c.state, c.reply_due_on::text as "replyDue", c.decided_on::text as decided,
  c.accepted_on::text as accepted, c.closed_on::text as closed, c.told_on::text as told, c.outcome, c.ground, c.upheld,
  c.loss::float8 as loss, c.reply, c.main_id as main, c.handed_to as "handedTo", c.due_on::text as due, c.revision,
  c.taken_by as "takenBy", c.taken_at as "takenAt"`;

/** One that the reader sees; refuses any other. */
export async function complaintAt(reader: Db, id: string): Promise<Complaint> {
  const sql = `select ${COMPLAINT_COLUMNS} from supervision.complaint c where c.id = $1`;
  const { rows } = await reader.query<Complaint>(sql, [id]);
  if (!rows[0]) throw new Problem(problems['complaints.no-such-complaint']);
  return rows[0];
}

/** All that are handled as one matter with it, itself among them, the first one first. */
export async function groupOf(reader: Db, { id, main }: Pick<Complaint, 'id' | 'main'>): Promise<Complaint[]> {
  const { rows } = await reader.query<Complaint>(
    `select ${COMPLAINT_COLUMNS} from supervision.complaint c where c.id = $1 or c.main_id = $1
     order by c.main_id nulls first, c.number`,
    [main ?? id],
  );
  return rows;
}

export interface ComplaintAct {
  readonly number: number;
  readonly act: string;
  readonly on: string | null;
  readonly detail: string;
  readonly why: string;
  readonly who: string;
  readonly at: string;
}

/** What was done, the latest first. */
export async function actsOf(reader: Db, id: string): Promise<ComplaintAct[]> {
  const { rows } = await reader.query<ComplaintAct>(
    `select number, act, on_day::text as "on", detail, why, who, at from supervision.complaint_act
     where complaint_id = $1 order by number desc`,
    [id],
  );
  return rows;
}
