// Packing: a record's fields as rows of numbers, so that grading reads millions of records without reading JSON.

import { dayOf, iso } from '../base/day.ts';
import { textKey } from '../base/text-key.ts';
import type { Catalogue, Packable } from './catalogue.ts';
import type { Fields, Json } from './record.ts';

/** Makes the bytes that grading reads of a record; empty for a type the catalogue does not know. */
export type Pack = (type: string, fields: Fields) => Uint8Array;

/** Adds a record's derived fields to those that were given. */
export type Derive = (type: string, fields: Fields) => Fields;

const asGiven: Derive = (_, fields) => fields;

/** One number of a row. Fields of a list's items are named `measures.amount`. */
export interface Column {
  readonly name: string;
  readonly type: 'date' | 'money' | 'number' | 'code' | 'codes' | 'boolean' | 'text';
  /** Of a code: the codes in the order that gives their numbers. */
  readonly codes?: readonly string[];
  readonly positions?: ReadonlyMap<string, number>;
  /** The list whose items this field is of. */
  readonly list?: string;
  readonly field: string;
  /** Of several codes: the column that they add to. */
  readonly addsTo?: string;
}

export interface PackLayout {
  readonly type: string;
  readonly columns: readonly Column[];
  /** The list that makes several rows of one record, where there is one. */
  readonly list?: string;
}

/**
 * The columns of a record type, from the catalogue alone: the packable fields in declared order, a list's item fields in
 * the list's place. Undefined for an unknown type. A type may hold one list at most, for rows repeat along it.
 */
export function packLayout(catalogue: Catalogue, type: string): PackLayout | undefined {
  const declared = catalogue.type(type);
  if (!declared) return undefined;
  const columns = catalogue.packableFields(declared).flatMap(columnsOf);
  const lists = [...new Set(columns.flatMap(({ list }) => list ?? []))];
  if (lists.length > 1) throw new Error(`record type ${type} holds more than one list: ${lists.join(', ')}`);
  return { type, columns, list: lists[0] };
}

function columnsOf(field: Packable): Column[] {
  if (field.type !== 'list') return [columnOf(field)];
  return field.items.map((item) => columnOf(item, field.name));
}

function columnOf({ name, type, list: codes, addsTo }: Packable, list?: string): Column {
  if (type === 'list') throw new Error(`list ${list} holds another list: ${name}`);
  return {
    name: list ? `${list}.${name}` : name,
    type: addsTo ? 'codes' : type,
    codes: codes?.codes.map(({ code }) => code),
    positions: codes?.positions,
    list,
    field: name,
    ...(addsTo && { addsTo }),
  };
}

/**
 * Packs by a catalogue's layouts: rows × columns of little-endian float64. A record without a list is one row, one with a
 * list is a row for each item, its other fields repeated (one row while the list is empty). Missing is NaN; a date is its
 * day number, a code its place in the list, several codes the sum of 2 to their places, a boolean 1 or 0, a text its key, money is yuan, a number is in its own unit.
 */
export function packer(catalogue: Catalogue, derive: Derive = asGiven): Pack {
  const layouts = new Map([...catalogue.types.keys()].map((type) => [type, packLayout(catalogue, type)!]));
  return (type, fields) => {
    const layout = layouts.get(type);
    return layout ? packRows(layout, derive(type, fields)) : new Uint8Array(0);
  };
}

function packRows({ columns, list }: PackLayout, fields: Fields): Uint8Array {
  const items = list === undefined ? ONE : itemsOf(fields[list]);
  const bytes = new Uint8Array(items.length * columns.length * 8);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const item of items) {
    for (const column of columns) {
      view.setFloat64(at, cell(column, column.list ? item[column.field] : fields[column.field]), true);
      at += 8;
    }
  }
  return bytes;
}

const ONE: readonly Fields[] = [{}];

function itemsOf(value: Json | undefined): readonly Fields[] {
  return Array.isArray(value) && value.length > 0 ? (value as Fields[]) : ONE;
}

function cell(column: Column, value: Json | undefined): number {
  switch (typeof value) {
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'string':
      if (column.type === 'text') return textKey(value);
      return (column.type === 'date' ? dayOf(value) : column.positions?.get(value)) ?? Number.NaN;
    default:
      return column.type === 'codes' && Array.isArray(value) ? codesIn(column, value) : Number.NaN;
  }
}

function codesIn({ positions }: Column, values: readonly Json[]): number {
  const places = new Set(values.flatMap((value) => positions?.get(String(value)) ?? []));
  return places.size === 0 ? Number.NaN : [...places].reduce((sum, place) => sum + 2 ** place, 0);
}

/** The rows that bytes were packed from, one object per row with the columns that are not missing, by column name. */
export function unpack({ columns }: PackLayout, packed: Uint8Array): Fields[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const width = columns.length * 8;
  const rows = width === 0 ? 0 : packed.byteLength / width;
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      columns.flatMap((column, i) => {
        const number = view.getFloat64(row * width + i * 8, true);
        return Number.isNaN(number) ? [] : [[column.name, valueIn(column, number)]];
      }),
    ),
  );
}

function valueIn({ type, codes }: Column, number: number): Json {
  if (type === 'date') return iso(number);
  if (type === 'code') return codes![number];
  if (type === 'codes') return codes!.filter((_, place) => Math.floor(number / 2 ** place) % 2 === 1);
  return type === 'boolean' ? number === 1 : number;
}
