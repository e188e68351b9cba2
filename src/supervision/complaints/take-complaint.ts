// Taking a complaint or report in: at the desk, by telephone or from another system; assigned at once, and filed once its entity is known.

import { randomUUID } from 'node:crypto';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import type { Seal } from '../../base/seal.ts';
import type { Grading } from '../../grading/grading.ts';
import { nameOf } from '../../registry/names.ts';
import { chargeFor } from './assign.ts';
import { type Complainant, complainantKey, keepComplainant } from './complainant.ts';
import type { Kind } from './complaint.ts';
import { problems } from './problems.ts';
import { COMPLAINT_COLUMNS, type Complaint, complaintAt } from './read-complaints.ts';
import { writeComplaint } from './write-complaint.ts';

export interface Taken {
  readonly kind: Kind;
  readonly channel: string;
  readonly reference: string;
  readonly received: string;
  readonly matter: string;
  readonly respondent: string;
  readonly summary: string;
  readonly request: string;
  readonly complainant: Complainant | null;
  readonly replyDue: string | null;
  readonly unit: string | null;
}

/** What taking in needs besides what is taken. */
export interface Desk {
  readonly db: Db;
  readonly who: Pick<Reader, 'id' | 'name' | 'unit'>;
  readonly at: Date;
  readonly grading: Grading;
  readonly seal: Seal;
}

/** Takes one in about an entity that the taker sees, or one that is not known yet; gives it as it is kept. */
export async function takeComplaint(desk: Desk, taken: Taken, about: number | null): Promise<Complaint> {
  const { db, who, at, grading, seal } = desk;
  checkTaken(taken, about, iso(shanghaiDay(at)));
  await refuseKnown(db, taken);
  const charge = await chargeFor(db, at, about, who, taken.unit);
  const id = randomUUID();
  const respondent = taken.respondent || (await nameOf(db, about!));
  await db.query(
    `insert into supervision.complaint (id, kind, channel, reference, received_on, matter, respondent, about, division,
       summary, request, complainant_key, unit, area_id, officer, state, reply_due_on, taken_by, taken_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'received', $16, $17, $18, $18)`,
    [
      ...[id, taken.kind, taken.channel, taken.reference, taken.received, taken.matter, respondent, about],
      ...[charge.division, taken.summary, taken.request, await complainantKey(db, taken.complainant)],
      ...[charge.unit, charge.area, charge.officer, taken.replyDue, who.id, at],
    ],
  );
  if (taken.complainant) await keepComplainant(db, seal, id, taken.complainant);
  await writeComplaint(db, who, at, grading, await complaintAt(db, id), { act: 'take', on: taken.received });
  return complaintAt(db, id);
}

function checkTaken({ kind, received, complainant, respondent, replyDue }: Taken, about: number | null, today: string) {
  if (received > today || (replyDue !== null && replyDue < received))
    throw new Problem(problems['complaints.received-later'], { on: received > today ? received : replyDue! });
  if (kind === 'complaint' && complainant === null) throw new Problem(problems['complaints.nobody-named']);
  if (about === null && respondent === '') throw new Problem(problems['complaints.respondent-missing']);
}

async function refuseKnown(db: Db, { channel, reference }: Taken): Promise<void> {
  if (reference === '') return;
  const { rows } = await db.query<Complaint>(
    `select ${COMPLAINT_COLUMNS} from supervision.complaint c where (c.channel, c.reference) = ($1, $2)`,
    [channel, reference],
  );
  if (rows[0]) throw new Problem(problems['complaints.reference-taken'], { reference, number: rows[0].number });
}
