// Grading the whole register anew: read as a whole, graded slice by slice in a thread of its own, stored slice by slice.

import { Worker } from 'node:worker_threads';
import { copyBatches } from '../base/copy.ts';
import { shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import { lockHead } from '../ledger/append.ts';
import { readRecords } from '../ledger/read-records.ts';
import { hasEntities, subjectColumns } from '../registry/subjects.ts';
import { batchOfRegister } from './batch-of.ts';
import { layoutsOf } from './columns.ts';
import type { Ask, Stored, Task } from './grade-worker.ts';
import { type Grading, typesRead } from './grading.ts';
import type { Batch } from './kernel/batch.ts';
import { LiveGrading } from './live-grading.ts';
import { noteGraded, type RegisteredBook, registeredBooks } from './rulebook-register.ts';
import { addNoted, addOpen, addStandings, clearSpans, indexNoted, unindexNoted, withoutBooks } from './write-spans.ts';

/** What regrading made of one rulebook; time in milliseconds. */
export interface Regraded {
  readonly rulebook: string;
  readonly entities: number;
  readonly spans: number;
  readonly undetermined: number;
  readonly gradeMs: number;
}

/** Where the time went, in milliseconds: one is graded while the one before is written. */
export interface Regrading {
  readonly readMs: number;
  readonly writeMs: number;
  readonly books: readonly Regraded[];
}

/** Entities that are graded and stored at a time. */
const SLICE = 32_768;

/**
 * Grades every entity under these rulebooks (all when left out) and stores the spans in place of the old ones, in one
 * transaction: nobody sees a half. Filing waits meanwhile.
 */
export async function regrade(
  database: Database,
  held: Grading,
  at: Date,
  codes?: readonly string[],
): Promise<Regrading> {
  return database.transaction(async (db) => {
    await lockHead(db);
    const grading = held instanceof LiveGrading ? held.settled() : held;
    return regradeIn(db, grading, at, codes ?? [...(await registeredBooks(db, grading)).keys()]);
  });
}

/** How a regrade goes about it. */
export interface Manner {
  /** Readers go on reading what is stored meanwhile; emptying the table at once would have them wait. */
  readonly beside?: boolean;
  /** Told how many entities are stored, of how many. */
  readonly progress?: (done: number, of: number) => void;
}

/** The same within a transaction that holds the head of the chain. */
export async function regradeIn(
  db: Db,
  grading: Grading,
  at: Date,
  codes: readonly string[],
  { beside = false, progress }: Manner = {},
): Promise<Regrading> {
  const registered = await registeredBooks(db, grading);
  const books = codes.map((code) => registered.get(code)!);
  const began = performance.now();
  const subjects = await subjectColumns(db);
  const read = typesRead(books.map(({ code }) => grading.plans.get(code)!));
  const records = await readRecords(db, grading.keeping, undefined, read);
  const batch = batchOfRegister(subjects, records.values(), layoutsOf(grading.catalogue));
  const kept = books.length < registered.size ? await runsKept(db, subjects.entityId, books) : undefined;
  const readMs = performance.now() - began;
  const task = { batch: shared(batch), entityIds: share(subjects.entityId), size: SLICE, books, day: shanghaiDay(at) };
  const done = books.map((book) => ({
    rulebook: book.code,
    entities: batch.entities,
    spans: 0,
    undetermined: 0,
    gradeMs: 0,
  }));
  let writeMs = 0;
  const unindexed = !beside && (await unindexNoted(db));
  await clearSpans(
    db,
    books.map(({ number }) => number),
    beside,
  );
  let stored = 0;
  for await (const slice of gradeInThread({ ...task, own: grading.own }, kept)) {
    const start = performance.now();
    await addStandings(db, slice.standings);
    await addOpen(db, slice.open);
    await addNoted(db, slice.noted);
    writeMs += performance.now() - start;
    for (const [i, { spans, undetermined, gradeMs }] of slice.books.entries()) {
      done[i].spans += spans;
      done[i].undetermined += undetermined;
      done[i].gradeMs += gradeMs;
    }
    stored = Math.min(stored + SLICE, batch.entities);
    progress?.(stored, batch.entities);
  }
  const indexing = performance.now();
  if (unindexed) await indexNoted(db);
  writeMs += performance.now() - indexing;
  for (const { code } of books) await noteGraded(db, grading, code, at);
  return { readMs, writeMs, books: done };
}

/** By place: what is stored under other rulebooks than these. Entity ids ascend. */
async function runsKept(db: Db, entityIds: Float64Array, books: readonly RegisteredBook[]): Promise<string[]> {
  const gone = new Set(books.map(({ number }) => String(number)));
  const kept = new Array<string>(entityIds.length).fill('');
  let place = 0;
  for await (const rows of copyBatches(db, 'select entity_id, runs from grading.standing order by entity_id')) {
    while (rows.next()) {
      const entityId = rows.int(0)!;
      while (entityIds[place] < entityId) place++;
      if (entityIds[place] === entityId) kept[place] = withoutBooks(rows.text(1)!, gone);
    }
  }
  return kept;
}

/** Regrades the rulebooks whose text has changed since their spans were made; gives the codes of those that had any to make. */
export async function regradeStale(database: Database, grading: Grading, at: Date): Promise<string[]> {
  const stale = await database.read(async (db) =>
    [...(await registeredBooks(db, grading)).values()].filter((book) => book.stale),
  );
  if (!stale.length) return [];
  const codes = stale.map(({ code }) => code);
  if (!(await database.read(hasEntities))) {
    await database.transaction(async (db) => {
      for (const code of codes) await noteGraded(db, grading, code, at);
    });
    return [];
  }
  await regrade(database, grading, at, codes);
  return codes;
}

/** Grades slice after slice in one worker thread; the next is graded while the caller stores the last. */
async function* gradeInThread(task: Task, kept: readonly string[] | undefined): AsyncGenerator<Stored> {
  const slices = Math.ceil(task.batch.entities / task.size);
  const worker = new Worker(new URL('./grade-worker.ts', import.meta.url), { workerData: task });
  const ask = (slice: number) => {
    const answer = new Promise<Stored>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      const order: Ask = { kept: kept?.slice(slice * task.size, (slice + 1) * task.size) };
      worker.postMessage(order);
    });
    // Awaited when the slice before is stored; until then a failure must not count as unheard.
    answer.catch(() => undefined);
    return answer;
  };
  try {
    let next = slices > 0 ? ask(0) : undefined;
    for (let slice = 0; next; slice++) {
      const graded: Stored = await next;
      worker.removeAllListeners('error');
      next = slice + 1 < slices ? ask(slice + 1) : undefined;
      yield graded;
    }
  } finally {
    await worker.terminate();
  }
}

/** The same list on shared memory, so that the worker reads it without a copy. */
function share<T extends Int32Array | Float64Array>(list: T): T {
  const made = new (list.constructor as new (buffer: SharedArrayBuffer) => T)(new SharedArrayBuffer(list.byteLength));
  made.set(list);
  return made;
}

function shared(batch: Batch): Batch {
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
