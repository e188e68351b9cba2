// What is disputed on a day: records that an objection names by type and number, grades by rulebook, from its filing until it is settled.

import { namingKey } from './number.ts';
import type { LedgerRecord } from './record.ts';

/** Whether a record is disputed on a day (ISO), by the objections among the records of its entity. */
export function disputedOn(
  records: readonly LedgerRecord[],
  on: string,
): (record: Pick<LedgerRecord, 'type' | 'number'>) => boolean {
  const open = openObjections(records, on);
  const keys = new Set(open.map(({ fields }) => namingKey(String(fields.record_type), String(fields.record_number))));
  return ({ type, number }) => keys.has(namingKey(type, number));
}

/** As what a grade is objected to: no record of its own, named `rulebook/dimension`. */
const STANDING = 'standing';

/** An open objection to a grade. */
export interface DisputedStanding {
  readonly number: string;
  readonly since: string;
  /** Whether what rests on the grade pauses meanwhile. */
  readonly pauses: boolean;
}

/** The first open objection to a grade or tier of a rulebook on a day (ISO); undefined: there is none. */
export function disputedStanding(
  records: readonly LedgerRecord[],
  on: string,
  rulebook: string,
): DisputedStanding | undefined {
  const [first] = openObjections(records, on)
    .filter(({ fields }) => fields.record_type === STANDING && bookIn(String(fields.record_number)) === rulebook)
    .toSorted((a, b) => (String(a.fields.filed_on) < String(b.fields.filed_on) ? -1 : 1));
  if (!first) return undefined;
  const { filed_on: since, pauses } = first.fields;
  return { number: first.number, since: String(since), pauses: pauses !== false };
}

function bookIn(name: string): string {
  return name.split('/')[0].trim();
}

function openObjections(records: readonly LedgerRecord[], on: string): readonly LedgerRecord[] {
  return records.filter(
    ({ type, fields: { filed_on, settled_on } }) =>
      type === 'objection' && String(filed_on) <= on && (settled_on === undefined || on < String(settled_on)),
  );
}
