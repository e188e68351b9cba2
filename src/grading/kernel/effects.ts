// Effects in one block of numbers: what each rule makes of each cause, over which days.

import type { Day } from '../../base/day.ts';
import type { Rows } from './batch.ts';
import { Order } from './order.ts';
import type { Records } from './records.ts';

// One effect is five numbers side by side, so that ordering five million of them touches each but twice.
const ENTITY = 0;
export const FROM = 1;
export const UNTIL = 2;
export const OUTCOME = 3;
/** Place of the cause among the batch's rows, counted through all tables; -1 for a fact of the entity. */
export const ROW = 4;
export const WIDTH = 5;

/** About as many rows have room in a bucket of neighbouring entities: their effects fit the processor's cache. */
const BUCKET_ROWS = 16_384;

/** The entities of the rows of one table, and the most effects that one row can have. */
export interface Expected {
  readonly entity: Int32Array;
  readonly count: number;
  readonly most: number;
}

/**
 * A block of effects; `UNTIL` is the effect's own end, before chaining. While rows are judged, effects are dropped into
 * buckets of neighbouring entities, each with room for all that its rows can have; `order` closes the gaps.
 */
export class Effects {
  count = 0;
  data: Int32Array<ArrayBuffer>;
  readonly #entities: number;
  /** Entity >> bits is the bucket. */
  readonly bits: number;
  readonly #begins: Int32Array;
  /** Where the next effect of a bucket goes, in `data`. */
  readonly next: Int32Array;

  constructor(entities: number, expected: readonly Expected[]) {
    const rows = expected.reduce((sum, { count }) => sum + count, 0);
    let bits = 0;
    while (1 << bits < entities && (rows / entities) * (1 << bits) < BUCKET_ROWS) bits++;
    this.bits = bits;
    this.#entities = entities;
    this.#begins = rooms(bits, entities, expected);
    this.next = this.#begins.slice();
    this.data = new Int32Array(this.#begins[this.#begins.length - 1]);
  }

  /** Adds the effect of a row; an empty one is never in force, unless a chain lengthens it. */
  add(entity: number, from: Day, until: Day, outcome: number, row: number): void {
    const bucket = entity >> this.bits;
    const at = this.next[bucket];
    this.next[bucket] = at + WIDTH;
    this.#write(at, entity, from, until, outcome, row);
  }

  /** Adds one effect with the same outcome for each of the first `count` listed rows, from its day until the one given. */
  addMany(rows: Rows, first: number, list: Int32Array, until: Int32Array, count: number, outcome: number): void {
    const { entity, day } = rows;
    const { data, next, bits } = this;
    for (let k = 0; k < count; k++) {
      const r = list[k];
      const e = entity[r];
      const at = next[e >> bits];
      next[e >> bits] = at + WIDTH;
      data[at] = e;
      data[at + FROM] = day[r];
      data[at + UNTIL] = until[k];
      data[at + OUTCOME] = outcome;
      data[at + ROW] = first + r;
    }
  }

  /** Adds the effect of a fact behind all those of rows, once these are in order; gives its number. */
  append(entity: number, from: Day, until: Day, outcome: number): number {
    const at = this.count * WIDTH;
    if (at >= this.data.length) {
      const wider = new Int32Array(Math.max(64, this.count * 2) * WIDTH);
      wider.set(this.data);
      this.data = wider;
    }
    this.#write(at, entity, from, until, outcome, -1);
    return this.count++;
  }

  #write(at: number, entity: number, from: Day, until: Day, outcome: number, row: number): void {
    const data = this.data;
    data[at] = entity;
    data[at + FROM] = from;
    data[at + UNTIL] = until;
    data[at + OUTCOME] = outcome;
    data[at + ROW] = row;
  }

  entityOf(effect: number): number {
    return this.data[effect * WIDTH + ENTITY];
  }

  /**
   * Puts the effects in order of entity, first day, record, and closes the gaps; gives each entity's first place
   * (length entities + 1).
   */
  order(records: Records): Int32Array {
    const { next } = this;
    const begins = this.#begins;
    const buckets = next.length - 1;
    let largest = 0;
    for (let b = 0; b < buckets; b++) largest = Math.max(largest, next[b] - begins[b]);
    const starts = new Int32Array(this.#entities + 1);
    const order = new Order(this.data, starts, records, 1 << this.bits, largest / WIDTH);
    for (let b = 0; b < buckets; b++) order.add(begins[b], next[b], b << this.bits);
    this.count = order.count;
    starts[this.#entities] = this.count;
    return starts;
  }
}

/** Where each bucket begins in the block (one more than there are buckets), by the most that its rows can have. */
function rooms(bits: number, entities: number, expected: readonly Expected[]): Int32Array {
  const begins = new Int32Array(((entities + (1 << bits) - 1) >> bits) + 1);
  for (const { entity, count, most } of expected)
    for (let r = 0; r < count; r++) begins[(entity[r] >> bits) + 1] += most;
  for (let b = 1; b < begins.length; b++) begins[b] += begins[b - 1];
  return begins.map((effects) => effects * WIDTH);
}

/**
 * The ends of one entity's effects after chaining, by first day in `from`: a chain goes on while the next begins before
 * the largest end so far, and all of it end with it (grading.md, "Chained"). `chains[i]` is effect i's chain, -1 for none.
 */
export function chain(count: number, from: Int32Array, until: Int32Array, chains: Int8Array, which: number): void {
  let first = -1;
  let largest = 0;
  for (let i = 0; i <= count; i++) {
    if (i < count && chains[i] !== which) continue;
    if (i < count && first >= 0 && from[i] < largest) {
      if (until[i] > largest) largest = until[i];
      continue;
    }
    for (let j = first; j >= 0 && j < i; j++) if (chains[j] === which) until[j] = largest;
    if (i === count) return;
    first = i;
    largest = until[i];
  }
}
