// A record that is about to be corrected: the entry that says what it is, and the fields that a form means by what it sends.

import type { Db } from '../base/db.ts';
import { canonicalJson } from './canonical.ts';
import type { Catalogue } from './catalogue.ts';
import { type History, historiesOf, recordedDay, withdrawal } from './filed.ts';
import { type Fault, fault } from './filing.ts';
import { unmaskedFields } from './masked-fields.ts';
import { normaliseNumber } from './number.ts';
import { problems } from './problems.ts';
import type { Entry, Fields } from './record.ts';

/** The last entry of a record that stands, or why there is none. */
export async function heldRecord(db: Db, entityId: number, recordId: number): Promise<Entry | Fault> {
  return standingIn((await historiesOf(db, [[entityId, recordId]])).get(recordId), entityId, recordId);
}

/** The entry that says what a record is, or why it can be neither corrected nor withdrawn. */
export function standingIn(history: History | undefined, entityId: number, recordId: number): Entry | Fault {
  if (history?.[0].entityId !== entityId)
    return fault(problems['ledger.record-not-found'], { entity: entityId, record: recordId });
  const gone = withdrawal(history);
  if (gone)
    return fault(problems['ledger.record-withdrawn'], { record: recordId, day: recordedDay(gone), why: gone.why });
  return history[history.length - 1];
}

/** Why sound fields are no correction of the record that stands: another number, or nothing that changes. */
export function noCorrection(
  { recordId, number, payload }: Entry,
  given: string,
  fields: Fields,
): { readonly state: 'unchanged' | 'refused'; readonly problems: readonly Fault[] } | undefined {
  if (normaliseNumber(given) !== normaliseNumber(number)) {
    const names = { number, given, record: recordId };
    return { state: 'refused', problems: [fault(problems['ledger.number-may-not-change'], names)] };
  }
  return canonicalJson(fields) === canonicalJson(payload) ? { state: 'unchanged', problems: [] } : undefined;
}

/** What a correction of a record says: names that come back masked are those that stand. */
export function meantFields({ type, payload }: Entry, given: Fields, catalogue: Catalogue): Fields {
  return unmaskedFields(catalogue.type(type)?.fields ?? [], given, payload);
}
