// Puts effects in order by counting, without comparing: days that are as good as random would make every comparison a wrong guess.

import { FROM, ROW, WIDTH } from './effects.ts';
import type { Records } from './records.ts';

/** One counting pass sorts by so many bits of a day: 22 years. */
const DIGIT = 13;
/** So few are compared: for one entity's effects counting would take longer, and room for ten thousand days. */
const FEW = 32;

/** Orders bucket after bucket of effects by entity, first day, record; keeps its scratch arrays. */
export class Order {
  readonly #data: Int32Array;
  /** By entity: its first effect; length entities + 1. */
  readonly starts: Int32Array;
  readonly #records: Records;
  readonly #bucket: Int32Array;
  #list: Int32Array;
  #sorted: Int32Array;
  #days: Int32Array | undefined;
  readonly #places: Int32Array;
  /** Effects in order so far. */
  count = 0;

  /** `data` holds the effects; a bucket has at most `entities` entities and `effects` effects. */
  constructor(data: Int32Array, starts: Int32Array, records: Records, entities: number, effects: number) {
    this.#data = data;
    this.starts = starts;
    this.#records = records;
    this.#bucket = new Int32Array(effects * WIDTH);
    this.#list = new Int32Array(effects);
    this.#sorted = new Int32Array(effects);
    this.#places = new Int32Array(entities + 1);
  }

  /** Orders the effects of `data[begin, end)`, whose first entity is `first`, and puts them behind those in order. */
  add(begin: number, end: number, first: number): void {
    const count = (end - begin) / WIDTH;
    this.#bucket.set(this.#data.subarray(begin, end));
    for (let i = 0; i < count; i++) this.#list[i] = i * WIDTH;
    this.#byDay(count);
    this.#byEntity(count, first);
    if (this.#write(count) > 0) this.#byRecord(count);
    this.count += count;
  }

  #byDay(count: number): void {
    if (count <= FEW) this.#byComparing(count);
    else this.#byCounting(count);
  }

  #byComparing(count: number): void {
    const bucket = this.#bucket;
    const list = this.#list;
    for (let i = 1; i < count; i++) {
      const at = list[i];
      let place = i;
      for (; place > 0 && bucket[list[place - 1] + FROM] > bucket[at + FROM]; place--) list[place] = list[place - 1];
      list[place] = at;
    }
  }

  #byCounting(count: number): void {
    const bucket = this.#bucket;
    let [least, most] = [bucket[FROM], bucket[FROM]];
    for (let at = FROM; at < count * WIDTH; at += WIDTH) {
      least = Math.min(least, bucket[at]);
      most = Math.max(most, bucket[at]);
    }
    for (let shift = 0; shift < 32 && (most - least) >> shift > 0; shift += DIGIT) this.#byDigit(count, least, shift);
  }

  #byDigit(count: number, least: number, shift: number): void {
    const bucket = this.#bucket;
    const list = this.#list;
    const sorted = this.#sorted;
    this.#days ??= new Int32Array((1 << DIGIT) + 1);
    const days = this.#days;
    const mask = (1 << DIGIT) - 1;
    days.fill(0);
    for (let i = 0; i < count; i++) days[(((bucket[list[i] + FROM] - least) >> shift) & mask) + 1]++;
    for (let d = 1; d <= mask; d++) days[d] += days[d - 1];
    for (let i = 0; i < count; i++) sorted[days[((bucket[list[i] + FROM] - least) >> shift) & mask]++] = list[i];
    this.#list = sorted;
    this.#sorted = list;
  }

  #byEntity(count: number, first: number): void {
    const bucket = this.#bucket;
    const list = this.#list;
    const sorted = this.#sorted;
    const { starts } = this;
    const places = this.#places;
    places.fill(0);
    for (let at = 0; at < count * WIDTH; at += WIDTH) places[bucket[at] - first + 1]++;
    for (let e = 1; e < places.length; e++) places[e] += places[e - 1];
    const entities = Math.min(places.length, starts.length - first) - 1;
    for (let e = 0; e < entities; e++) starts[first + e] = this.count + places[e];
    for (let i = 0; i < count; i++) sorted[places[bucket[list[i]] - first]++] = list[i];
    this.#list = sorted;
    this.#sorted = list;
  }

  /** Puts the bucket back in order; gives the number of effects that begin with the one before them. */
  #write(count: number): number {
    const bucket = this.#bucket;
    const list = this.#list;
    const data = this.#data;
    let together = 0;
    let entity = -1;
    let from = 0;
    for (let i = 0, to = this.count * WIDTH; i < count; i++, to += WIDTH) {
      const at = list[i];
      together += Number(bucket[at] === entity && bucket[at + FROM] === from);
      entity = bucket[at];
      from = bucket[at + FROM];
      data[to] = entity;
      data[to + 1] = from;
      data[to + 2] = bucket[at + 2];
      data[to + 3] = bucket[at + 3];
      data[to + 4] = bucket[at + 4];
    }
    return together;
  }

  /** Puts the last bucket's effects of one entity and day in order of record and row. */
  #byRecord(count: number): void {
    const data = this.#data;
    const stop = this.count * WIDTH;
    const end = stop + count * WIDTH;
    for (let at = stop + WIDTH; at < end; at += WIDTH) {
      for (let to = at; to > stop && this.#stands(to - WIDTH, to); to -= WIDTH) {
        for (let i = 0; i < WIDTH; i++) {
          const moved = data[to + i];
          data[to + i] = data[to - WIDTH + i];
          data[to - WIDTH + i] = moved;
        }
      }
    }
  }

  /** Whether an effect stands behind another of its entity and day: by record, then by row. */
  #stands(at: number, other: number): boolean {
    const data = this.#data;
    if (data[at] !== data[other] || data[at + FROM] !== data[other + FROM]) return false;
    const difference = this.#records.of(data[at + ROW]) - this.#records.of(data[other + ROW]);
    return difference > 0 || (difference === 0 && data[at + ROW] > data[other + ROW]);
  }
}
