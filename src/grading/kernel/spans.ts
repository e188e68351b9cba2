// Spans as growing columns: maximal runs of days on which level, tier and determining causes stay the same.

import type { Day } from '../../base/day.ts';

export class Spans {
  count = 0;
  entity: Int32Array<ArrayBuffer>;
  from: Int32Array<ArrayBuffer>;
  until: Int32Array<ArrayBuffer>;
  edition: Uint8Array<ArrayBuffer>;
  level: Int8Array<ArrayBuffer>;
  /** Place on the tier's scale; -1 where the book has none. */
  tier: Int8Array<ArrayBuffer>;
  /** Points by span, where the level comes from points. */
  readonly points = new Map<number, number>();
  /** Runs with the same level and causes that a change of tier alone cuts: first day and end, by span. */
  readonly runs = new Map<number, readonly [Day, Day]>();
  /** Causes of span i: effects `causes[causeStart[i] .. causeStart[i + 1])`. */
  causeStart: Int32Array<ArrayBuffer>;
  causes: Int32Array<ArrayBuffer>;

  constructor(spans: number, causes: number) {
    const size = Math.max(16, spans);
    this.entity = new Int32Array(size);
    this.from = new Int32Array(size);
    this.until = new Int32Array(size);
    this.edition = new Uint8Array(size);
    this.level = new Int8Array(size);
    this.tier = new Int8Array(size);
    this.causeStart = new Int32Array(size + 1);
    this.causes = new Int32Array(Math.max(16, causes));
  }

  /** Makes room for so many more spans. */
  reserve(spans: number): void {
    const needed = this.count + spans;
    if (needed <= this.entity.length) return;
    const size = Math.max(needed, this.entity.length * 2);
    this.entity = wider(this.entity, size, Int32Array);
    this.from = wider(this.from, size, Int32Array);
    this.until = wider(this.until, size, Int32Array);
    this.causeStart = wider(this.causeStart, size + 1, Int32Array);
    this.edition = wider(this.edition, size, Uint8Array);
    this.level = wider(this.level, size, Int8Array);
    this.tier = wider(this.tier, size, Int8Array);
  }

  widenCauses(): void {
    this.causes = wider(this.causes, this.causes.length * 2, Int32Array);
  }

  get causeCount(): number {
    return this.causeStart[this.count];
  }

  sameCauses(a: number, b: number): boolean {
    const { causeStart, causes } = this;
    const length = causeStart[a + 1] - causeStart[a];
    if (length !== causeStart[b + 1] - causeStart[b]) return false;
    for (let i = 0; i < length; i++) if (causes[causeStart[a] + i] !== causes[causeStart[b] + i]) return false;
    return true;
  }

  sinceOf(span: number): Day {
    return this.runs.get(span)?.[0] ?? this.from[span];
  }

  endsOf(span: number): Day {
    return this.runs.get(span)?.[1] ?? this.until[span];
  }
}

function wider<T extends Int32Array | Uint8Array | Int8Array>(old: T, size: number, make: new (size: number) => T): T {
  const made = new make(size);
  made.set(old);
  return made;
}
