// A mapping as a text that is edited column by column: what its rules read, and one column made to stand for something else.

import { Document, parseDocument } from 'yaml';
import type { Catalogue } from '../ledger/catalogue.ts';
import { simplified } from '../ledger/code-list.ts';
import type { FieldSet } from '../ledger/field.ts';
import { ENTITIES } from './mapping.ts';
import { targetOf } from './target.ts';

/** One rule of a mapping, as far as a text that may be faulty shows it. */
export interface Rule {
  readonly path: readonly (string | number)[];
  readonly columns: readonly string[];
  /** The target that it fills. */
  readonly target: string;
  /** Whether it takes one column as it is. */
  readonly plain: boolean;
}

type Raw = Readonly<Record<string, unknown>>;

/** The rules of a mapping's text; none of a text that cannot be read. */
export function rulesIn(text: string | undefined, set: FieldSet): Rule[] {
  if (text === undefined) return [];
  const raw = objectOf(parseDocument(text).toJS());
  const entity = Object.entries(objectOf(raw.entity)).map(([scheme, rule]) =>
    ruleOf(['entity', scheme], rule, `entity.${scheme}`),
  );
  return [...entity, ...Object.entries(objectOf(raw.fields)).flatMap(([name, rule]) => fieldRules(set, name, rule))];
}

function fieldRules(set: FieldSet, name: string, rule: unknown): Rule[] {
  const field = set.fieldsByName.get(name) ?? set.fields.find(({ label }) => label.zh === name);
  const target = `fields.${field?.name ?? name}`;
  if (field?.type !== 'list') return [ruleOf(['fields', name], rule, target)];
  const { each, with: beside } = objectOf(rule);
  const parts = Array.isArray(beside) ? beside.map(objectOf) : [];
  return [
    ...(each === undefined ? [] : [ruleOf(['fields', name, 'each'], each, target)]),
    ...parts.map((part, i) => {
      const codes = JSON.stringify(Object.entries(objectOf(part.when)));
      const at = field.columns?.with.findIndex(
        ({ into, when }) => into === part.into && JSON.stringify([[when.field, when.codes]]) === codes,
      );
      return ruleOf(['fields', name, 'with', i], part, `${target}.${at ?? i}`);
    }),
  ];
}

function ruleOf(path: Rule['path'], raw: unknown, target: string): Rule {
  if (typeof raw === 'string') return { path, columns: [raw], target, plain: true };
  const { from, any_positive: positive, ...more } = objectOf(raw);
  const columns = [from, positive].flat().filter((column): column is string => typeof column === 'string');
  const plain = typeof from === 'string' && Object.keys(more).every((key) => ['into', 'when', 'unit'].includes(key));
  return { path, columns, target, plain };
}

function objectOf(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};
}

/** Columns whose headings a mapping passes over. */
export function ignoredIn(text: string | undefined): string[] {
  const { ignore } = objectOf(text === undefined ? {} : parseDocument(text).toJS());
  return Array.isArray(ignore) ? ignore.map(String) : [];
}

/** A column of a file and what it is to stand for; without a target it is not imported. */
export interface Choice {
  readonly column: string;
  readonly to?: string;
  readonly unit?: string;
}

/** The mapping after a choice; a new one where there was none. */
export function chosen(
  catalogue: Catalogue,
  set: FieldSet,
  headings: readonly string[],
  text: string | undefined,
  { column, to, unit }: Choice,
): string {
  return edited(catalogue, set, headings, text, (doc) => {
    const own = targetOf(catalogue.column(set, column));
    // From the end, so that places in lists stay what they were.
    for (const { path, columns } of rulesIn(text, set).reverse())
      if (columns.length && columns.every((one) => simplified(one) === simplified(column)))
        doc.deleteIn(path.at(-1) === 'each' ? path.slice(0, -1) : path);
    const ignore = ignoredIn(text).filter((one) => simplified(one) !== simplified(column));
    if (own !== undefined && own !== to) ignore.push(column);
    if (ignore.length) doc.set('ignore', doc.createNode(ignore));
    else doc.delete('ignore');
    if (to !== undefined && (to !== own || unit !== undefined))
      setRule(doc, catalogue, set, headings, { column, to, unit });
  });
}

