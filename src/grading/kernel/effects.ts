// Effects in one block of numbers: what each rule makes of each cause, over which days.

import type { Day } from '../../base/day.ts';

// One effect is five numbers side by side, so that ordering five million of them touches each but twice.
const ENTITY = 0;
export const FROM = 1;
export const UNTIL = 2;
export const OUTCOME = 3;
/** Place of the cause among the batch's rows, counted through all tables; -1 for a fact of the entity. */
export const ROW = 4;
export const WIDTH = 5;

/** Entities of one bucket of the ordering: their effects fit the processor's cache. */
const BUCKET_BITS = 11;

/** A growing block of effects; `UNTIL` is the effect's own end, before chaining. */
export class Effects {
  count = 0;
  data: Int32Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.data = new Int32Array(Math.max(16, capacity) * WIDTH);
  }

  /** Adds one effect; an empty one is never in force, unless a chain lengthens it. */
  add(entity: number, from: Day, until: Day, outcome: number, row: number): void {
    const at = this.count * WIDTH;
    if (at === this.data.length) this.#grow();
    const data = this.data;
    data[at] = entity;
    data[at + 1] = from;
    data[at + 2] = until;
    data[at + 3] = outcome;
    data[at + 4] = row;
    this.count++;
  }

  #grow(): void {
    const wider = new Int32Array(this.data.length * 2);
    wider.set(this.data);
    this.data = wider;
  }

  entityOf(effect: number): number {
    return this.data[effect * WIDTH + ENTITY];
  }

  /**
   * Puts the effects in order of entity, first day, record (`recordOf` a row); gives each entity's first place
   * (length entities + 1). Buckets of neighbouring entities first, then each bucket within the cache.
   */
  order(entities: number, recordOf: (row: number) => number): Int32Array {
    const starts = new Int32Array(entities + 1);
    const rough = this.#scatter(entities);
    const sorted = new Int32Array(this.data.length);
    const { data } = rough;
    for (let b = 0; b + 1 < rough.starts.length; b++)
      this.#orderBucket(data, sorted, rough.starts[b], rough.starts[b + 1], b << BUCKET_BITS, starts, recordOf);
    for (let e = 0; e < entities; e++) starts[e + 1] += starts[e];
    this.data = sorted;
    return starts;
  }

  /** A counting sort by bucket. */
  #scatter(entities: number): { data: Int32Array; starts: Int32Array } {
    const { data, count } = this;
    const starts = new Int32Array((entities >> BUCKET_BITS) + 2);
    const end = count * WIDTH;
    for (let at = 0; at < end; at += WIDTH) starts[(data[at] >> BUCKET_BITS) + 1]++;
    for (let b = 1; b < starts.length; b++) starts[b] += starts[b - 1];
    const place = starts.slice();
    const out = new Int32Array(end);
    for (let at = 0; at < end; at += WIDTH) {
      const to = place[data[at] >> BUCKET_BITS]++ * WIDTH;
      out[to] = data[at];
      out[to + 1] = data[at + 1];
      out[to + 2] = data[at + 2];
      out[to + 3] = data[at + 3];
      out[to + 4] = data[at + 4];
    }
    return { data: out, starts };
  }

  /** Orders one bucket `[from, until)` into `sorted` and notes the number of effects of each of its entities. */
  #orderBucket(
    data: Int32Array,
    sorted: Int32Array,
    from: number,
    until: number,
    base: number,
    counts: Int32Array,
    recordOf: (row: number) => number,
  ): void {
    const size = 1 << BUCKET_BITS;
    const place = new Int32Array(size + 1);
    const end = until * WIDTH;
    for (let at = from * WIDTH; at < end; at += WIDTH) place[data[at] - base + 1]++;
    for (let e = 0; e < size && base + e + 1 < counts.length; e++) counts[base + e + 1] = place[e + 1];
    place[0] = from;
    for (let e = 0; e < size; e++) place[e + 1] += place[e];
    const first = place.slice();
    for (let at = from * WIDTH; at < end; at += WIDTH) {
      const e = data[at] - base;
      const begins = data[at + FROM];
      let to = place[e]++ * WIDTH;
      const stop = first[e] * WIDTH;
      while (to > stop) {
        const before = to - WIDTH;
        const other = sorted[before + FROM];
        if (other < begins || (other === begins && !stands(sorted[before + ROW], data[at + ROW], recordOf))) break;
        sorted[to] = sorted[before];
        sorted[to + 1] = other;
        sorted[to + 2] = sorted[before + 2];
        sorted[to + 3] = sorted[before + 3];
        sorted[to + 4] = sorted[before + 4];
        to = before;
      }
      sorted[to] = data[at];
      sorted[to + 1] = begins;
      sorted[to + 2] = data[at + 2];
      sorted[to + 3] = data[at + 3];
      sorted[to + 4] = data[at + 4];
    }
  }
}

/** Whether a row stands behind another that takes effect on the same day: by record, then by row. */
function stands(row: number, other: number, recordOf: (row: number) => number): boolean {
  const difference = recordOf(row) - recordOf(other);
  return difference > 0 || (difference === 0 && row > other);
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
