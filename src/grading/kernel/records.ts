// Finds the record behind a row, where rows are counted through all tables of a batch.

import type { Batch, Rows } from './batch.ts';

export class Records {
  readonly #tables: readonly Rows[];
  /** The number of each table's first row. */
  readonly #firsts: readonly number[];

  constructor({ rows }: Batch) {
    this.#tables = rows;
    let next = 0;
    this.#firsts = rows.map(({ count }) => {
      next += count;
      return next - count;
    });
  }

  /** The record of a row; -1 for a fact, which has none. */
  of(row: number): number {
    if (row < 0) return -1;
    let table = this.#tables.length - 1;
    while (this.#firsts[table] > row) table--;
    return this.#tables[table].record[row - this.#firsts[table]];
  }
}