/** A mapping's text, or a new one's, after an act; it says which column tells whom a row is about. */
export function edited(
  catalogue: Catalogue,
  set: FieldSet,
  headings: readonly string[],
  text: string | undefined,
  act: (doc: Document) => void,
): string {
  const type = set === catalogue.entity ? ENTITIES : set.id;
  const doc = text === undefined ? new Document({ type }) : parseDocument(text);
  act(doc as Document);
  nameEntity(doc as Document, catalogue, set, headings);
  return doc.toString({ lineWidth: 0 });
}

type Chosen = Choice & { readonly to: string };

/** Makes a column stand for a target. */
export function setRule(
  doc: Document,
  catalogue: Catalogue,
  set: FieldSet,
  headings: readonly string[],
  chosen: Chosen,
): void {
  const { column, to, unit } = chosen;
  const [part, name, at] = to.split('.');
  const field = part === 'fields' ? set.fieldsByName.get(name) : undefined;
  const rule = unit === undefined ? column : { from: column, unit };
  if (field?.type !== 'list' || !field.columns) return doc.setIn([part, name], doc.createNode(rule));
  const { each, with: parts } = field.columns;
  // A mapping that speaks of a list speaks of all of it: what the headings say goes in as well.
  if (!doc.hasIn(['fields', name])) {
    const by = (target: string) =>
      headings.filter((one) => one !== column && targetOf(catalogue.column(set, one)) === target);
    const [items] = by(`fields.${name}`);
    const beside = parts.flatMap(({ into, when }, i) =>
      by(`fields.${name}.${i}`).map((from) => ({ from, ...unitOf(catalogue, set, from), into, when: whenOf(when) })),
    );
    const said = { ...(items && { each: { from: items, into: each.into } }), with: beside };
    doc.setIn(['fields', name], doc.createNode(said));
  }
  if (at === undefined) return doc.setIn(['fields', name, 'each'], doc.createNode({ from: column, into: each.into }));
  const { into, when } = parts[Number(at)];
  const beside = { from: column, ...(unit && { unit }), into, when: whenOf(when) };
  doc.addIn(['fields', name, 'with'], doc.createNode(beside));
}

function whenOf({ field, codes }: { readonly field: string; readonly codes: readonly string[] }) {
  return { [field]: [...codes] };
}

function unitOf(catalogue: Catalogue, set: FieldSet, heading: string): { unit?: string } {
  const meaning = catalogue.column(set, heading);
  return meaning?.role === 'with' && meaning.unit ? { unit: meaning.unit } : {};
}

/** A mapping of records says which column tells whom a row is about, for files that come later. */
function nameEntity(doc: Document, catalogue: Catalogue, set: FieldSet, headings: readonly string[]): void {
  if (set === catalogue.entity || ['uscc', 'regno', 'foreign'].some((scheme) => doc.hasIn(['entity', scheme]))) return;
  for (const scheme of ['uscc', 'regno']) {
    const heading = headings.find((one) => targetOf(catalogue.column(set, one)) === `entity.${scheme}`);
    const ignored = ignoredIn(doc.toString()).some(
      (one) => heading !== undefined && simplified(one) === simplified(heading),
    );
    if (heading === undefined || ignored) continue;
    doc.setIn(['entity', scheme], heading);
    return;
  }
}

/** The patterns of a mapping's text. */
export function patternsIn(text: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown, key: string): void => {
    if (key === 'pattern') found.push(String(value));
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) visit(one, name);
  };
  visit(parseDocument(text).toJS(), '');
  return found;
}
