// What people do about a duty: put off, waive, urge, pass on, report done. Each is written down and survives working out anew.

import { tell } from '../base/change.ts';
import { type Day, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import { dutyAt, dutyIdOf, type OneDuty } from './one.ts';
import { problems } from './problems.ts';
import type { DutyRule } from './sheet.ts';
import { lockTally, recountDuties } from './tally.ts';

/** Who acts and why; `approved` is who approved it, where somebody had to. */
export interface Doing {
  readonly who: Who;
  readonly at: Date;
  readonly why: string;
  readonly approved?: string;
}

/** Refuses what is over. */
function refuseOver({ done, waived, cancelled }: OneDuty): void {
  if (done !== null || waived || cancelled !== null) throw new Problem(problems['duties.not-open']);
}

/** Refuses a day that the sheet does not allow. */
export function refuseExtension(rule: DutyRule, duty: OneDuty, until: Day): void {
  refuseOver(duty);
  if (!rule.extension || duty.clock === null) throw new Problem(problems['duties.no-extension']);
  const { days } = rule.extension;
  const [first, last] = [duty.due! + 1, duty.clock + days];
  if (until < first || until > last)
    throw new Problem(problems['duties.extension-day'], { first: iso(first), last: iso(last), days });
}

export async function extend(db: Db, rule: DutyRule, id: string, until: Day, doing: Doing): Promise<void> {
  await changed(db, id, async (duty) => {
    refuseExtension(rule, duty, until);
    await write(db, duty, 'extended_to = $4::date', iso(until));
    await note(db, duty, 'extend', doing, { on: iso(until) });
  });
}

export function refuseWaiver(rule: DutyRule, duty: OneDuty): void {
  refuseOver(duty);
  if (!rule.waiver) throw new Problem(problems['duties.no-waiver']);
}

export async function waive(db: Db, rule: DutyRule, id: string, doing: Doing): Promise<void> {
  await changed(db, id, async (duty) => {
    refuseWaiver(rule, duty);
    await write(db, duty, 'waived_on = $4::date', iso(shanghaiDay(doing.at)));
    await note(db, duty, 'waive', doing, {});
  });
}

/** That it was done on a day, by somebody's word: where the sheet takes it. */
export async function reportDone(db: Db, rule: DutyRule, id: string, on: Day, doing: Doing): Promise<void> {
  await changed(db, id, async (duty) => {
    refuseOver(duty);
    if (!rule.fulfilled.some(({ by }) => by === 'word')) throw new Problem(problems['duties.no-word']);
    const today = shanghaiDay(doing.at);
    if (on < duty.opened || on > today)
      throw new Problem(problems['duties.done-day'], { first: iso(duty.opened), last: iso(today) });
    await write(db, duty, 'said_on = $4::date', iso(on));
    await note(db, duty, 'done', doing, { on: iso(on) });
  });
}

export async function urge(db: Db, id: string, doing: Doing): Promise<void> {
  await changed(db, id, async (duty) => {
    refuseOver(duty);
    await write(db, duty, 'urged = urged + 1 + $4::int', 0);
    await note(db, duty, 'urge', doing, {});
  });
}

/** To the unit above the one that has it now. */
export async function passOn(db: Db, id: string, doing: Doing): Promise<void> {
  await changed(db, id, async (duty) => {
    refuseOver(duty);
    const { rows } = await db.query<{ parent: string | null }>('select parent from base.unit where id = $1', [
      duty.passedTo ?? duty.unit,
    ]);
    const above = rows[0]?.parent;
    if (!above) throw new Problem(problems['duties.no-superior']);
    await write(db, duty, 'passed_to = $4::text', above);
    await note(db, duty, 'escalate', doing, { to: above });
  });
}

/** The counts follow in the same transaction. */
async function changed(db: Db, id: string, act: (duty: OneDuty) => Promise<void>): Promise<void> {
  await lockTally(db);
  const before = await dutyAt(db, id);
  await act(before);
  await recountDuties(db, [before], [await dutyAt(db, id)]);
  await tell(db, { topic: 'duty', key: dutyIdOf(before), division: before.division });
}

async function write(db: Db, { entityId, rule, cause }: OneDuty, set: string, value: unknown): Promise<void> {
  await db.query(`update duties.duty set ${set} where (entity_id, rule, cause) = ($1, $2, $3)`, [
    ...[entityId, rule, cause],
    value,
  ]);
}

async function note(
  db: Db,
  { entityId, rule, cause }: OneDuty,
  act: string,
  { who, at, why, approved }: Doing,
  { on, to }: { readonly on?: string; readonly to?: string },
): Promise<void> {
  await db.query(
    `insert into duties.act (entity_id, rule, cause, act, at, who, name, why, on_day, to_unit, approved_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [entityId, rule, cause, act, at, who.id, who.name, why.trim(), on ?? null, to ?? null, approved ?? null],
  );
}
