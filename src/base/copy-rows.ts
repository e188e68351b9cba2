// Decodes the rows of PostgreSQL's binary COPY without making objects that nobody asked for.

import { EPOCH_DAYS, EPOCH_MS, INFINITY, MINUS_INFINITY } from './copy-writer.ts';
import { type Day, EVER, iso, NEVER } from './day.ts';

const HEADER_BYTES = 19;

/**
 * A cursor over the rows that have arrived: `while (rows.next()) rows.int8(0)`.
 * Values are read by column place, from 0; a reader of a NULL gives null.
 */
export class CopyRows {
  private data: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private at = 0;
  private begun = false;
  /** Place of each column's value in the present row, and its length (-1 = NULL). */
  private places = new Int32Array(0);
  private lengths = new Int32Array(0);

  /** Adds bytes from the server after those not yet read. */
  feed(chunk: Buffer): void {
    this.data = this.at === this.data.length ? chunk : Buffer.concat([this.data.subarray(this.at), chunk]);
    this.view = new DataView(this.data.buffer, this.data.byteOffset, this.data.byteLength);
    this.at = 0;
  }

  /** Moves to the next row; false when none is complete (more may come in the next batch). */
  next(): boolean {
    if (!this.begun && !this.begin()) return false;
    const { view } = this;
    const end = view.byteLength;
    let at = this.at;
    if (at + 2 > end) return false;
    const columns = view.getInt16(at);
    if (columns < 0) return false;
    at += 2;
    if (this.places.length !== columns) {
      this.places = new Int32Array(columns);
      this.lengths = new Int32Array(columns);
    }
    for (let i = 0; i < columns; i++) {
      if (at + 4 > end) return false;
      const length = view.getInt32(at);
      at += 4;
      this.places[i] = at;
      this.lengths[i] = length;
      if (length > 0) at += length;
    }
    if (at > end) return false;
    this.at = at;
    return true;
  }

  private begin(): boolean {
    if (this.view.byteLength < HEADER_BYTES) return false;
    this.at = HEADER_BYTES;
    this.begun = true;
    return true;
  }

  get columns(): number {
    return this.lengths.length;
  }

  isNull(column: number): boolean {
    return this.lengths[column] < 0;
  }

  bytes(column: number): Buffer | null {
    const start = this.places[column];
    return this.lengths[column] < 0 ? null : this.data.subarray(start, start + this.lengths[column]);
  }

  /** The bytes of a value as a text, one character each: a key for looking it up, cheaper than decoding it. */
  key(column: number): string | null {
    const start = this.places[column];
    return this.lengths[column] < 0 ? null : this.data.toString('latin1', start, start + this.lengths[column]);
  }

  text(column: number): string | null {
    const start = this.places[column];
    return this.lengths[column] < 0 ? null : this.data.toString('utf8', start, start + this.lengths[column]);
  }

  bool(column: number): boolean | null {
    return this.lengths[column] < 0 ? null : this.view.getInt8(this.places[column]) === 1;
  }

  /** An int2, int4 or int8 (the latter up to 2^53). */
  int(column: number): number | null {
    const place = this.places[column];
    switch (this.lengths[column]) {
      case -1:
        return null;
      case 2:
        return this.view.getInt16(place);
      case 4:
        return this.view.getInt32(place);
      default:
        return this.view.getInt32(place) * 4_294_967_296 + this.view.getUint32(place + 4);
    }
  }

  float8(column: number): number | null {
    return this.lengths[column] < 0 ? null : this.view.getFloat64(this.places[column]);
  }

  /** A date as civil day; the infinities are EVER and NEVER. */
  day(column: number): Day | null {
    if (this.lengths[column] < 0) return null;
    const day = this.view.getInt32(this.places[column]);
    if (day === MINUS_INFINITY) return EVER;
    return day === INFINITY ? NEVER : day + EPOCH_DAYS;
  }

  /** A date as `YYYY-MM-DD`. */
  date(column: number): string | null {
    return this.lengths[column] < 0 ? null : iso(this.view.getInt32(this.places[column]) + EPOCH_DAYS);
  }

  /** A timestamptz as ISO 8601 in UTC with milliseconds. */
  instant(column: number): string | null {
    if (this.lengths[column] < 0) return null;
    const micros = this.view.getBigInt64(this.places[column]);
    // What is finer than a millisecond is cut off, towards the past also before 2000.
    const ms = (micros - (((micros % 1000n) + 1000n) % 1000n)) / 1000n;
    return new Date(Number(ms) + EPOCH_MS).toISOString();
  }

  jsonb(column: number): unknown {
    const start = this.places[column];
    if (this.lengths[column] < 0) return null;
    return JSON.parse(this.data.toString('utf8', start + 1, start + this.lengths[column]));
  }

  /** An array of one dimension, its items read as if each were the column named to `read`. */
  array<T>(column: number, read: (items: CopyRows, item: number) => T): T[] | null {
    if (this.lengths[column] < 0) return null;
    const items = new CopyRows();
    items.data = this.data;
    items.view = this.view;
    const count = items.findItems(this.places[column]);
    return Array.from({ length: count }, (_, item) => read(items, item));
  }

  private findItems(start: number): number {
    const count = this.view.getInt32(start) === 0 ? 0 : this.view.getInt32(start + 12);
    this.places = new Int32Array(count);
    this.lengths = new Int32Array(count);
    for (let item = 0, at = start + 20; item < count; item++) {
      this.lengths[item] = this.view.getInt32(at);
      this.places[item] = at + 4;
      at += 4 + Math.max(0, this.lengths[item]);
    }
    return count;
  }
}
