// What the mechanism of duties knows of an entity: nouns that the rooms above fill in; no table, no clock.

import type { Day } from '../base/day.ts';
import type { CaseStep } from './case.ts';

export type FieldValue = string | number | boolean;

/** Something recorded about an entity, on which a duty can follow or by which one is done. */
export interface Happening {
  readonly id: number;
  /** A record type of the catalogue, or a deed that another room tells of, such as `area-claim`. */
  readonly type: string;
  /** The legal day. */
  readonly on: Day;
  /** The day on which it was first written into the system. */
  readonly enteredOn: Day;
  readonly source: string;
  readonly number: string;
  /** Disclosure class. */
  readonly class: number;
  /** A row, or one for each item of its list; dates are ISO texts. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** A value over `[from, until)`. */
export interface Dated {
  readonly from: Day;
  readonly until: Day;
  readonly value: FieldValue | readonly string[];
}

/** Everything that duties about one entity follow from. */
export interface Facts {
  readonly entityId: number;
  /** The day of its establishment, where it is known. */
  readonly established: Day | undefined;
  /** Runs of an attribute (`kind`, `status`, …) and of a standing (`chongqing/tier`), by name. */
  readonly runs: (name: string) => readonly Dated[];
  readonly happenings: (type: string) => readonly Happening[];
  /** The steps of its cases of a kind. */
  readonly cases: (kind: string, step: string) => readonly CaseStep[];
}

/** The value that holds on a day. */
export function valueOn(runs: readonly Dated[], day: Day): Dated['value'] | undefined {
  for (const { from, until, value } of runs) if (from <= day && day < until) return value;
  return undefined;
}
