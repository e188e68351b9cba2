// Bulk traffic with the database by binary COPY.

import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from, to } from 'pg-copy-streams';
import { CopyRows } from './copy-rows.ts';
import { type CopyType, CopyWriter } from './copy-writer.ts';
import type { Db } from './db.ts';

const READ_AHEAD = 1 << 20;

/**
 * Writes rows into `room.table (columns)`, whose types are given in the same order; the number of rows.
 * int8 takes numbers up to 2^53, date `YYYY-MM-DD` or a civil day, timestamptz ISO text or Date, jsonb any JSON value.
 * The rows are read at once, so an iterator may give the same array again. A throwing iterator or bad value writes nothing.
 */
export async function copyIn(
  db: Db,
  target: string,
  types: readonly CopyType[],
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
): Promise<number> {
  const stream = db.client.query(from(`copy ${target} from stdin (format binary)`));
  const over = finished(stream);
  let failure: Error | undefined;
  over.catch((error) => {
    failure = error;
  });
  const send = async (bytes: Buffer) => {
    if (failure) throw failure;
    if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), over]);
  };
  try {
    await encode(new CopyWriter(types), rows, send);
    stream.end();
  } catch (error) {
    stream.destroy(error as Error);
  }
  await over;
  return stream.rowCount;
}

async function encode(
  writer: CopyWriter,
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
  send: (bytes: Buffer) => Promise<void>,
): Promise<void> {
  // Two loops, because `for await` over a plain iterable waits at every row.
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) {
      writer.row(row);
      if (writer.full) await send(writer.take());
    }
  } else {
    for (const row of rows) {
      writer.row(row);
      if (writer.full) await send(writer.take());
    }
  }
  writer.end();
  await send(writer.take());
}

/**
 * Reads the rows of a query in batches, for large tables:
 * `for await (const rows of copyBatches(db, sql)) while (rows.next()) …`. The cursor is the same one each time.
 * To read a part only, limit the query: rows not read still come.
 */
export async function* copyBatches(db: Db, sql: string): AsyncGenerator<CopyRows> {
  const stream = db.client.query(to(`copy (${sql}) to stdout (format binary)`, { highWaterMark: READ_AHEAD }));
  const rows = new CopyRows();
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      rows.feed(chunk);
      yield rows;
    }
  } finally {
    // A reader that stops early leaves rows on their way; the connection is of no use before they have passed.
    if (!stream.destroyed && !stream.readableEnded) await finished(stream.resume());
  }
}

/** Reads the rows of a query as tuples of the values' binary forms, null for NULL. `copyBatches` is several times faster. */
export async function* copyOut(db: Db, sql: string): AsyncGenerator<(Buffer | null)[]> {
  for await (const rows of copyBatches(db, sql)) {
    while (rows.next()) yield Array.from({ length: rows.columns }, (_, column) => rows.bytes(column));
  }
}
