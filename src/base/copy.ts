// Bulk traffic with the database by binary COPY.

import { finished } from 'node:stream/promises';
import { from, to } from 'pg-copy-streams';
import { CopyRows } from './copy-rows.ts';
import { type CopyType, CopyWriter, chunksOf } from './copy-writer.ts';
import type { Db } from './db.ts';

const READ_AHEAD = 1 << 20;

/**
 * Writes rows into `room.table (columns)`, whose types are given in the same order; the number of rows.
 * int8 takes numbers up to 2^53, date `YYYY-MM-DD` or a civil day, timestamptz ISO text or Date, jsonb any JSON value
 * or the bytes of its text.
 * The rows are read at once, so an iterator may give the same array again. A throwing iterator or bad value writes nothing.
 */
export function copyIn(
  db: Db,
  target: string,
  types: readonly CopyType[],
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
): Promise<number> {
  // Rows that are there are not waited for: `for await` over them would wait at every one.
  return copyBytesIn(db, target, Symbol.asyncIterator in rows ? chunksOfAsync(types, rows) : chunksOf(types, rows));
}

/** Writes binary COPY data as they are; the number of rows. A throwing iterator writes nothing. */
export async function copyBytesIn(
  db: Db,
  target: string,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<number> {
  const source = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  // Made before the connection's turn comes, so that the server need not wait for it.
  let chunk = await source.next();
  const { client, release } = await db.take();
  try {
    const stream = client.query(from(`copy ${target} from stdin (format binary)`));
    let failure: Error | undefined;
    let wake = () => {};
    const over = finished(stream);
    over.catch((error) => {
      failure = error;
      wake();
    });
    // One chunk at a time: chunks that wait in the stream when the server refuses one would be written to nowhere, and throw.
    const write = (bytes: Buffer) =>
      new Promise<void>((resolve) => {
        wake = resolve;
        stream.write(bytes, () => resolve());
      });
    try {
      let written = Promise.resolve();
      while (!chunk.done && !failure) {
        written = write(chunk.value);
        chunk = await source.next();
        await written;
      }
      if (!failure) stream.end();
    } catch (error) {
      if (!failure) stream.destroy(error as Error);
    }
    await over;
    return stream.rowCount;
  } finally {
    if (!chunk.done) await source.return?.();
    release();
  }
}

/** Like `chunksOf`, for rows that arrive one after the other. */
async function* chunksOfAsync(
  types: readonly CopyType[],
  rows: AsyncIterable<readonly unknown[]>,
): AsyncGenerator<Buffer> {
  const writer = new CopyWriter(types);
  for await (const row of rows) {
    writer.row(row);
    if (writer.full) yield writer.take();
  }
  writer.end();
  yield writer.take();
}

/** Reads the rows of a query as binary COPY data; gives the number of rows when it is over. */
export async function* copyBytesOut(db: Db, sql: string): AsyncGenerator<Buffer, number> {
  const { client, release } = await db.take();
  const stream = client.query(to(`copy (${sql}) to stdout (format binary)`, { highWaterMark: READ_AHEAD }));
  try {
    yield* stream.iterator({ destroyOnReturn: false });
    // The number comes behind the data; once another query is answered it has arrived.
    await client.query('');
    return stream.rowCount;
  } finally {
    // A reader that stops early leaves rows on their way; the connection is of no use before they have passed.
    if (!stream.destroyed && !stream.readableEnded) await finished(stream.resume());
    release();
  }
}

/**
 * Reads the rows of a query in batches, for large tables:
 * `for await (const rows of copyBatches(db, sql)) while (rows.next()) …`. The cursor is the same one each time.
 * To read a part only, limit the query: rows not read still come.
 */
export async function* copyBatches(db: Db, sql: string): AsyncGenerator<CopyRows> {
  const rows = new CopyRows();
  for await (const chunk of copyBytesOut(db, sql)) {
    rows.feed(chunk);
    yield rows;
  }
}

/** Reads the rows of a query as tuples of the values' binary forms, null for NULL. `copyBatches` is several times faster. */
export async function* copyOut(db: Db, sql: string): AsyncGenerator<(Buffer | null)[]> {
  for await (const rows of copyBatches(db, sql)) {
    while (rows.next()) yield Array.from({ length: rows.columns }, (_, column) => rows.bytes(column));
  }
}

/** Ids as an SQL array; COPY takes no parameters. */
export function ids(numbers: readonly number[]): string {
  for (const number of numbers) if (!Number.isSafeInteger(number)) throw new RangeError(`not an id: ${number}`);
  return `'{${numbers.join(',')}}'::bigint[]`;
}
