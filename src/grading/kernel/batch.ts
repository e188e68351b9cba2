// What grading reads: a batch of entities and their records as columns. No names, no JSON, no clock.

import type { Day } from '../../base/day.ts';

export type FieldType = 'date' | 'number' | 'code' | 'boolean' | 'text';

/** The cells of one record type, in order: one row of cells per record, or per item where a record holds a list. */
export interface Layout {
  readonly type: string;
  readonly fields: readonly { readonly name: string; readonly type: FieldType; readonly codes?: readonly string[] }[];
}

/**
 * Rows of one record type. A record's rows stand next to each other. Cells are row-major, `layout.fields.length` wide;
 * NaN is missing; a date is a Day, a code its place in the list, a boolean 1 or 0, a text its `textKey`.
 */
export interface Rows {
  readonly layout: Layout;
  readonly count: number;
  /** Place of the entity in the batch, from 0. */
  readonly entity: Int32Array;
  readonly day: Int32Array;
  readonly record: Float64Array;
  readonly cells: Float64Array;
}

/** A value of an attribute over `[from, until)`. */
export interface Interval {
  readonly from: Day;
  readonly until: Day;
  /** Place in the attribute's `values`; -1 for none. */
  readonly value: number;
}

/** One dated attribute of all entities of the batch. */
export interface Attribute {
  /** The distinct values met; each a list of words (a scalar is a list of one). */
  readonly values: readonly (readonly string[])[];
  /** Per entity: its value when it never changed, -1 for none, -2 when `varied` tells. */
  readonly constant: Int32Array;
  readonly varied: ReadonlyMap<number, readonly Interval[]>;
}

export interface Batch {
  readonly entities: number;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly rows: readonly Rows[];
}

/** The value code of an attribute of an entity on a day; -1 for none. */
export function valueOn(attribute: Attribute, entity: number, day: Day): number {
  const constant = attribute.constant[entity];
  if (constant !== -2) return constant;
  for (const interval of attribute.varied.get(entity) ?? [])
    if (interval.from <= day && day < interval.until) return interval.value;
  return -1;
}
