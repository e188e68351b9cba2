// Writing an objection: as it becomes, its record in the ledger, the next day that counts, and what was done.

import { loadCalendar } from '../base/calendar-load.ts';
import { tell as tellChange } from '../base/change.ts';
import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import { correctAllAndGrade, fileAndGrade } from '../grading/file.ts';
import type { Grading } from '../grading/grading.ts';
import { asProblem } from '../ledger/filing.ts';
import type { Fields } from '../ledger/record.ts';
import { deadlinesOf, nextDue } from './deadlines.ts';
import type { Objection } from './read-objections.ts';

/** What writing needs besides what is written. */
export interface Pen {
  readonly db: Db;
  readonly who: Who;
  readonly at: Date;
  readonly grading: Grading;
}

export interface Done {
  readonly act: string;
  readonly on?: string;
  readonly detail?: string;
  readonly why?: string;
}

/** Writes it as it has become, with its record, and what was done. */
export async function writeObjection(pen: Pen, objection: Objection, done: Done): Promise<void> {
  const { db } = pen;
  const o = objection;
  const recordId = await keepRecord(pen, o, done);
  const due = nextDue(deadlinesOf(o.regime, o, await loadCalendar(db)));
  await db.query(
    `update objection.objection set record_id = $3, accepted_on = $4, forwarded_on = $5, answered_on = $6, answer = $7,
       extended = $8, examined = $9, settled_on = $10, outcome = $11, ground = $12, reasons = $13, mended = $14,
       due_on = $15, clarify_asked_on = $16, clarified_on = $17, unit = $18, revision = revision + 1
     where (entity_id, objection_id) = ($1, $2)`,
    [
      ...[o.entityId, o.id, recordId, o.accepted, o.forwarded, o.answered, o.answer, o.extended],
      ...[JSON.stringify(o.examined), o.settled, o.outcome, o.ground, o.reasons, o.mended, due, o.clarifyAsked],
      ...[o.clarified, o.unit],
    ],
  );
  await noteAct(pen, o, done);
}

/** Writes down what was done, and tells whoever watches. */
export async function noteAct(
  { db, who, at }: Omit<Pen, 'grading'>,
  { entityId, id, division }: Objection,
  done: Done,
): Promise<void> {
  const { act, on = iso(shanghaiDay(at)), detail = '', why = '' } = done;
  await db.query(
    `insert into objection.act (entity_id, objection_id, act, on_day, detail, why, account, who, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [entityId, id, act, on, detail, why, who.id, who.name, at],
  );
  await tellChange(db, { topic: 'objection', key: id, division });
}

/** The mark “disputed” is this record and nothing else, also of a grade: filed with the objection, corrected when it is settled. */
async function keepRecord({ db, who, at, grading }: Pen, o: Objection, { act }: Done): Promise<number> {
  const fields = fieldsOf(o, await authorityOf(db, o.unit));
  const why = `${o.number} ${act}`;
  if (o.recordId === null) {
    const filing = { entityId: o.entityId, type: 'objection', fields, why };
    const [filed] = await fileAndGrade(db, who, at, [filing], grading);
    if (filed.recordId === undefined || filed.state === 'refused') throw asProblem(filed.problems);
    return filed.recordId;
  }
  const correction = { entityId: o.entityId, recordId: o.recordId, fields, why };
  const [corrected] = await correctAllAndGrade(db, who, at, [correction], grading);
  if (corrected.state === 'refused') throw asProblem(corrected.problems);
  return o.recordId;
}

function fieldsOf(o: Objection, authority: string): Fields {
  const { number, filed, about, aboutType, aboutNumber, matter, regime, settled, outcome } = o;
  const fields: Fields = {
    ...{ objection_number: number, filed_on: filed, record_number: aboutNumber, matter, authority },
    // A grade, a warning and a measure have no record type of their own; what they are is named instead.
    record_type: about === 'record' ? aboutType : about,
    pauses: regime.pauses ?? true,
  };
  return settled === null ? fields : { ...fields, settled_on: settled, outcome: outcome! };
}

/** The name under which a unit's records are filed. */
export async function authorityOf(db: Db, unit: string): Promise<string> {
  const sql = 'select coalesce(source, name) as name from base.unit where id = $1';
  return (await db.query<{ name: string }>(sql, [unit])).rows[0].name;
}
