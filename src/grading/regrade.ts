// Grading the whole register anew, rulebook by rulebook, in a thread beside the one that reads and writes.

import { Worker } from 'node:worker_threads';
import type { Database } from '../base/db.ts';
import { lockHead } from '../ledger/append.ts';
import { readRecords } from '../ledger/read-records.ts';
import { subjectColumns } from '../registry/subjects.ts';
import type { ClauseFile } from '../rulebooks/clauses-load.ts';
import { batchOfRegister } from './batch-of.ts';
import { layoutsOf } from './columns.ts';
import { type Grading, typesRead } from './grading.ts';
import type { Batch } from './kernel/batch.ts';
import { ownClauses } from './own-clauses.ts';
import { noteGraded, type RegisteredBook, registeredBooks } from './rulebook-register.ts';
import type { SpanColumns } from './span-columns.ts';
import { replaceBook } from './write-spans.ts';

/** What regrading one rulebook took; times in milliseconds. */
export interface Regraded {
  readonly rulebook: string;
  readonly entities: number;
  readonly spans: number;
  readonly undetermined: number;
  readonly gradeMs: number;
  readonly writeMs: number;
}

/**
 * Grades every entity under these rulebooks (all when left out) and stores the spans in place of the old ones, in one
 * transaction: nobody sees a half. Filing waits meanwhile. `readMs` is what reading the register took.
 */
export async function regrade(
  database: Database,
  grading: Grading,
  at: Date,
  codes?: readonly string[],
): Promise<{ readMs: number; books: Regraded[] }> {
  return database.transaction(async (db) => {
    await lockHead(db);
    const registered = await registeredBooks(db, grading);
    const books = codes ? codes.map((code) => registered.get(code)!) : [...registered.values()];
    const began = performance.now();
    const subjects = await subjectColumns(db);
    const read = new Set(books.flatMap(({ code }) => [...typesRead(grading.plans.get(code)!)]));
    const records = await readRecords(db, grading.keeping, undefined, read);
    const batch = batchOfRegister(subjects, records.values(), layoutsOf(grading.catalogue));
    const readMs = performance.now() - began;
    const done: Regraded[] = [];
    for await (const { book, columns, gradeMs } of gradeInThread(await ownClauses(db), batch, books)) {
      const start = performance.now();
      await replaceBook(db, subjects.entityId, { number: book.number, columns });
      await noteGraded(db, grading, book.code, at);
      done.push({
        rulebook: book.code,
        entities: batch.entities,
        spans: columns.count,
        undetermined: columns.undetermined.length,
        gradeMs,
        writeMs: performance.now() - start,
      });
    }
    return { readMs, books: done };
  });
}

/** Regrades the rulebooks whose text has changed since their spans were made; gives the codes of those that had any to make. */
export async function regradeStale(database: Database, grading: Grading, at: Date): Promise<string[]> {
  const stale = await database.read(async (db) =>
    [...(await registeredBooks(db, grading)).values()].filter((book) => book.stale),
  );
  if (!stale.length) return [];
  const codes = stale.map(({ code }) => code);
  if (await isEmpty(database)) {
    await database.transaction(async (db) => {
      for (const code of codes) await noteGraded(db, grading, code, at);
    });
    return [];
  }
  await regrade(database, grading, at, codes);
  return codes;
}

async function isEmpty(database: Database): Promise<boolean> {
  return database.read(async (db) => !(await db.query('select from registry.entity limit 1')).rowCount);
}

/** Grades book after book in one worker thread; the next is graded while the caller stores the last. */
async function* gradeInThread(
  own: ClauseFile | undefined,
  batch: Batch,
  books: readonly RegisteredBook[],
): AsyncGenerator<{ book: RegisteredBook; columns: SpanColumns; gradeMs: number }> {
  if (!books.length) return;
  const worker = new Worker(new URL('./grade-worker.ts', import.meta.url), {
    workerData: { batch: shared(batch), own },
  });
  const ask = (book: RegisteredBook) =>
    new Promise<{ columns: SpanColumns; gradeMs: number }>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(book.code);
    });
  try {
    let next = ask(books[0]);
    for (const [i, book] of books.entries()) {
      const graded = await next;
      worker.removeAllListeners('error');
      if (books[i + 1]) next = ask(books[i + 1]);
      yield { book, ...graded };
    }
  } finally {
    await worker.terminate();
  }
}

/** The same batch on shared memory, so that the worker reads it without a copy. */
function shared(batch: Batch): Batch {
  const share = <T extends Int32Array | Float64Array>(list: T): T => {
    const made = new (list.constructor as new (buffer: SharedArrayBuffer) => T)(new SharedArrayBuffer(list.byteLength));
    made.set(list);
    return made;
  };
  return {
    entities: batch.entities,
    attributes: Object.fromEntries(
      Object.entries(batch.attributes).map(([name, a]) => [name, { ...a, constant: share(a.constant) }]),
    ),
    rows: batch.rows.map((rows) => ({
      ...rows,
      entity: share(rows.entity),
      day: share(rows.day),
      record: share(rows.record),
      cells: share(rows.cells),
    })),
  };
}
