// The catalogue (信用信息目录): what kinds of records there are, which fields each has, and how they are read and shown.

import type { Period } from '../base/day.ts';
import { type CodeList, type Label, simplified } from './code-list.ts';
import type { Field, FieldSet, FieldType, IndicatorLink, ListColumns } from './field.ts';
import { type FieldFault, fieldFaults } from './field-check.ts';
import type { Fields, Json } from './record.ts';

/** Where a rule of the catalogue comes from; an assumption has not been checked against the primary text. */
export interface Basis {
  readonly basis: string;
  readonly assumption: boolean;
}

/** How long a record is shown to the public, counted from its legal day. */
export interface Publicity extends Basis {
  readonly period: Period | 'always' | 'while-in-force' | 'never';
  readonly note?: Label;
}

/** What makes a type a rating by another body (联合评信): kept beside ours and other bodies' ones, never merged. */
export interface Rating extends Basis {
  /** Names of fields: the code that is the grade, who gave it (the record's source where it is empty), the points behind it. */
  readonly grade: string;
  readonly body: string;
  readonly score?: string;
  /** Name of the date field of the last day on which it counts; without it, or while it is empty, until the body's next. */
  readonly until?: string;
  /** Whether all that give it are offices of one body, so that the next of any of them ends it. */
  readonly oneBody: boolean;
  /** Codes of the grade's list; a code in neither says nothing for or against. */
  readonly good: readonly string[];
  readonly poor: readonly string[];
}

export interface RecordType extends FieldSet {
  /** Name of the date field that gives `recognizedOn` (认定之日). */
  readonly legalDay: string;
  /** Names of the fields that make the document number. */
  readonly number: readonly string[];
  /** Name of the field that names the source when the import does not. */
  readonly source?: string;
  /** Codes of the list `source-kind`. */
  readonly sourceKinds: readonly string[];
  /** 1 and 2 are public, 3 needs the provider's approval, 4 needs the entity's consent. */
  readonly disclosure: { readonly class: 1 | 2 | 3 | 4; readonly why: Label };
  readonly publicity: Publicity;
  /** Whether nobody files or corrects one alone: it is proposed, and another person approves. */
  readonly secondPerson: boolean;
  readonly rating?: Rating;
  readonly indicators: readonly IndicatorLink[];
}

/** One indicator of the 131号 system. */
export interface Indicator {
  readonly id: string;
  readonly group: 'access' | 'conduct' | 'exit' | 'reference';
  readonly number: number;
  readonly label: Label;
}

/** How the columns of any import file name the entity that a row is about. */
export interface ReferenceColumn {
  /** `uscc`, `name`, or a further identifier scheme. */
  readonly scheme: string;
  readonly label: Label;
  readonly headings: readonly string[];
  readonly example?: string;
}

/** What a column of an import file means for a type. */
export type ColumnMeaning =
  | { readonly role: 'reference'; readonly column: ReferenceColumn }
  | { readonly role: 'field'; readonly field: Field; readonly unit?: string }
  | { readonly role: 'each'; readonly field: Field }
  | { readonly role: 'with'; readonly field: Field; readonly part: ListColumns['with'][number]; readonly unit?: string }
  | { readonly role: 'not-kept'; readonly why: Label };

/** A field that grading reads as a number: a code its place in the list, a day its day number, a boolean 0 or 1, a text its key. */
export interface Packable {
  readonly name: string;
  readonly type: FieldType;
  readonly list?: CodeList;
  readonly items: readonly Packable[];
  /** Several codes, kept as one number, for whoever asks for the field that they add to. */
  readonly addsTo?: string;
}

export interface CatalogueParts {
  readonly types: readonly RecordType[];
  readonly lists: readonly CodeList[];
  readonly entity: FieldSet;
  readonly references: readonly ReferenceColumn[];
  readonly indicators: readonly Indicator[];
}

/** The catalogue as read and checked; everything it gives is immutable. */
export class Catalogue {
  readonly types: ReadonlyMap<string, RecordType>;
  readonly lists: ReadonlyMap<string, CodeList>;
  /** The entity's own attributes, in the same form as a type's fields. */
  readonly entity: FieldSet;
  readonly references: readonly ReferenceColumn[];
  readonly indicators: readonly Indicator[];
  readonly #packable = new Map<string, readonly Packable[]>();
  readonly #columns = new Map<string, ReadonlyMap<string, ColumnMeaning>>();

