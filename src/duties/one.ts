// One duty as it is kept, found by its id `entity.rule.cause`, with its history.

import { type Day, dayOf } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Kept } from './kept.ts';
import { problems } from './problems.ts';

export interface DutyId {
  readonly entityId: number;
  readonly rule: string;
  readonly cause: string;
}

/** `15.patrol-tier-ii.2026`. */
export function dutyIdOf({ entityId, rule, cause }: DutyId): string {
  return `${entityId}.${rule}.${cause}`;
}

export function dutyIdIn(id: string): DutyId {
  const [, entity, rule, cause] = /^(\d{1,15})\.([a-z0-9-]{1,60})\.([A-Za-z0-9-]{1,40})$/.exec(id) ?? [];
  if (entity === undefined) throw new Problem(problems['duties.no-such-duty'], { id });
  return { entityId: Number(entity), rule, cause };
}

/** A duty with what is shown of it besides. */
export interface OneDuty extends Kept {
  /** The last day, extension included; null while it is not known. */
  readonly due: Day | null;
  readonly done: Day | null;
  readonly urged: number;
  readonly passedTo: string | null;
}

/** The columns that `dutyIn` reads; `d` is duties.duty. */
export const DUTY_COLUMNS = `d.entity_id, d.rule, d.cause, d.division, d.unit, d.source, d.class,
  d.opened_on::text, d.clock_on::text, d.extended_to::text, nullif(d.due_on, 'infinity')::text as due_on,
  d.fulfilled_on::text, d.fulfilled_by, d.said_on::text, d.done_on::text, d.waived_on is not null as waived,
  d.cancelled_on::text, d.urged, d.passed_to`;

// biome-ignore lint/suspicious/noExplicitAny: the row of DUTY_COLUMNS
export function dutyIn(row: any): OneDuty {
  const day = (text: string | null) => (text === null ? null : dayOf(text)!);
  return {
    ...{ entityId: row.entity_id, rule: row.rule, cause: row.cause, division: row.division, unit: row.unit },
    ...{ source: row.source, class: row.class, urged: row.urged, passedTo: row.passed_to, waived: row.waived },
    opened: dayOf(row.opened_on)!,
    clock: day(row.clock_on),
    extended: day(row.extended_to),
    due: day(row.due_on),
    fulfilled: day(row.fulfilled_on),
    fulfilledBy: row.fulfilled_by,
    said: day(row.said_on),
    done: day(row.done_on),
    cancelled: day(row.cancelled_on),
  };
}

/** Refuses one that is not there for the reader. */
export async function dutyAt(reader: Db, id: string): Promise<OneDuty> {
  const { entityId, rule, cause } = dutyIdIn(id);
  const { rows } = await reader.query(
    `select ${DUTY_COLUMNS} from duties.duty d where (d.entity_id, d.rule, d.cause) = ($1, $2, $3)`,
    [entityId, rule, cause],
  );
  if (!rows[0]) throw new Problem(problems['duties.no-such-duty'], { id });
  return dutyIn(rows[0]);
}

export interface Act {
  readonly act: string;
  readonly at: string;
  readonly who: string;
  readonly name: string;
  readonly why: string;
  readonly on: string | null;
  readonly toUnit: string | null;
  readonly approvedBy: string | null;
}

/** What was done about a duty, the latest first. */
export async function actsOf(reader: Db, { entityId, rule, cause }: DutyId): Promise<Act[]> {
  const { rows } = await reader.query(
    `select act, at, who, name, why, on_day::text as "on", to_unit as "toUnit", approved_by as "approvedBy"
     from duties.act where (entity_id, rule, cause) = ($1, $2, $3) order by number desc`,
    [entityId, rule, cause],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
