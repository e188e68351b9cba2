// Encodes rows for PostgreSQL's binary COPY.

import { type Day, dayOf, EVER, NEVER } from './day.ts';

const SCALARS = ['int2', 'int4', 'int8', 'float8', 'bool', 'text', 'date', 'timestamptz', 'jsonb', 'bytea'] as const;
type Scalar = (typeof SCALARS)[number];
/** Column types that COPY knows here. Arrays have one dimension and may hold nulls. */
export type CopyType = Scalar | `${Exclude<Scalar, 'jsonb' | 'bytea' | 'bool'>}[]`;

const ITEM_OIDS: Record<string, number> = {
  'int2[]': 21,
  'int4[]': 23,
  'int8[]': 20,
  'float8[]': 701,
  'text[]': 25,
  'date[]': 1082,
  'timestamptz[]': 1184,
};
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** Days and milliseconds between 1970-01-01 and PostgreSQL's own beginning of time, 2000-01-01. */
export const EPOCH_DAYS = 10_957;
/** How the wire writes the dates -infinity and infinity. */
export const MINUS_INFINITY = -2_147_483_648;
export const INFINITY = 2_147_483_647;
export const EPOCH_MS = EPOCH_DAYS * 86_400_000;
const CHUNK = 1 << 18;
/** A row or two fit here: filing one record copies into five tables. */
const FIRST = 1 << 11;

type Write = (value: never) => void;

/** Collects encoded rows; `take` hands over what has been collected and begins anew. */
export class CopyWriter {
  private readonly writes: Write[];
  private buffer = Buffer.allocUnsafe(FIRST);
  private view = viewOf(this.buffer);
  private at = SIGNATURE.copy(this.buffer);

  constructor(types: readonly CopyType[]) {
    this.writes = types.map((type) => this.writerOf(type));
  }

  /** True when enough has been collected to be worth sending. */
  get full(): boolean {
    return this.at >= CHUNK - 4096;
  }

  /** Adds a row: as many values as types, null or undefined for NULL. Throws on a value that its type cannot hold. */
  row(values: readonly unknown[]): void {
    const { writes } = this;
    if (values.length !== writes.length) throw new RangeError(`${values.length} values for ${writes.length} columns`);
    this.room(2);
    this.view.setInt16(this.at, writes.length);
    this.at += 2;
    for (let i = 0; i < writes.length; i++) this.nullable(writes[i], values[i]);
  }

  /** Adds the end mark. */
  end(): void {
    this.room(2);
    this.view.setInt16(this.at, -1);
    this.at += 2;
  }

  take(): Buffer {
    const taken = this.buffer.subarray(0, this.at);
    // Not used again: the socket may still be reading from it.
    this.use(Buffer.allocUnsafe(this.full ? CHUNK : FIRST), 0);
    return taken;
  }

  private use(buffer: Buffer<ArrayBuffer>, at: number): void {
    this.buffer = buffer;
    this.view = viewOf(buffer);
    this.at = at;
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.use(larger, this.at);
  }

  private nullable(write: Write, value: unknown): void {
    if (value !== null && value !== undefined) return write(value as never);
    this.room(4);
    this.view.setInt32(this.at, -1);
    this.at += 4;
  }

  // Length and place of a value of known size. Ask for it before the view: making room may replace the buffer.
  private fixed(bytes: number): number {
    this.room(4 + bytes);
    this.view.setInt32(this.at, bytes);
    const place = this.at + 4;
    this.at = place + bytes;
    return place;
  }

  private writerOf(type: CopyType): Write {
    if (type.endsWith('[]')) return this.arrayWriter(type);
    switch (type as Scalar) {
      case 'int2':
        return (value: number) => {
          const place = this.fixed(2);
          this.view.setInt16(place, whole(value, 2 ** 15));
        };
      case 'int4':
        return (value: number) => {
          const place = this.fixed(4);
          this.view.setInt32(place, whole(value, 2 ** 31));
        };
      case 'int8':
        return (value: number) => this.int8(whole(value, 2 ** 53));
      case 'float8':
        return (value: number) => {
          const place = this.fixed(8);
          this.view.setFloat64(place, value);
        };
      case 'bool':
        return (value: boolean) => {
          const place = this.fixed(1);
          this.view.setInt8(place, value ? 1 : 0);
        };
      case 'date':
        return (value: string | Day) => {
          const place = this.fixed(4);
          this.view.setInt32(place, wireDay(value));
        };
      case 'timestamptz':
        return this.instantWriter();
      case 'text':
        return (value: string) => this.text(value);
      case 'jsonb':
        return (value: unknown) => this.json(value);
      case 'bytea':
        return (value: Uint8Array) => this.bytes(value);
    }
  }

