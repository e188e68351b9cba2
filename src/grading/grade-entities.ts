// Grading some entities anew in the caller's transaction, from the records and facts as they stand in it.

import type { Db } from '../base/db.ts';
import { readRecords } from '../ledger/read-records.ts';
import { subjects } from '../registry/subjects.ts';
import { batchOfSubjects } from './batch-of.ts';
import { layoutsOf } from './columns.ts';
import { type Grading, typesRead } from './grading.ts';
import { registeredBooks } from './rulebook-register.ts';
import { gradeColumns } from './span-columns.ts';
import { replaceSpans } from './write-spans.ts';

/** Grades these entities under every rulebook (or those that read one of `types`) and stores their spans. */
export async function gradeEntities(
  db: Db,
  grading: Grading,
  entityIds: readonly number[],
  types?: ReadonlySet<string>,
): Promise<void> {
  if (!entityIds.length) return;
  const books = [...(await registeredBooks(db, grading)).values()].filter(
    ({ code }) => !types || !typesRead(grading.plans.get(code)!).isDisjointFrom(types),
  );
  if (!books.length) return;
  const ids = Float64Array.from(new Set(entityIds)).sort();
  const read = new Set(books.flatMap(({ code }) => [...typesRead(grading.plans.get(code)!)]));
  const records = await readRecords(db, grading.keeping, [...ids], read);
  const batch = batchOfSubjects(await subjects(db, [...ids]), records.values(), layoutsOf(grading.catalogue));
  const graded = books.map(({ number, code }) => ({ number, columns: gradeColumns(grading, code, batch) }));
  await replaceSpans(db, ids, graded);
}
