// Writing an application as it has become: its days, the last days that follow from them, its records, and what was done.

import { loadCalendar } from '../base/calendar-load.ts';
import { tell } from '../base/change.ts';
import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import type { Application, Item } from './read-applications.ts';
import { type RepairStep, stepsOf } from './steps.ts';

export interface Done {
  readonly act: string;
  readonly on?: string;
  readonly detail?: string;
  readonly why?: string;
}

/** Writes what an application has become. */
export async function writeApplication(db: Db, who: Who, at: Date, a: Application, done: Done): Promise<void> {
  const steps = stepsOf(a, await loadCalendar(db));
  const dueBy = (name: RepairStep['step']) => steps.find(({ step }) => step === name)?.due ?? null;
  await db.query(
    `update repair.application set state = $3, asked_on = $4, completed_on = $5, accepted_on = $6, verified_on = $7,
       decided_on = $8, told_on = $9, extended = $10, ground = $11, reason = $12, checks = $13, complete_by = $14,
       accept_by = $15, decide_by = $16, changed_at = $17, revision = revision + 1
     where (entity_id, id) = ($1, $2)`,
    [
      ...[a.entityId, a.id, a.state, a.asked, a.completed, a.accepted, a.verified, a.decided, a.told, a.extended],
      ...[a.ground, a.reason, JSON.stringify(a.checks), dueBy('complete'), dueBy('accept'), dueBy('decide'), at],
    ],
  );
  await noteAct(db, who, at, a, done);
}

/** Writes what was decided on a record. */
export async function writeItem(db: Db, { entityId, id }: Pick<Application, 'entityId' | 'id'>, item: Item) {
  await db.query(
    `update repair.item set outcome = $4, ground = $5, decision = $6, reversal = $7
     where (entity_id, application_id, record_id) = ($1, $2, $3)`,
    [entityId, id, item.recordId, item.outcome, item.ground, item.decision, item.reversal],
  );
}

/** Writes down what was done, and tells whoever watches. */
export async function noteAct(
  db: Db,
  who: Who,
  at: Date,
  { entityId, id, division }: Pick<Application, 'entityId' | 'id' | 'division'>,
  { act, on, detail = '', why = '' }: Done,
): Promise<void> {
  await db.query(
    `insert into repair.act (entity_id, application_id, number, act, on_day, detail, why, who, name, at)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4::date, $5, $6, $7, $8, $9 from repair.act
     where (entity_id, application_id) = ($1, $2)`,
    [entityId, id, act, on ?? null, detail, why, who.id, who.name, at],
  );
  await tell(db, { topic: 'repair', key: id, division });
}
