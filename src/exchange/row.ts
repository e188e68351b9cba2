// Reads one row by a plan: whom it is about, what it says, and everything that is wrong with it.

import type { Fields, Json } from '../ledger/record.ts';
import { Fault } from './fault.ts';
import { type Plan, tellsEntity } from './plan.ts';
import { problems } from './problems.ts';
import { BadCell, type Row } from './sheet/sheet.ts';
import type { Reading } from './values.ts';

/** What a row says about whom it is about, as written. */
export type References = Readonly<Record<string, string>>;

/** What a row says; no faults when it can be taken. */
export interface ReadRow {
  readonly row: Row;
  readonly references: References;
  readonly fields: Fields;
  readonly faults: readonly Fault[];
}

/** Reads rows under headings by a plan; undefined for a row that the plan passes over. */
export function rowReader(plan: Plan, headings: readonly string[], padded: boolean) {
  return (row: Row, reading: Reading): ReadRow | undefined => {
    const misshapen = shapeFault(row, headings.length, padded);
    if (misshapen) return { row, references: {}, fields: {}, faults: [misshapen] };
    if (plan.skips(row.cells)) return undefined;
    const faults: Fault[] = [];
    const references = readReferences(plan, row, reading, faults);
    return { row, references, fields: readFields(plan, row, reading, faults), faults };
  };
}

/** Workbooks leave out blank cells at a row's end, so only text rows can have too few. */
function shapeFault({ cells, flaw }: Row, width: number, padded: boolean): Fault | undefined {
  if (flaw) return new Fault(flaw.code, flaw.params);
  if (cells.length === width || (padded && cells.length < width)) return undefined;
  const counts = { cells: cells.length, headings: width };
  if (cells.length < width) return new Fault(problems['exchange.too-few-cells'], counts);
  const spare = cells.slice(width).some((cell) => cell instanceof BadCell || String(cell).trim() !== '');
  return spare ? new Fault(problems['exchange.too-many-cells'], counts) : undefined;
}

function readReferences(plan: Plan, { cells }: Row, reading: Reading, faults: Fault[]): References {
  const references: Record<string, string> = {};
  if (!plan.references.length) return references;
  let told = false;
  for (const { scheme, read } of plan.references) {
    const value = read(cells, reading);
    if (value instanceof Fault) faults.push(value);
    else if (value !== undefined) references[scheme] = value;
    told ||= value !== undefined && tellsEntity(scheme);
  }
  if (!told) faults.push(identifierMissing(plan));
  return references;
}

function identifierMissing(plan: Plan): Fault {
  const own = plan.fields.filter((field) => field.name === 'uscc' || field.name === 'regno');
  const columns = [...own, ...plan.references.filter((one) => tellsEntity(one.scheme))].map((one) => one.column);
  return new Fault(problems['exchange.identifier-missing'], {
    columns: columns,
  });
}

function readFields(plan: Plan, { cells }: Row, reading: Reading, faults: Fault[]): Fields {
  const fields: Record<string, Json> = {};
  for (const { name, required, column, read } of plan.fields) {
    const value = read(cells, reading);
    if (value instanceof Fault) faults.push(value);
    else if (value !== undefined && !(Array.isArray(value) && !value.length)) fields[name] = value;
    else if (required) faults.push(new Fault(problems['exchange.value-missing'], { column }));
  }
  return fields;
}
