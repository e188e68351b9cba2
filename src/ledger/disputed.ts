// Which records are disputed on a day: those that an objection names by type and number, from its filing until it is settled.

import { namingKey } from './number.ts';
import type { LedgerRecord } from './record.ts';

/** Whether a record is disputed on a day (ISO), by the objections among the records of its entity. */
export function disputedOn(
  records: readonly LedgerRecord[],
  on: string,
): (record: Pick<LedgerRecord, 'type' | 'number'>) => boolean {
  const open = records.filter(
    ({ type, fields: { filed_on, settled_on } }) =>
      type === 'objection' && String(filed_on) <= on && (settled_on === undefined || on < String(settled_on)),
  );
  const keys = new Set(open.map(({ fields }) => namingKey(String(fields.record_type), String(fields.record_number))));
  return ({ type, number }) => keys.has(namingKey(type, number));
}
