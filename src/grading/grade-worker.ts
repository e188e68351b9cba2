// A worker thread that grades a register slice by slice and makes the rows to be stored.

import { parentPort, workerData } from 'node:worker_threads';
import type { Day } from '../base/day.ts';
import { loadGrading } from './grading.ts';
import type { Batch } from './kernel/batch.ts';
import { Slices } from './kernel/slices.ts';
import { notedRows } from './noted.ts';
import { arrived, type OwnTexts } from './own-texts.ts';
import { gradeColumns } from './span-columns.ts';
import { notedBytes, type OpenRow, openRows, standingBytes } from './write-spans.ts';

/** What the thread is to grade. */
export interface Task {
  readonly batch: Batch;
  readonly entityIds: Float64Array;
  /** Entities a slice. */
  readonly size: number;
  readonly books: readonly { readonly number: number; readonly code: string }[];
  /** Runs that are over by then are not noted. */
  readonly day: Day;
  readonly own: OwnTexts;
}

/** Asks for the next slice; `kept` as in `standingBytes`. */
export interface Ask {
  readonly kept?: readonly string[];
}

/** What is to be stored of a slice. */
export interface Stored {
  readonly standings: readonly Uint8Array[];
  readonly open: readonly OpenRow[];
  readonly noted: readonly Uint8Array[];
  /** By rulebook; times in milliseconds. */
  readonly books: readonly { readonly spans: number; readonly undetermined: number; readonly gradeMs: number }[];
}

const { batch, entityIds, size, books, day, own } = workerData as Task;
const grading = loadGrading(arrived(own));
const slices = new Slices(batch, size);
let number = 0;

parentPort!.on('message', ({ kept }: Ask) => {
  const slice = slices.slice(number);
  const ids = entityIds.subarray(number * size, number * size + slice.entities);
  number++;
  const graded = books.map((book) => {
    const began = performance.now();
    const columns = gradeColumns(grading, book.code, slice);
    return { number: book.number, columns, gradeMs: performance.now() - began };
  });
  const answer: Stored = {
    standings: standingBytes(ids, graded, kept),
    open: openRows(ids, graded),
    noted: notedBytes(graded.flatMap((one) => [...notedRows(ids, one, grading.books, day)])),
    books: graded.map(({ columns, gradeMs }) => ({
      spans: columns.count,
      undetermined: columns.undetermined.length,
      gradeMs,
    })),
  };
  parentPort!.postMessage(answer);
});
