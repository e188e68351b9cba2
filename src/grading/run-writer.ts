// Writes runs as the lines of grading.standing (see its migration), as bytes: they go out by the million.

import { type Day, EVER, NEVER } from '../base/day.ts';
import type { SpanColumns } from './span-columns.ts';

const TAB = 9;
const LINE = 10;
const COMMA = 44;

/** Collects bytes; `take` hands over what has been collected and begins anew. */
export class RunWriter {
  #bytes = Buffer.allocUnsafe(1 << 14);
  length = 0;

  /** Adds bytes as they are. */
  put(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.length++] = byte;
  }

  /** The runs of one entity under one rulebook: spans `[first, end)`, a line each, with a line feed before all but the first here. */
  runs({ number, columns, labels }: Labelled, first: number, end: number, isFirst: boolean): void {
    const { from, until, edition, level, tier, causeStart, causes, points, runs } = columns;
    const bounded = runs.size > 0 || points.size > 0;
    for (let i = first; i < end; i++) {
      this.#room(128);
      if (i > first || !isFirst) this.#bytes[this.length++] = LINE;
      this.#whole(number);
      this.#day(from[i]);
      this.#day(until[i]);
      this.put(labels(edition[i], level[i], tier[i]));
      for (let c = causeStart[i]; c < causeStart[i + 1]; c++) {
        this.#room(32);
        if (c > causeStart[i]) this.#bytes[this.length++] = COMMA;
        this.#whole(causes[c]);
      }
      if (bounded) this.#bounds(runs.get(i) ?? [from[i], until[i]], points.get(i));
    }
  }

  #bounds(run: readonly [Day, Day], points: number | undefined): void {
    this.#room(96);
    this.#day(run[0]);
    this.#day(run[1]);
    this.#bytes[this.length++] = TAB;
    if (points !== undefined) this.length += this.#bytes.write(String(points), this.length, 'latin1');
  }

  #day(day: Day): void {
    this.#bytes[this.length++] = TAB;
    if (day !== EVER && day !== NEVER) this.#whole(day);
  }

  #whole(value: number): void {
    const bytes = this.#bytes;
    let rest = value;
    if (rest < 0) {
      bytes[this.length++] = 45;
      rest = -rest;
    }
    let digits = 1;
    for (let power = 10; power <= rest; power *= 10) digits++;
    this.length += digits;
    for (let at = this.length - 1; digits > 0; digits--, at--) {
      const tenth = Math.floor(rest / 10);
      bytes[at] = 48 + rest - tenth * 10;
      rest = tenth;
    }
  }

  #room(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + more));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }

  /** What has been written; valid until more is. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }
}

/** A rulebook's spans with its number, and the fields of edition, level and tier between tabs, by their places. */
export interface Labelled {
  readonly number: number;
  readonly columns: SpanColumns;
  readonly labels: (edition: number, level: number, tier: number) => Uint8Array;
}

export function labelled(number: number, columns: SpanColumns): Labelled {
  const { editions, levels, tiers } = columns;
  const known = new Map<number, Uint8Array>();
  const labels = (edition: number, level: number, tier: number) => {
    const key = (edition * 256 + level) * 256 + tier + 1;
    let bytes = known.get(key);
    if (!bytes) {
      bytes = Buffer.from(`\t${editions[edition]}\t${levels[level]}\t${tiers[tier] ?? ''}\t`);
      known.set(key, bytes);
    }
    return bytes;
  };
  return { number, columns, labels };
}
