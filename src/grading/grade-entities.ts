// Grading some entities anew in the caller's transaction, from the records and facts as they stand in it.

import { shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { readRecords } from '../ledger/read-records.ts';
import { subjects } from '../registry/subjects.ts';
import { batchOfSubjects } from './batch-of.ts';
import { layoutsOf } from './columns.ts';
import { type Grading, typesRead } from './grading.ts';
import { Slices } from './kernel/slices.ts';
import { gradingWithBooks } from './live-grading.ts';
import { notedRows } from './noted.ts';
import { gradeColumns } from './span-columns.ts';
import { type GradedSlice, replaceSpans } from './write-spans.ts';

/** Entities that are graded at a time, while the server stores those before them. */
const SLICE = 256;

/**
 * Grades these entities under every rulebook and stores their spans; nothing when none of them reads one of `types`. By the
 * texts that are in effect in this transaction, which holds the head of the chain: no regrade goes on meanwhile.
 */
export async function gradeEntities(
  db: Db,
  held: Grading,
  at: Date,
  entityIds: readonly number[],
  types?: ReadonlySet<string>,
): Promise<void> {
  const { grading, books } = await gradingWithBooks(db, held);
  const read = typesRead(grading.plans.values());
  if (!entityIds.length || (types && read.isDisjointFrom(types))) return;
  const ids = [...new Set(entityIds)].sort((a, b) => a - b);
  const [entities, records] = await Promise.all([subjects(db, ids), readRecords(db, grading.keeping, ids, read)]);
  const slices = new Slices(batchOfSubjects(entities, records.values(), layoutsOf(grading.catalogue)), SLICE);
  function* graded(): Generator<GradedSlice> {
    for (let slice = 0; slice * SLICE < ids.length; slice++) {
      const batch = slices.slice(slice);
      const entityIds = ids.slice(slice * SLICE, (slice + 1) * SLICE);
      const graded = [...books.values()].map(({ number, code }) => ({
        number,
        columns: gradeColumns(grading, code, batch),
      }));
      const noted = graded.flatMap((one) => [...notedRows(entityIds, one, grading.books, shanghaiDay(at))]);
      yield { entityIds, graded, noted };
    }
  }
  await replaceSpans(db, graded());
}
