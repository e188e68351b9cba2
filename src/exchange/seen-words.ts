// The words that stand in the coded columns of a file: how often each, and which codes they are read as.

import type { Catalogue } from '../ledger/catalogue.ts';
import { type CodeList, readCodes, simplified } from '../ledger/code-list.ts';
import type { Field, FieldSet } from '../ledger/field.ts';
import { Fault } from './fault.ts';
import type { ListRule, Mapping } from './mapping.ts';
import { type Meaning, wordsIn } from './own-words.ts';
import { type FindColumn, finder, getter } from './rule.ts';
import type { Cell } from './sheet/sheet.ts';
import { targetOf } from './target.ts';
import type { ValueRule } from './value-rule.ts';
import { booleanIn, textIn } from './values.ts';

/** A column whose words stand for codes, or for yes and no where there is no list. */
export interface CodedColumn {
  readonly target: string;
  readonly column: string;
  readonly list: CodeList | undefined;
  /** Whether a cell holds several words, and a word may stand for several codes. */
  readonly several: boolean;
  readonly rule: Meaning;
  /** The words of a row, as the rule's map would meet them. */
  readonly words: (cells: readonly Cell[]) => readonly string[];
}

export interface SeenWord {
  readonly text: string;
  readonly count: number;
  /** What it is read as; none when it is not understood. */
  readonly codes: readonly string[];
  readonly by: 'name' | 'mapping' | 'otherwise' | undefined;
  /** What it could mean where the list knows it as a name of several codes. */
  readonly maybe: readonly string[];
}

/** The coded columns of a file, by the mapping's rules, else by the headings. */
export function codedColumns(
  catalogue: Catalogue,
  set: FieldSet,
  headings: readonly string[],
  mapping: Mapping | undefined,
): CodedColumn[] {
  const find = finder(headings);
  const ruled = [...(mapping?.fields ?? [])].flatMap(([name, rule]) => byRule(set.fieldsByName.get(name)!, rule, find));
  const ignored = new Set(mapping?.ignore.map(simplified));
  const own = headings.filter((heading) => !ignored.has(simplified(heading)));
  return [...ruled, ...own.flatMap((heading) => byHeading(catalogue, set, own, heading, mapping, find))];
}

function byRule(field: Field, rule: ValueRule | ListRule, find: FindColumn): CodedColumn[] {
  const [of, into, split] = 'each' in rule ? [rule.each, rule.into, rule.split] : [rule, undefined, undefined];
  const coded = codedIn(field, into);
  // What is not read from columns, or not as it stands there, is for the text of the mapping.
  if (!coded || !of.from.length || of.prefix !== undefined) return [];
  return [column(field, coded, of, of.from[0], split, find)];
}

function byHeading(
  catalogue: Catalogue,
  set: FieldSet,
  headings: readonly string[],
  heading: string,
  mapping: Mapping | undefined,
  find: FindColumn,
): CodedColumn[] {
  const meaning = catalogue.column(set, heading);
  const target = targetOf(meaning);
  if ((meaning?.role !== 'field' && meaning?.role !== 'each') || mapping?.fields.has(meaning.field.name)) return [];
  // Two columns that say the same thing are compared, so neither has words of its own.
  if (headings.filter((one) => targetOf(catalogue.column(set, one)) === target).length > 1) return [];
  const coded = codedIn(meaning.field, meaning.field.columns?.each.into);
  const plain = { from: [heading], join: ' ', anyPositive: [], line: 0 };
  return coded ? [column(meaning.field, coded, plain, heading, undefined, find)] : [];
}

/** The field of codes that words fill: the field itself, or one of a list's items. */
function codedIn(field: Field, into: string | undefined): Field | undefined {
  const coded = field.type === 'list' ? field.items.find((item) => item.name === into) : field;
  return coded?.list || coded?.type === 'boolean' ? coded : undefined;
}

function column(
  field: Field,
  coded: Field,
  rule: ValueRule,
  heading: string,
  split: string | undefined,
  find: FindColumn,
): CodedColumn {
  const get = getter({ ...rule, map: undefined, otherwise: undefined, blank: undefined }, find);
  const several = coded.several || field.type === 'list';
  const words = (cells: readonly Cell[]) => {
    const cell = get(cells);
    const text = cell instanceof Fault ? undefined : textIn(cell);
    if (typeof text !== 'string') return [];
    return several ? wordsIn(text, coded.list, rule, split) : [text];
  };
  return { target: `fields.${field.name}`, column: heading, list: coded.list, several, rule, words };
}

/** Counts the words of rows, one row after the other. */
export class WordCount {
  readonly column: CodedColumn;
  readonly #counts = new Map<string, number>();

  constructor(column: CodedColumn) {
    this.column = column;
  }

  add(cells: readonly Cell[]): void {
    for (const word of this.column.words(cells)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  /** What was counted: first what is not understood, then what the mapping says, the commonest first. */
  get seen(): SeenWord[] {
    const words = [...this.#counts].map(([text, count]) => ({ text, count, ...meaningOf(text, this.column) }));
    const rank = ({ by }: SeenWord) => [undefined, 'mapping', 'otherwise', 'name'].indexOf(by);
    return words.sort((a, b) => rank(a) - rank(b) || b.count - a.count);
  }
}

function meaningOf(word: string, { list, rule }: CodedColumn): Pick<SeenWord, 'codes' | 'by' | 'maybe'> {
  const said = rule.map?.get(word);
  if (said !== undefined) return { ...codesOf(said, list), by: 'mapping' };
  const named = rule.map && !rule.asWritten ? { codes: [], maybe: [] } : codesOf(word, list);
  if (named.codes.length) return { ...named, by: 'name' };
  const rest = rule.otherwise === undefined ? [] : codesOf(rule.otherwise, list).codes;
  return rest.length ? { codes: rest, by: 'otherwise', maybe: [] } : { ...named, by: undefined };
}

function codesOf(text: string, list: CodeList | undefined): Pick<SeenWord, 'codes' | 'maybe'> {
  if (!list) {
    const truth = booleanIn(text);
    return { codes: typeof truth === 'boolean' ? [String(truth)] : [], maybe: [] };
  }
  const reading = readCodes(list, text);
  return 'codes' in reading ? { codes: reading.codes, maybe: [] } : { codes: [], maybe: reading.choices };
}
