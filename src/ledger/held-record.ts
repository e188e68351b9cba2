// A record that is about to be corrected: the entry that says what it is, and the fields that a form means by what it sends.

import type { Db } from '../base/db.ts';
import type { Catalogue } from './catalogue.ts';
import { historiesOf, recordedDay, withdrawal } from './filed.ts';
import { type Fault, fault } from './filing.ts';
import { unmaskedFields } from './masked-fields.ts';
import { problems } from './problems.ts';
import type { Entry, Fields } from './record.ts';

/** The last entry of a record that stands, or why there is none. */
export async function heldRecord(db: Db, entityId: number, recordId: number): Promise<Entry | Fault> {
  const history = (await historiesOf(db, [[entityId, recordId]])).get(recordId);
  if (!history) return fault(problems['ledger.record-not-found'], { entity: entityId, record: recordId });
  const gone = withdrawal(history);
  if (gone)
    return fault(problems['ledger.record-withdrawn'], { record: recordId, day: recordedDay(gone), why: gone.why });
  return history[history.length - 1];
}

/** What a correction of a record says: names that come back masked are those that stand. */
export function meantFields({ type, payload }: Entry, given: Fields, catalogue: Catalogue): Fields {
  return unmaskedFields(catalogue.type(type)?.fields ?? [], given, payload);
}