  constructor(parts: CatalogueParts) {
    this.types = new Map(parts.types.map((type) => [type.id, type]));
    this.lists = new Map(parts.lists.map((list) => [list.id, list]));
    this.entity = parts.entity;
    this.references = parts.references;
    this.indicators = parts.indicators;
  }

  /** The record type of an id, undefined when there is none. */
  type(id: string): RecordType | undefined {
    return this.types.get(id);
  }

  /** What is wrong with the fields of a record (or an entity's attributes); empty when nothing is. `today` is a civil day. */
  validateFields(set: FieldSet, fields: Fields, today: number): FieldFault[] {
    return fieldFaults(set.fields, set.fieldsByName, fields, today);
  }

  /** The fields of a type that grading reads as numbers, in declared order; texts that no rule compares and fields of several values that add to no other are left out. */
  packableFields(set: FieldSet): readonly Packable[] {
    return remembered(this.#packable, set.id, () => packable(set.fields));
  }

  /** What each column of a file means, by simplified heading; for a record type the entity's reference columns are among them. */
  columns(set: FieldSet): ReadonlyMap<string, ColumnMeaning> {
    return remembered(this.#columns, set.id, () => {
      const meanings = set === this.entity ? [] : referenceMeanings(this.references);
      return new Map([...meanings, ...fieldMeanings(set)]);
    });
  }

  /** The meaning of one heading as written in a file. */
  column(set: FieldSet, heading: string): ColumnMeaning | undefined {
    return this.columns(set).get(simplified(heading));
  }
}

/** The day on which a record of this type takes effect in law, `YYYY-MM-DD`. */
export function legalDay(type: RecordType, fields: Fields): string {
  return fields[type.legalDay] as string;
}

/** Whether the program alone writes records of a type, as people do something else: nobody files them, by a file or by hand. */
export function writtenByItself({ sourceKinds }: RecordType): boolean {
  return sourceKinds.length > 0 && sourceKinds.every((kind) => kind === 'platform');
}

/** The document number of a record as written: the number fields joined by `/`, empty ones left out. */
export function documentNumber(type: RecordType, fields: Fields): string {
  return type.number
    .map((name) => fields[name])
    .filter((value): value is Exclude<Json, null> => value !== undefined && value !== null && value !== '')
    .map(String)
    .join('/');
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  let value = memory.get(key);
  if (value === undefined) {
    value = make();
    memory.set(key, value);
  }
  return value;
}

function packable(fields: readonly Field[]): Packable[] {
  return fields.flatMap(({ name, type, list, items, several, addsTo, graded }) =>
    (type === 'text' && !graded) || (several && !addsTo) ? [] : [{ name, type, list, items: packable(items), addsTo }],
  );
}

function referenceMeanings(references: readonly ReferenceColumn[]): [string, ColumnMeaning][] {
  return references.flatMap((column) =>
    column.headings.map((text): [string, ColumnMeaning] => [simplified(text), { role: 'reference', column }]),
  );
}

function fieldMeanings(set: FieldSet): [string, ColumnMeaning][] {
  const own = set.fields.flatMap((field) => [
    ...field.headings.map(({ text, unit }): [string, ColumnMeaning] => [
      simplified(text),
      { role: 'field', field, unit },
    ]),
    ...listMeanings(field),
  ]);
  const notKept = set.notKept.flatMap(({ headings, why }) =>
    headings.map((text): [string, ColumnMeaning] => [simplified(text), { role: 'not-kept', why }]),
  );
  return [...own, ...notKept];
}

function listMeanings(field: Field): [string, ColumnMeaning][] {
  if (!field.columns) return [];
  const each = field.columns.each.headings.map(({ text }): [string, ColumnMeaning] => [
    simplified(text),
    { role: 'each', field },
  ]);
  const beside = field.columns.with.flatMap((part) =>
    part.headings.map(({ text, unit }): [string, ColumnMeaning] => [
      simplified(text),
      { role: 'with', field, part, unit },
    ]),
  );
  return [...each, ...beside];
}
