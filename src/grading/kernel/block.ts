// A block of rows of one record type under judgement: sorted by code, with the values that conditions compare.

import { type Day, EVER, NEVER } from '../../base/day.ts';
import type { Rows } from './batch.ts';
import type { TypePlan } from './by-code.ts';

/** Rows judged together: few enough to stay in the processor's nearest cache. */
const ROWS = 2048;

/** The end of the block that begins with a row: no record is cut in two. */
export function endOfBlock({ count, record }: Rows, begin: number): number {
  let end = Math.min(begin + ROWS, count);
  while (end < count && record[end] === record[end - 1]) end++;
  return end;
}

export class Block {
  readonly size: number;
  begin = 0;
  /** Rows (numbers in their table) in the order of their codes; those with code c are `[starts[c], starts[c + 1])`. */
  readonly byCode: Int32Array;
  starts = new Int32Array(2);
  readonly #codes: Int32Array;
  /** By parameter: its values for the rows of the block. */
  readonly limits: readonly Float64Array[];
  /** Rows that no case has decided yet, those that the case on trial decides, and those for which it lacks a cell. */
  readonly left: Int32Array;
  readonly taken: Int32Array;
  readonly open: Int32Array;
  /** By place in `left`: the value of the cell under a condition, and the answer to the conditions tried so far. */
  readonly values: Float64Array;
  readonly answers: Uint8Array;
  /** By place in `left` or `taken`: the end of the effect. */
  readonly until: Int32Array;
  /** By row of the block: 1 where it gave an effect. */
  readonly given: Uint8Array;

  constructor(size: number, parameters: number) {
    this.size = size;
    this.byCode = new Int32Array(size);
    this.#codes = new Int32Array(size);
    this.limits = Array.from({ length: parameters }, () => new Float64Array(size));
    this.left = new Int32Array(size);
    this.taken = new Int32Array(size);
    this.open = new Int32Array(size);
    this.values = new Float64Array(size);
    this.answers = new Uint8Array(size);
    this.until = new Int32Array(size);
    this.given = new Uint8Array(size);
  }

  /** Takes in the rows `[begin, end)` that were recognised in `[from, until)`. */
  fill({ cell, judges }: TypePlan, rows: Rows, begin: number, end: number, from: Day, until: Day): void {
    this.begin = begin;
    this.given.fill(0, 0, end - begin);
    if (this.starts.length !== judges.length + 1) this.starts = new Int32Array(judges.length + 1);
    this.#read(cell, judges.length - 1, rows, begin, end);
    this.#limit(rows.day, begin, end, from, until);
    this.#sort(begin, end);
  }

  /** Notes the code of each row; `missing` where it has none. */
  #read(cell: number, missing: number, { cells, layout }: Rows, begin: number, end: number): void {
    const codes = this.#codes;
    const width = layout.fields.length;
    if (cell < 0) codes.fill(missing, 0, end - begin);
    else
      for (let r = begin, at = begin * width + cell; r < end; r++, at += width) {
        const code = cells[at];
        codes[r - begin] = code >= 0 ? code : missing;
      }
  }

  /** Puts -1 in place of the code of a row that was recognised on another day. */
  #limit(day: Int32Array, begin: number, end: number, from: Day, until: Day): void {
    if (from === EVER && until === NEVER) return;
    const codes = this.#codes;
    for (let r = begin; r < end; r++) if (day[r] < from || day[r] >= until) codes[r - begin] = -1;
  }

  #sort(begin: number, end: number): void {
    const { byCode, starts } = this;
    const codes = this.#codes;
    const count = end - begin;
    starts.fill(0);
    for (let k = 0; k < count; k++) if (codes[k] >= 0) starts[codes[k] + 1]++;
    for (let c = 1; c < starts.length; c++) starts[c] += starts[c - 1];
    const next = starts.slice();
    for (let k = 0; k < count; k++) if (codes[k] >= 0) byCode[next[codes[k]]++] = begin + k;
  }
}
