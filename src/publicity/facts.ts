// What the publicity of an entity's records follows from: the records, and the repairs and objections about them.

import type { Day } from '../base/day.ts';

export interface RecordFacts {
  readonly id: number;
  readonly type: string;
  readonly number: string;
  /** The legal day. */
  readonly on: Day;
  /** A row, or one for each item of its list; dates are ISO texts. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** A decision that a record is repaired, or that a repair is reversed; it names the record by type and number. */
export interface RepairFacts {
  readonly number: string;
  readonly kind: 'final' | 'temporary' | 'reversed';
  readonly type: string;
  readonly record: string;
  readonly on: Day;
  readonly until?: Day;
  readonly reverses?: string;
}

/** An objection, `[from, until)`. */
export interface ObjectionFacts {
  readonly type: string;
  readonly record: string;
  readonly from: Day;
  readonly until: Day;
}

export interface PublicityFacts {
  readonly entityId: number;
  /** Attributes of the subject by which rules and amounts differ, such as `kind`. */
  readonly subject: Readonly<Record<string, string>>;
  readonly records: readonly RecordFacts[];
  readonly repairs: readonly RepairFacts[];
  readonly objections: readonly ObjectionFacts[];
}
