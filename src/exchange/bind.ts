// Binds a value to the columns of a file from which it is read.

import type { ColumnMeaning } from '../ledger/catalogue.ts';
import type { Field } from '../ledger/field.ts';
import type { Json } from '../ledger/record.ts';
import { Fault } from './fault.ts';
import { wordsIn } from './own-words.ts';
import { problems } from './problems.ts';
import { columnOf, type FindColumn, type Getter, getter } from './rule.ts';
import type { Cell } from './sheet/sheet.ts';
import type { ValueRule } from './value-rule.ts';
import { cellReader, type Reading } from './values.ts';

/** Reads one value from a row; a fault names its column. */
export type Read<T> = (cells: readonly Cell[], reading: Reading) => T | undefined | Fault;

/** A value bound to its columns; `column` is how messages call them. */
export interface Bound<T> {
  readonly column: string;
  readonly read: Read<T>;
}

/** A field read by a mapping's rule. */
export function bindRule(field: Field, rule: ValueRule, find: FindColumn): Bound<Json> {
  const [get, column] = [wordGetter(field, rule, find), columnOf(rule)];
  const parse = cellReader(field, rule.unit);
  const read: Read<Json> = (cells, reading) => {
    const cell = get(cells);
    const value = cell instanceof Fault ? cell : parse(cell, reading);
    return value instanceof Fault ? value.in(column) : value;
  };
  return { column, read };
}

/** Gets what a rule says; of a field of several codes, whose map speaks of each by itself, joined as a file would join them. */
function wordGetter(field: Field, rule: ValueRule, find: FindColumn): Getter {
  const { list, several } = field;
  const { map, asWritten, ...whole } = rule;
  if (!list || !several || !map || !asWritten) return getter(rule, find);
  const get = getter(whole, find);
  return (cells) => {
    const cell = get(cells);
    const words = typeof cell === 'string' ? wordsIn(cell, list, rule) : [];
    return words.length ? words.map((word) => map.get(word) ?? word).join(';') : cell;
  };
}

/** A field read from the columns whose headings the catalogue gives it; two columns that disagree are a fault. */
export function bindHeadings(
  field: Field,
  headings: readonly string[],
  meanings: readonly (ColumnMeaning | undefined)[],
): Bound<Json> | undefined {
  const columns = headings.flatMap((column, at) => {
    const meaning = meanings[at];
    if (meaning?.role !== 'field' || meaning.field !== field) return [];
    return { column, at, parse: cellReader(field, meaning.unit) };
  });
  return columns.length ? bindColumns(columns) : undefined;
}

/** Where a value may stand, and how it is read there. */
export interface Column<T> {
  readonly column: string;
  readonly at: number;
  readonly parse: (cell: Cell, reading: Reading) => T | undefined | Fault;
}

/** A value that may stand in one of several columns. */
export function bindColumns<T extends Json>(columns: readonly Column<T>[]): Bound<T> {
  const one = ({ column, at, parse }: Column<T>): Read<T> => {
    return (cells, reading) => {
      const value = parse(cells[at] ?? '', reading);
      return value instanceof Fault ? value.in(column) : value;
    };
  };
  const reads = columns.map(one);
  const column = columns.map((c) => c.column).join('、');
  if (reads.length === 1) return { column, read: reads[0] };
  const read: Read<T> = (cells, reading) => {
    let found: { value: T; at: number } | undefined;
    for (const [at, each] of reads.entries()) {
      const value = each(cells, reading);
      if (value instanceof Fault) return value;
      if (value === undefined) continue;
      if (!found) found = { value, at };
      else if (JSON.stringify(found.value) !== JSON.stringify(value)) {
        return new Fault(problems['exchange.columns-disagree'], {
          column: columns[found.at].column,
          other: columns[at].column,
        });
      }
    }
    return found?.value;
  };
  return { column, read };
}
