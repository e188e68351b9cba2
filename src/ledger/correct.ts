// Correcting and withdrawing records: new entries that say why and by whom; what was known before stays answerable.

import { shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import { append, type Draft, type Head, lockHead, nextEntries } from './append.ts';
import { documentNumber } from './catalogue.ts';
import { type History, historiesOf } from './filed.ts';
import { asProblem, type Fault, fault, faultsOf } from './filing.ts';
import { noCorrection, standingIn } from './held-record.ts';
import type { Keeping } from './keeping.ts';
import { linkedTo } from './linked-records.ts';
import { linksOf } from './links.ts';
import { problems } from './problems.ts';
import { project } from './projection.ts';
import type { Entry, Fields } from './record.ts';

/** A record's fields as they should be: whole, not a difference. */
export interface Correction {
  readonly entityId: number;
  readonly recordId: number;
  readonly fields: Fields;
  readonly why: string;
}

export interface Withdrawal {
  readonly entityId: number;
  readonly recordId: number;
  readonly why: string;
}

/** What became of a correction in a batch. */
export interface Corrected {
  readonly state: 'corrected' | 'unchanged' | 'refused';
  readonly problems: readonly Fault[];
}

/**
 * Corrects a batch of records in the caller's transaction; one outcome for each, in order. A correction may move the legal
 * day and so the record's effects, past ones too; what was known earlier is still found with `asKnown`.
 */
export async function correctRecords(
  db: Db,
  who: Who,
  at: Date,
  corrections: readonly Correction[],
  keeping: Keeping,
): Promise<Corrected[]> {
  const last = await lockHead(db);
  const histories = await historiesOf(
    db,
    corrections.map(({ entityId, recordId }) => [entityId, recordId]),
  );
  const taken = new Map<number, Draft>();
  const outcomes = corrections.map((correction): Corrected => {
    const { recordId } = correction;
    if (taken.has(recordId)) return refused([fault(problems['ledger.corrected-twice-in-batch'], { record: recordId })]);
    const found = judge(correction, histories.get(recordId), keeping, shanghaiDay(at));
    if ('state' in found) return found;
    taken.set(recordId, found);
    return { state: 'corrected', problems: [] };
  });
  await write(db, nextEntries(last, who, at, [...taken.values()]), last, keeping);
  return outcomes;
}

/** Corrects one record; refuses an unknown or withdrawn one, faulty fields, another number, and a correction of nothing. */
export async function correctRecord(
  db: Db,
  who: Who,
  at: Date,
  correction: Correction,
  keeping: Keeping,
): Promise<void> {
  const [{ state, problems: faults }] = await correctRecords(db, who, at, [correction], keeping);
  if (state === 'unchanged') throw new Problem(problems['ledger.nothing-changed'], { record: correction.recordId });
  if (state === 'refused') throw asProblem(faults);
}

/** Takes a record back: it counts for nothing from now on, and its number is not filed again by itself. */
export async function withdrawRecord(
  db: Db,
  who: Who,
  at: Date,
  { entityId, recordId, why }: Withdrawal,
  keeping: Keeping,
): Promise<void> {
  const last = await lockHead(db);
  const history = (await historiesOf(db, [[entityId, recordId]])).get(recordId);
  const standing = standingIn(history, entityId, recordId);
  if ('code' in standing) throw asProblem([standing]);
  if (why.trim() === '') throw asProblem([fault(problems['ledger.why-required'])]);
  const draft: Draft = { ...written(standing), act: 'withdraw', payload: {}, why: why.trim() };
  await write(db, nextEntries(last, who, at, [draft]), last, keeping);
}

async function write(db: Db, entries: readonly Entry[], last: Head, keeping: Keeping): Promise<void> {
  const linked = await linkedTo(db, entries, linksOf(keeping.catalogue));
  await append(db, last, entries);
  await project(db, entries, linked, keeping);
}

function judge(
  { entityId, recordId, fields, why }: Correction,
  history: History | undefined,
  { catalogue }: Keeping,
  today: number,
): Draft | Corrected {
  const standing = standingIn(history, entityId, recordId);
  if ('code' in standing) return refused([standing]);
  if (why.trim() === '') return refused([fault(problems['ledger.why-required'])]);
  const type = catalogue.type(standing.type);
  if (!type) return refused([fault(problems['ledger.unknown-type'], { type: standing.type })]);
  const faults = faultsOf(type, fields, standing.source, why, catalogue.validateFields(type, fields, today));
  if (faults.length > 0) return refused(faults);
  const number = documentNumber(type, fields);
  const not = noCorrection(standing, number, fields);
  if (not) return not;
  const recognizedOn = fields[type.legalDay] as string;
  return { ...written(standing), act: 'correct', recognizedOn, number, payload: fields, why: why.trim() };
}

function written({ entityId, recordId, type, recognizedOn, source, number }: Entry) {
  return { entityId, recordId, type, recognizedOn, source, number };
}

function refused(faults: readonly Fault[]): Corrected {
  return { state: 'refused', problems: faults };
}
