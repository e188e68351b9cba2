// What is kept of a complaint about its entity: one record of the ledger, filed, corrected and withdrawn as the case goes on.

import type { Db } from '../../base/db.ts';
import type { Who } from '../../base/who.ts';
import { correctAllAndGrade, fileAndGrade, withdrawAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { asProblem } from '../../ledger/filing.ts';
import type { Fields } from '../../ledger/record.ts';
import { GONE } from './complaint.ts';
import type { Complaint } from './read-complaints.ts';

/** Nothing of who complained, and none of his words. */
export function fieldsOf(complaint: Complaint, authority: string): Fields {
  const { number, kind, received, matter, channel, decided, accepted, outcome, told, closed, upheld, loss } = complaint;
  const given = {
    ...{ reply_due_on: complaint.replyDue, decided_on: decided, accepted_on: accepted, outcome, told_on: told },
    ...{ closed_on: closed, upheld, loss },
  };
  const known = Object.entries(given).filter(([, value]) => value !== null) as [string, string | boolean | number][];
  return {
    ...{ document_number: number, received_on: received, kind, named: complaint.complainant !== '', matter, channel },
    ...Object.fromEntries(known),
    authority,
  };
}

/** Brings the record in line with the complaint; gives its id, null where there is none to be. */
export async function keepRecord(
  db: Db,
  who: Who,
  at: Date,
  grading: Grading,
  complaint: Complaint,
  why: string,
): Promise<number | null> {
  const { about, recordId, state } = complaint;
  if (about === null) return null;
  if (GONE.includes(state)) {
    if (recordId !== null) await withdrawAndGrade(db, who, at, { entityId: about, recordId, why }, grading);
    return null;
  }
  const source = await sourceOf(db, complaint.unit);
  const fields = fieldsOf(complaint, source);
  if (recordId === null) {
    const filing = { entityId: about, type: 'complaint', source, fields, why, again: true };
    const [filed] = await fileAndGrade(db, who, at, [filing], grading);
    if (filed.recordId === undefined || filed.state === 'refused') throw asProblem(filed.problems);
    return filed.recordId;
  }
  const [corrected] = await correctAllAndGrade(db, who, at, [{ entityId: about, recordId, fields, why }], grading);
  if (corrected.state === 'refused') throw asProblem(corrected.problems);
  return recordId;
}

/** The name under which a unit's records are filed. */
async function sourceOf(db: Db, unit: string): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    'select coalesce(source, name) as name from base.unit where id = $1',
    [unit],
  );
  return rows[0].name;
}
