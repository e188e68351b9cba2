// Reads rows about some entities: of a few by a statement that is planned once a connection, of many by COPY.

import { copyBatches, ids } from './copy.ts';
import type { CopyRows } from './copy-rows.ts';
import { type Day, dayOf, EVER, NEVER } from './day.ts';
import type { Db } from './db.ts';
import { prepared } from './prepared.ts';

/** A cursor over rows, whichever way they came: see `CopyRows`. */
export type RowCursor = Pick<CopyRows, 'next' | 'int' | 'text' | 'day' | 'date' | 'instant' | 'jsonb' | 'bytes'>;

/** Up to here a statement that is there already is cheaper than COPY, whose text is planned each time. */
export const FEW = 50;

/**
 * Gives the rows of a query in batches, as `copyBatches` does: `for await (const rows of rowsAbout(…)) while (rows.next()) …`.
 * `sql` makes the query's text from where its lists of ids stand; no two of its columns have one name.
 */
export async function* rowsAbout(
  db: Db,
  sql: (...lists: string[]) => string,
  ...lists: readonly (readonly number[])[]
): AsyncGenerator<RowCursor> {
  if (lists.some(({ length }) => length > FEW)) return yield* copyBatches(db, sql(...lists.map(ids)));
  const text = prepared(sql(...lists.map((_, i) => `$${i + 1}::int8[]`)));
  const { rows } = await db.query(text, [...lists]);
  yield new GivenRows(rows.map((row) => Object.values(row)));
}

/** Rows that the driver has read, under the same names as those of COPY. */
class GivenRows implements RowCursor {
  readonly #rows: readonly (readonly unknown[])[];
  #at = -1;

  constructor(rows: readonly (readonly unknown[])[]) {
    this.#rows = rows;
  }

  next(): boolean {
    return ++this.#at < this.#rows.length;
  }

  int = (column: number) => this.#value<number>(column);
  text = (column: number) => this.#value<string>(column);
  date = (column: number) => this.#value<string>(column);
  instant = (column: number) => this.#value<string>(column);
  bytes = (column: number) => this.#value<Buffer>(column);
  jsonb = (column: number): unknown => this.#value(column);

  day(column: number): Day | null {
    const text = this.#value<string>(column);
    if (text === null) return null;
    return text === 'infinity' ? NEVER : text === '-infinity' ? EVER : dayOf(text)!;
  }

  #value<T>(column: number): T | null {
    return this.#rows[this.#at][column] as T | null;
  }
}