  // All rows of a batch carry the same instant, which is worked out once.
  private instantWriter(): Write {
    let last: { readonly text: string; readonly wire: bigint } | undefined;
    return (value: string | Date) => {
      const text = typeof value === 'string' ? value : value.toISOString();
      if (last?.text !== text) last = { text, wire: microseconds(text) };
      const place = this.fixed(8);
      this.view.setBigInt64(place, last.wire);
    };
  }

  private int8(value: number): void {
    const place = this.fixed(8);
    const high = Math.floor(value / 4_294_967_296);
    this.view.setInt32(place, high);
    this.view.setUint32(place + 4, value - high * 4_294_967_296);
  }

  private text(value: string): void {
    const { length } = value;
    this.room(4 + length * 3);
    const start = this.at + 4;
    const { buffer } = this;
    let i = 0;
    // Codes and numbers are short and plain; crossing into native code for each costs more than this loop.
    if (length < 40) {
      for (; i < length; i++) {
        const code = value.charCodeAt(i);
        if (code > 127) break;
        buffer[start + i] = code;
      }
    }
    const size = i === length ? length : buffer.write(value, start);
    this.view.setInt32(this.at, size);
    this.at = start + size;
  }

  // The binary form of jsonb is a version byte and the text.
  private json(value: unknown): void {
    const length = this.at;
    this.room(4);
    this.at += 1;
    if (value instanceof Uint8Array) this.bytes(value);
    else this.text(JSON.stringify(value));
    const size = this.view.getInt32(length + 1) + 1;
    this.view.setInt32(length, size);
    this.view.setInt8(length + 4, 1);
  }

  private bytes(value: Uint8Array): void {
    const place = this.fixed(value.length);
    this.buffer.set(value, place);
  }

  private arrayWriter(type: CopyType): Write {
    const write = this.writerOf(type.slice(0, -2) as Scalar);
    const oid = ITEM_OIDS[type];
    return (values: readonly unknown[]) => {
      const length = this.at;
      const header = this.fixed(values.length === 0 ? 12 : 20);
      this.view.setInt32(header, values.length === 0 ? 0 : 1);
      this.view.setInt32(header + 4, values.some((value) => value === null) ? 1 : 0);
      this.view.setInt32(header + 8, oid);
      if (values.length > 0) {
        this.view.setInt32(header + 12, values.length);
        this.view.setInt32(header + 16, 1);
      }
      for (let i = 0; i < values.length; i++) this.nullable(write, values[i]);
      this.view.setInt32(length, this.at - length - 4);
    };
  }
}

function viewOf(buffer: Buffer<ArrayBuffer>): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function whole(value: number, limit: number): number {
  if (Number.isInteger(value) && value < limit && value >= -limit) return value;
  throw new RangeError(`not a whole number of the column's size: ${value}`);
}

// Beyond the year 2255 microseconds since 2000 outgrow what a number holds exactly.
function microseconds(value: string): bigint {
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${value}`);
  return BigInt(ms - EPOCH_MS) * 1000n;
}

/** A date on the wire: days since 2000-01-01; either end of time is an infinity. */
function wireDay(value: string | Day): number {
  if (value === EVER) return MINUS_INFINITY;
  return value === NEVER ? INFINITY : daysOf(value) - EPOCH_DAYS;
}

function daysOf(value: string | Day): Day {
  if (typeof value === 'number') return whole(value, 2 ** 31);
  const day = dayOf(value);
  if (day === undefined) throw new RangeError(`not a date: ${value}`);
  return day;
}

/** Rows as binary COPY data, in chunks that are worth sending. */
export function* chunksOf(types: readonly CopyType[], rows: Iterable<readonly unknown[]>): Generator<Buffer> {
  const writer = new CopyWriter(types);
  for (const row of rows) {
    writer.row(row);
    if (writer.full) yield writer.take();
  }
  writer.end();
  yield writer.take();
}
