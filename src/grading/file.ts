// Writing to the ledger or the register and grading whoever is touched, in one transaction.

import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import { lockHead } from '../ledger/append.ts';
import {
  type Corrected,
  type Correction,
  correctRecord,
  correctRecords,
  type Withdrawal,
  withdrawRecord,
} from '../ledger/correct.ts';
import { type Filed, fileEntries } from '../ledger/file.ts';
import type { Filing } from '../ledger/filing.ts';
import { linksOf } from '../ledger/links.ts';
import { type Change, changeEntities } from '../registry/change-entities.ts';
import type { EntityInput } from '../registry/entity-input.ts';
import { type SavedEntity, saveEntities } from '../registry/save-entities.ts';
import { tellEntities } from '../registry/tell-entities.ts';
import { gradeEntities } from './grade-entities.ts';
import type { Grading } from './grading.ts';

/** Files a batch (see `fileEntries`) and grades the entities it touched under every rulebook that reads such records. */
export async function fileAndGrade(
  db: Db,
  who: Who,
  at: Date,
  filings: readonly Filing[],
  grading: Grading,
  after?: Promise<unknown>,
): Promise<Filed[]> {
  const filed = await fileEntries(db, who, at, filings, grading.keeping, after);
  const taken = filings.filter((_, i) => filed[i].state === 'accepted');
  const types = taken.map(({ type }) => type);
  await gradeAndTell(db, grading, at, distinct(taken), typesTouched(grading, types));
  return filed;
}

/** Corrects a batch of records (see `correctRecords`) and grades their entities anew. */
export async function correctAllAndGrade(
  db: Db,
  who: Who,
  at: Date,
  corrections: readonly Correction[],
  grading: Grading,
): Promise<Corrected[]> {
  const corrected = await correctRecords(db, who, at, corrections, grading.keeping);
  await gradeAndTell(db, grading, at, distinct(corrections.filter((_, i) => corrected[i].state === 'corrected')));
  return corrected;
}

/** Corrects one record, refusing what cannot be, and grades its entity anew. */
export async function correctAndGrade(
  db: Db,
  who: Who,
  at: Date,
  correction: Correction,
  grading: Grading,
): Promise<void> {
  await correctRecord(db, who, at, correction, grading.keeping);
  await gradeAndTell(db, grading, at, [correction.entityId]);
}

/** Withdraws a record: from now on it counts for nothing, and its entity's standing is made anew. */
export async function withdrawAndGrade(
  db: Db,
  who: Who,
  at: Date,
  withdrawal: Withdrawal,
  grading: Grading,
): Promise<void> {
  await withdrawRecord(db, who, at, withdrawal, grading.keeping);
  await gradeAndTell(db, grading, at, [withdrawal.entityId]);
}

/** Saves entities (see `saveEntities`) and grades those that are new or changed. */
export async function saveAndGrade(
  db: Db,
  who: Who,
  at: Date,
  inputs: readonly EntityInput[],
  grading: Grading,
): Promise<SavedEntity[]> {
  // The head of the chain first, as filing does: whoever writes spans holds it, so that two never write an entity's at once.
  await lockHead(db);
  const saved = await saveEntities(db, who, at, inputs);
  const changed = saved.flatMap((one) => (one.state === 'accepted' ? [one.entityId] : []));
  await gradeAndTell(db, grading, at, [...new Set(changed)]);
  return saved;
}

/** Changes entities that are known (see `changeEntities`) and grades those that are changed; gives their ids. */
export async function changeAndGrade(
  db: Db,
  who: Who,
  at: Date,
  entityIds: readonly number[],
  change: Change,
  grading: Grading,
): Promise<number[]> {
  await lockHead(db);
  const changed = await changeEntities(db, who, at, entityIds, change);
  await gradeAndTell(db, grading, at, changed);
  return changed;
}

async function gradeAndTell(
  db: Db,
  grading: Grading,
  at: Date,
  entityIds: number[],
  types?: ReadonlySet<string>,
): Promise<void> {
  await gradeEntities(db, grading, at, entityIds, types);
  await grading.follow?.(db, at, entityIds);
  await tellEntities(db, entityIds);
}

/** The record types whose records filings of these types can change: their own, and those whose linked fields they fill. */
function typesTouched({ catalogue }: Grading, types: readonly string[]): Set<string> {
  const { from } = linksOf(catalogue);
  return new Set(types.flatMap((type) => [type, ...(from.get(type) ?? [])]));
}

function distinct(of: readonly { readonly entityId: number }[]): number[] {
  return [...new Set(of.map(({ entityId }) => entityId))];
}
