// How one row makes the items of a list, such as the measures of a decision: a value each, and amounts beside them.

import type { ColumnMeaning } from '../ledger/catalogue.ts';
import type { Field } from '../ledger/field.ts';
import type { Fields, Json } from '../ledger/record.ts';
import { type Bound, bindColumns, bindRule, type Column, type Read } from './bind.ts';
import { Fault, quoted } from './fault.ts';
import type { ListRule, When } from './mapping.ts';
import { mapped, wordsIn } from './own-words.ts';
import { problems } from './problems.ts';
import { columnOf, type FindColumn, getter } from './rule.ts';
import { type CellReader, cellReader, codesIn, textIn } from './values.ts';

/** A column beside the list: what it says goes into the items that `when` fits. */
interface Beside extends Bound<Json> {
  readonly into: string;
  readonly when: When;
}

/** Binds a list to the columns of a file: by a mapping's rule, else by the catalogue's headings; undefined when it has none. */
export function bindList(
  field: Field,
  headings: readonly string[],
  meanings: readonly (ColumnMeaning | undefined)[],
  rule: ListRule | undefined,
  find: FindColumn,
): Bound<Json> | undefined {
  if (rule) return bindMapped(field, rule, find);
  const each = headings.flatMap((column, at) => {
    const meaning = meanings[at];
    return meaning?.role === 'each' && meaning.field === field ? { column, at, parse: eachReader(field) } : [];
  });
  if (!each.length || !field.columns) return undefined;
  const beside = field.columns.with.flatMap((part) => besideColumns(field, part, headings, meanings) ?? []);
  return assembled(field, field.columns.each.into, bindColumns(each), beside);
}

function itemField(field: Field, name: string): Field {
  return field.items.find((item) => item.name === name)!;
}

/** Reads the cell that names the items; the values come as an array. */
function eachReader(field: Field): Column<Json>['parse'] {
  const item = itemField(field, field.columns!.each.into);
  if (!item.list) return cellReader({ ...item, several: true });
  const { list } = item;
  const texts = new Map<string, Json | undefined | Fault>();
  // The same few combinations fill a whole file.
  return (cell) => {
    if (typeof cell !== 'string') return codesIn(cell, list);
    let value = texts.get(cell);
    if (value === undefined) {
      value = codesIn(cell, list);
      if (value !== undefined && texts.size < 10_000) texts.set(cell, value);
    }
    return value;
  };
}

function besideColumns(
  field: Field,
  part: NonNullable<Field['columns']>['with'][number],
  headings: readonly string[],
  meanings: readonly (ColumnMeaning | undefined)[],
): Beside | undefined {
  const item = itemField(field, part.into);
  const columns = headings.flatMap((column, at) => {
    const meaning = meanings[at];
    const fits = meaning?.role === 'with' && meaning.field === field && meaning.part === part;
    return fits ? { column, at, parse: cellReader(item, meaning.unit) } : [];
  });
  return columns.length ? { into: part.into, when: part.when, ...bindColumns(columns) } : undefined;
}

function bindMapped(field: Field, rule: ListRule, find: FindColumn): Bound<Json> {
  const { map: _, otherwise: __, ...whole } = rule.each;
  const [get, column] = [getter(whole, find), columnOf(rule.each)];
  const { list, ...item } = itemField(field, rule.into);
  const parse: CellReader = list ? (cell) => codesIn(cell, list) : cellReader(item);
  const read: Read<Json> = (cells, reading) => {
    const cell = get(cells);
    const text = cell instanceof Fault ? cell : textIn(cell);
    if (text instanceof Fault) return text.in(column);
    if (text === undefined) return undefined;
    const values = new Set<Json>();
    for (const word of wordsIn(text, list, rule.each, rule.split)) {
      const said = mapped(rule.each, word);
      const value = said instanceof Fault ? said : parse(said, reading);
      if (value instanceof Fault) return value.in(column);
      for (const one of [value ?? []].flat()) values.add(one);
    }
    return [...values];
  };
  const beside = rule.with.map((part) => ({
    into: part.into,
    when: part.when,
    ...bindRule(itemField(field, part.into), part.rule, find),
  }));
  return assembled(field, rule.into, { column, read }, beside);
}

/** Puts items and the values beside them together; a value beside the list that fits no item is a fault. */
function assembled(field: Field, into: string, each: Bound<Json>, beside: readonly Beside[]) {
  const read: Read<Json> = (cells, reading) => {
    const values = each.read(cells, reading);
    if (values === undefined || values instanceof Fault) return values;
    const items = (values as Json[]).map((value): Fields => ({ [into]: value }));
    for (const part of beside) {
      const value = part.read(cells, reading);
      if (value instanceof Fault) return value;
      if (value === undefined) continue;
      const fitting = items.filter((item) => part.when.codes.includes(item[part.when.field] as string));
      for (const item of fitting) item[part.into] = value;
      if (!fitting.length && value !== 0) return strayValue(field, part, each.column, value);
    }
    return items;
  };
  return { column: each.column, read };
}

function strayValue(field: Field, part: Beside, kindColumn: string, value: Json): Fault {
  const { list } = itemField(field, part.when.field);
  const names = part.when.codes.map((code) => list?.codes[list.positions.get(code) ?? -1]?.label.zh ?? code);
  return new Fault(problems['exchange.amount-without-kind'], {
    column: part.column,
    found: quoted(String(value)),
    kindColumn,
    kinds: names,
  });
}
