// What a field is: of a record, of an item in a list, or an attribute of an entity.

import type { CodeList, Label } from './code-list.ts';

export const fieldTypes = ['text', 'date', 'money', 'number', 'code', 'boolean', 'list'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** The heading of a column in an import file; `unit` is the unit that the column is written in, such as 万元. */
export interface Heading {
  readonly text: string;
  readonly unit?: string;
}

/** A field filled in when records are read: from `field` of the record of `type` whose field `by` is this record's number. */
export interface Link {
  readonly type: string;
  readonly by: string;
  readonly field: string;
}

/** A field of a record, of a list's items, or an attribute of an entity. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly label: Label;
  readonly required: boolean;
  readonly headings: readonly Heading[];
  /** Of a number: the unit it is kept in (`units`); money is kept in yuan with at most two decimals. */
  readonly unit?: string;
  /** Of a code. */
  readonly list?: CodeList;
  /** The value is an array of such values; in a file they are joined by `;`. */
  readonly several: boolean;
  /** Of a field of several codes: the code field of the same list that it adds to; whoever asks for that one asks for these too. */
  readonly addsTo?: string;
  /** Of a date: no later than today. */
  readonly past: boolean;
  /** May hold a natural person's name: masked wherever it is shown. */
  readonly person: boolean;
  /** Of a text: rules compare it, so grading reads a key of it. */
  readonly graded: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly linked?: Link;
  /** Worked out by the program from the record's other fields for grading; never given and never kept. */
  readonly derived: boolean;
  /** Of a list: the fields of an item. */
  readonly items: readonly Field[];
  /** Of a list: how one row of a file makes the items. */
  readonly columns?: ListColumns;
  readonly note?: Label;
  /** An invented value as it would stand in a file; the templates are made of these. */
  readonly example?: string;
  readonly indicators: readonly IndicatorLink[];
}

/** One row makes one item for each value in the `each` column; `with` columns fill a field of the items that match. */
export interface ListColumns {
  readonly each: { readonly headings: readonly Heading[]; readonly into: string; readonly example?: string };
  readonly with: readonly {
    readonly headings: readonly Heading[];
    readonly into: string;
    readonly when: { readonly field: string; readonly codes: readonly string[] };
    readonly example?: string;
  }[];
}

/** A set of fields under one name: a record type, or the entity itself. */
export interface FieldSet {
  readonly id: string;
  readonly label: Label;
  readonly about: Label;
  readonly fields: readonly Field[];
  readonly fieldsByName: ReadonlyMap<string, Field>;
  /** Columns that are known and deliberately not kept. */
  readonly notKept: readonly NotKept[];
}

export interface NotKept {
  readonly headings: readonly string[];
  readonly why: Label;
}

/** An indicator of 工商企字〔2003〕131号 that a type or attribute answers, perhaps only for some codes of a field. */
export interface IndicatorLink {
  readonly id: string;
  readonly where?: { readonly field: string; readonly codes: readonly string[] };
}
