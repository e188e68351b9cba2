// How the rows of one file are read: every column of it bound to a field, by the catalogue's headings and by a mapping.

import { Problem } from '../base/problem.ts';
import type { Catalogue, ColumnMeaning } from '../ledger/catalogue.ts';
import { type Label, simplified } from '../ledger/code-list.ts';
import type { Field, FieldSet } from '../ledger/field.ts';
import type { Json } from '../ledger/record.ts';
import { type Bound, bindColumns, bindHeadings, bindRule, type Read } from './bind.ts';
import { Fault } from './fault.ts';
import { bindList } from './list-plan.ts';
import { ENTITIES, type ListRule, type Mapping, type SkipRule } from './mapping.ts';
import { problems } from './problems.ts';
import { columnOf, type FindColumn, finder, getter } from './rule.ts';
import { BadCell, type Cell, cellText } from './sheet/sheet.ts';
import type { ValueRule } from './value-rule.ts';
import { textIn } from './values.ts';

export interface FieldPlan extends Bound<Json> {
  readonly name: string;
  readonly required: boolean;
}

export interface ReferencePlan extends Bound<string> {
  /** `uscc`, `regno`, `name` or the scheme of a foreign number. */
  readonly scheme: string;
}

export interface Plan {
  readonly set: FieldSet;
  readonly references: readonly ReferencePlan[];
  readonly fields: readonly FieldPlan[];
  readonly skips: (cells: readonly Cell[]) => boolean;
  readonly zone?: string;
  /** Sentences about columns that are not taken. */
  readonly notes: readonly Label[];
}

/** The column that files of rejected rows carry beside the original ones; never read. */
export const ERROR_HEADING = '错误';

/** Whether a heading is one that a file of this set may have: how the heading row is found below titles. */
export function knownHeading(catalogue: Catalogue, set: FieldSet, mapping: Mapping | undefined) {
  const own = new Set(mapping ? columnsUsed(mapping).map(simplified) : []);
  return (heading: string) => heading !== '' && (own.has(simplified(heading)) || !!catalogue.column(set, heading));
}

/**
 * Binds the headings of a file to the fields of a set. A mapping goes first, the catalogue's headings serve what it leaves out.
 * Refuses a file that lacks a required column or one that the mapping names.
 */
export function planFor(
  catalogue: Catalogue,
  set: FieldSet,
  headings: readonly string[],
  mapping: Mapping | undefined,
): Plan {
  const find = finder(headings);
  if (mapping) refuseAbsent(mapping, find, headings);
  const ignored = new Set(mapping?.ignore.map(simplified));
  const meanings = headings.map((heading) =>
    ignored.has(simplified(heading)) ? undefined : catalogue.column(set, heading),
  );
  const references = referencePlans(set, catalogue, headings, meanings, mapping, find);
  const fields = set.fields.flatMap((field) => fieldPlan(field, headings, meanings, mapping, find) ?? []);
  refuseMissing(set, fields, references, headings);
  return {
    set,
    references,
    fields,
    skips: skipper(mapping?.skip ?? [], find),
    zone: mapping?.zone,
    notes: columnNotes(headings, meanings, mapping, ignored),
  };
}

function columnsUsed(mapping: Mapping): string[] {
  const ofRule = (rule: ValueRule) => [...rule.from, ...rule.anyPositive];
  const ofField = (rule: ValueRule | ListRule) =>
    'each' in rule ? [...ofRule(rule.each), ...rule.with.flatMap((part) => ofRule(part.rule))] : ofRule(rule);
  return [
    ...mapping.skip.map((rule) => rule.column),
    ...[...mapping.references.values()].flatMap(ofRule),
    ...(mapping.foreign ? ofRule(mapping.foreign.rule) : []),
    ...[...mapping.fields.values()].flatMap(ofField),
  ];
}

function refuseAbsent(mapping: Mapping, find: FindColumn, headings: readonly string[]): void {
  const missing = [...new Set(columnsUsed(mapping).filter((column) => find(column) < 0))];
  if (missing.length) {
    throw new Problem(problems['exchange.mapping-columns-missing'], { missing, found: headings });
  }
}

function fieldPlan(
  field: Field,
  headings: readonly string[],
  meanings: readonly (ColumnMeaning | undefined)[],
  mapping: Mapping | undefined,
  find: FindColumn,
): FieldPlan | undefined {
  const rule = mapping?.fields.get(field.name) ?? entityRule(field, mapping);
  const bound =
    field.type === 'list'
      ? bindList(field, headings, meanings, rule as ListRule | undefined, find)
      : rule
        ? bindRule(field, rule as ValueRule, find)
        : bindHeadings(field, headings, meanings);
  return bound && { name: field.name, required: field.required, ...bound };
}

