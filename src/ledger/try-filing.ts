// What would become of a filing or a correction if it were sent now; nothing is written.

import { shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { recordsAsKnown } from './as-known.ts';
import { besideFiled, type Filed } from './file.ts';
import { filedBefore } from './filed.ts';
import { examine, type Fault, type Filing, type Sound } from './filing.ts';
import { heldRecord, meantFields, noCorrection } from './held-record.ts';
import type { Keeping } from './keeping.ts';
import { entriesOf } from './read-entries.ts';
import type { Entry, LedgerRecord } from './record.ts';

/** The number of a record that is not written yet. */
export const UNWRITTEN = Number.MAX_SAFE_INTEGER;

export interface Tried {
  readonly faults: readonly Fault[];
  readonly unchanged: boolean;
  /** The entity's records as they stand, and as they would stand; the same while something is wrong. */
  readonly before: readonly LedgerRecord[];
  readonly after: readonly LedgerRecord[];
  /** What the record would be numbered in `after`. */
  readonly recordId: number;
}

type Found = Pick<Filed, 'state' | 'problems'>;

/** Tries a filing; with `corrects` as a correction of that record, which keeps its number and source. */
export async function tryFiling(db: Db, at: Date, filing: Filing, keeping: Keeping, corrects?: number): Promise<Tried> {
  const entries = await entriesOf(db, [filing.entityId]);
  const before = recordsAsKnown(entries, keeping.catalogue);
  const recordId = corrects ?? UNWRITTEN;
  const nothing = { before, after: before, recordId };
  const held = corrects === undefined ? undefined : await heldRecord(db, filing.entityId, corrects);
  if (held && 'code' in held) return { ...nothing, faults: [held], unchanged: false };
  const fields = held ? meantFields(held, filing.fields, keeping.catalogue) : filing.fields;
  const sound = examine({ ...filing, fields, source: held?.source ?? filing.source }, keeping, shanghaiDay(at));
  if (!('key' in sound)) return { ...nothing, faults: sound, unchanged: false };
  const found = held ? noCorrection(held, sound.number, fields) : await besideOthers(db, sound);
  if (found) return { ...nothing, faults: found.problems, unchanged: found.state === 'unchanged' };
  const entry: Entry = {
    entryId: UNWRITTEN,
    recordId,
    entityId: filing.entityId,
    act: held ? 'correct' : 'file',
    type: sound.type.id,
    recognizedOn: sound.recognizedOn,
    recordedAt: at.toISOString(),
    source: sound.source,
    number: sound.number,
    payload: fields,
    who: '',
    why: '',
  };
  return { ...nothing, faults: [], unchanged: false, after: recordsAsKnown([...entries, entry], keeping.catalogue) };
}

/** Tries a withdrawal. */
export async function tryWithdrawal(
  db: Db,
  at: Date,
  { entityId, recordId }: Pick<Entry, 'entityId' | 'recordId'>,
  { catalogue }: Keeping,
): Promise<Tried> {
  const entries = await entriesOf(db, [entityId]);
  const before = recordsAsKnown(entries, catalogue);
  const held = await heldRecord(db, entityId, recordId);
  const rest = { before, recordId, unchanged: false };
  if ('code' in held) return { ...rest, faults: [held], after: before };
  const entry: Entry = { ...held, entryId: UNWRITTEN, act: 'withdraw', recordedAt: at.toISOString(), payload: {} };
  return { ...rest, faults: [], after: recordsAsKnown([...entries, entry], catalogue) };
}

async function besideOthers(db: Db, sound: Sound): Promise<Found | undefined> {
  const history = (await filedBefore(db, [sound])).get(sound.key);
  return history && besideFiled(sound, history);
}