/** A mapping of entities may name credit code, registration number and name under `entity` as well. */
function entityRule(field: Field, mapping: Mapping | undefined): ValueRule | undefined {
  return mapping?.type === ENTITIES ? mapping.references.get(field.name) : undefined;
}

function referencePlans(
  set: FieldSet,
  catalogue: Catalogue,
  headings: readonly string[],
  meanings: readonly (ColumnMeaning | undefined)[],
  mapping: Mapping | undefined,
  find: FindColumn,
): ReferencePlan[] {
  const foreign = mapping?.foreign && referenceByRule(mapping.foreign.scheme, mapping.foreign.rule, find);
  const own = set === catalogue.entity ? [] : catalogue.references;
  const plans = own.flatMap(({ scheme }) => {
    const rule = mapping?.references.get(scheme);
    return (rule ? referenceByRule(scheme, rule, find) : referenceByHeading(scheme, headings, meanings)) ?? [];
  });
  return foreign ? [...plans, foreign] : plans;
}

function referenceByRule(scheme: string, rule: ValueRule, find: FindColumn): ReferencePlan {
  const [get, column] = [getter(rule, find), columnOf(rule)];
  const read: Read<string> = (cells) => {
    const cell = get(cells);
    const text = cell instanceof Fault ? cell : textIn(cell);
    return text instanceof Fault ? text.in(column) : text;
  };
  return { scheme, column, read };
}

function referenceByHeading(
  scheme: string,
  headings: readonly string[],
  meanings: readonly (ColumnMeaning | undefined)[],
): ReferencePlan | undefined {
  const columns = headings.flatMap((column, at) => {
    const meaning = meanings[at];
    const fits = meaning?.role === 'reference' && meaning.column.scheme === scheme;
    return fits ? { column, at, parse: textIn } : [];
  });
  return columns.length ? { scheme, ...bindColumns(columns) } : undefined;
}

/** Schemes that tell who is meant: a name alone never does. */
export const tellsEntity = (scheme: string): boolean => scheme !== 'name';

function refuseMissing(
  set: FieldSet,
  fields: readonly FieldPlan[],
  references: readonly ReferencePlan[],
  headings: readonly string[],
): void {
  const bound = new Set(fields.map((field) => field.name));
  const missing = set.fields.filter((field) => field.required && !bound.has(field.name)).map(headingOf);
  const identified = references.some((one) => tellsEntity(one.scheme)) || bound.has('uscc') || bound.has('regno');
  if (!identified) missing.push('统一社会信用代码（或注册号）');
  if (!missing.length) return;
  throw new Problem(problems['exchange.columns-missing'], { missing, found: headings });
}

/** The heading by which a person should add the column of a field. */
function headingOf(field: Field): string {
  return (field.headings[0] ?? field.columns?.each.headings[0])?.text ?? field.label.zh;
}

/** Which rows a mapping passes over. */
export function skipper(rules: readonly SkipRule[], find: FindColumn): Plan['skips'] {
  if (!rules.length) return () => false;
  const tests = rules.map(({ column, is, isNot, blank }) => {
    const at = find(column);
    const [wanted, kept] = [is && new Set(is), isNot && new Set(isNot)];
    return (cells: readonly Cell[]) => {
      const cell = cells[at] ?? '';
      if (cell instanceof BadCell) return false;
      const text = cellText(cell).trim();
      if (wanted) return wanted.has(text);
      return kept ? !kept.has(text) : (text === '') === blank;
    };
  });
  return (cells) => tests.some((test) => test(cells));
}

function columnNotes(
  headings: readonly string[],
  meanings: readonly (ColumnMeaning | undefined)[],
  mapping: Mapping | undefined,
  ignored: ReadonlySet<string>,
): Label[] {
  const used = new Set([...ignored, ...(mapping ? columnsUsed(mapping).map(simplified) : [])]);
  const untaken = headings.filter((heading) => heading && heading !== ERROR_HEADING && !used.has(simplified(heading)));
  const unknown = untaken.filter((heading) => !meanings[headings.indexOf(heading)]);
  const notKept = untaken.filter((heading) => meanings[headings.indexOf(heading)]?.role === 'not-kept');
  const notes: Label[] = [];
  if (unknown.length) {
    const names = unknown.join('、');
    notes.push(
      mapping
        ? { zh: `映射没有用到的列：${names}`, en: `columns that the mapping does not use: ${unknown.join(', ')}` }
        : { zh: `不认识的列，未导入：${names}`, en: `columns not known and not imported: ${unknown.join(', ')}` },
    );
  }
  if (notKept.length) {
    const names = notKept.join('、');
    notes.push({ zh: `按规定不收的列，未导入：${names}`, en: `columns deliberately not kept: ${notKept.join(', ')}` });
  }
  return notes;
}
