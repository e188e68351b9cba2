// Looks at a sent file before it is imported: what it is, what its columns stand for, and how its first rows are read.

import type { Day } from '../base/day.ts';
import { Problem } from '../base/problem.ts';
import { Flaws } from '../base/yaml.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { simplified } from '../ledger/code-list.ts';
import type { FieldSet } from '../ledger/field.ts';
import type { Told } from './fault.ts';
import { fieldSetOf } from './import-file.ts';
import { mappingOf } from './kept-mapping.ts';
import { ENTITIES, type Mapping } from './mapping.ts';
import { type Choice, chosen, ignoredIn, rulesIn } from './mapping-text.ts';
import { type Meant, meant } from './mapping-words.ts';
import { knownHeading, planFor, skipper } from './plan.ts';
import { rowReader } from './row.ts';
import { finder } from './rule.ts';
import { type CodedColumn, codedColumns, WordCount } from './seen-words.ts';
import { readSheet } from './sheet/read.ts';
import { cellText, type Row, type Sheet } from './sheet/sheet.ts';
import { targetOf } from './target.ts';

/** How many rows are read to look at a file, and how many samples of a column are shown. */
const LOOKED = { rows: 200, samples: 3, shown: 8, faults: 20 };
/** How many rows the words of coded columns are counted in. */
const COUNTED = 20_000;

export interface Asked {
  readonly type?: string;
  readonly sheet?: string;
  readonly mapping?: string;
  readonly choose?: Choice;
  readonly mean?: Meant;
  /** Whether cells were made harmless when they were given back. */
  readonly asSent: (cell: string) => string;
}

export interface SeenColumn {
  readonly heading: string;
  readonly samples: readonly string[];
  readonly targets: readonly string[];
  readonly by: 'heading' | 'mapping' | undefined;
  /** Whether a rule of the mapping does more than take the column as it is. */
  readonly worked: boolean;
}

export interface Look {
  readonly sheet: Sheet;
  /** The type that was asked for, or that most headings fit; undefined when none does. */
  readonly type: string | undefined;
  readonly set: FieldSet | undefined;
  readonly mapping: string | undefined;
  readonly columns: readonly SeenColumn[];
  /** Why it cannot be imported like this. */
  readonly problems: readonly Told[];
  readonly flaws: Flaws | undefined;
  /** First rows as they are written. */
  readonly rows: readonly Row[];
  /** Of the rows looked at: how many can be read, and what is wrong with others. */
  readonly looked: number;
  readonly sound: number;
  readonly faults: readonly { readonly line: number; readonly fault: Told }[];
  /** The words of coded columns; whether every row of the file was counted. */
  readonly words: readonly WordCount[];
  readonly counted: { readonly rows: number; readonly whole: boolean };
}

/** Looks at the file at a path; refuses one that is no table. */
export async function lookAt(catalogue: Catalogue, path: string, asked: Asked, today: Day): Promise<Look> {
  const type = asked.type ?? (await guessType(catalogue, path, asked.sheet));
  const set = type === undefined ? undefined : fieldSetOf(catalogue, type);
  const before = readable(catalogue, type, asked.mapping);
  const knows = set ? knownHeading(catalogue, set, before.mapping) : undefined;
  const sheet = await readSheet(path, { sheet: asked.sheet, knows });
  const { headings } = sheet;
  const text = set && mappingAfter(catalogue, set, headings, asked);
  const after = readable(catalogue, type, text);
  const words = set && !after.flaws && !after.problem ? codedColumns(catalogue, set, headings, after.mapping) : [];
  const { rows, ...counts } = await firstRows(sheet, asked.asSent, words, after);
  const seen = { sheet, type, set, mapping: text, ...counts, rows: rows.slice(0, LOOKED.shown), looked: rows.length };
  if (!set)
    return { ...seen, columns: columnsOf(rows, headings), problems: [], flaws: undefined, sound: 0, faults: [] };
  const columns = columnsOf(rows, headings, meaningsIn(catalogue, set, text));
  return { ...seen, columns, ...readBy(catalogue, set, sheet, rows, after, today) };
}

/** The mapping's text after what was chosen. */
function mappingAfter(
  catalogue: Catalogue,
  set: FieldSet,
  headings: readonly string[],
  { mapping, choose, mean }: Asked,
): string | undefined {
  const text = choose ? chosen(catalogue, set, headings, mapping, choose) : mapping;
  return mean ? meant(catalogue, set, headings, text, mean) : text;
}

/** A mapping, or why it cannot be followed. */
interface Readable {
  readonly mapping?: Mapping;
  readonly flaws?: Flaws;
  readonly problem?: Problem;
}

function readable(catalogue: Catalogue, type: string | undefined, content: string | undefined): Readable {
  if (content === undefined || type === undefined) return {};
  try {
    return { mapping: mappingOf(catalogue, type, { name: '', content }) };
  } catch (error) {
    if (error instanceof Flaws) return { flaws: error };
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

/** The type of whose columns most are among the headings. */
async function guessType(catalogue: Catalogue, path: string, sheet: string | undefined): Promise<string | undefined> {
  const sets: [string, FieldSet][] = [[ENTITIES, catalogue.entity], ...catalogue.types];
  const knows = (heading: string) => heading !== '' && sets.some(([, set]) => catalogue.column(set, heading));
  const { headings, rows } = await readSheet(path, { sheet, knows });
  await rows[Symbol.asyncIterator]().return?.();
  let [best, most] = [undefined as string | undefined, 0];
  for (const [type, set] of sets) {
    const own = headings.filter((heading) => {
      const role = catalogue.column(set, heading)?.role;
      return role !== undefined && role !== 'reference' && role !== 'not-kept';
    });
    if (own.length > most) [best, most] = [type, own.length];
  }
  return best;
}

/** The first rows, and the words of coded columns in these and some more. */
async function firstRows(
  { headings, rows }: Sheet,
  asSent: Asked['asSent'],
  coded: readonly CodedColumn[],
  by: Readable,
) {
  const [found, words] = [[] as Row[], coded.map((column) => new WordCount(column))];
  const skips = skipper(by.mapping?.skip ?? [], finder(headings));
  const most = words.length ? COUNTED : LOOKED.rows;
  let [count, whole] = [0, true];
  const take = (row: Row) => {
    const cells = row.cells.map((cell) => (typeof cell === 'string' ? asSent(cell) : cell));
    if (found.length < LOOKED.rows) found.push({ ...row, cells });
    if (words.length && !skips(cells)) for (const one of words) one.add(cells);
  };
  try {
    for await (const some of rows) {
      if (count === most) whole = some.length === 0;
      const taken = some.slice(0, most - count);
      taken.forEach(take);
      count += taken.length;
      if (taken.length < some.length) whole = false;
      if (!whole) break;
    }
  } catch (error) {
    // What breaks off behind the first rows is told when it is imported.
    if (!(error instanceof Problem) || found.length < LOOKED.rows) throw error;
    whole = false;
  }
  return { rows: found, words, counted: { rows: count, whole } };
}

type Meaning = Pick<SeenColumn, 'targets' | 'by' | 'worked'>;
const NONE: Meaning = { targets: [], by: undefined, worked: false };

function columnsOf(
  rows: readonly Row[],
  headings: readonly string[],
  meaning: (heading: string) => Meaning = () => NONE,
): SeenColumn[] {
  return headings.map((heading, at) => {
    const texts = rows.map(({ cells }) => cellText(cells[at]).trim()).filter((text) => text !== '');
    return { heading, samples: [...new Set(texts)].slice(0, LOOKED.samples), ...meaning(heading) };
  });
}

/** What columns stand for: by the mapping's rules, else by their headings where no rule fills the same. */
function meaningsIn(catalogue: Catalogue, set: FieldSet, text: string | undefined) {
  const rules = rulesIn(text, set);
  const ignored = new Set(ignoredIn(text).map(simplified));
  const filled = new Set(rules.flatMap(({ target }) => [target, listOf(target)]));
  return (heading: string): Meaning => {
    const key = simplified(heading);
    const used = rules.filter(({ columns }) => columns.some((column) => simplified(column) === key));
    const worked = used.some(({ plain }) => !plain);
    if (used.length) return { targets: [...new Set(used.map(({ target }) => target))], by: 'mapping', worked };
    const own = ignored.has(key) ? undefined : targetOf(catalogue.column(set, heading));
    if (own === undefined || filled.has(own) || filled.has(listOf(own))) return NONE;
    return { targets: [own], by: 'heading', worked: false };
  };
}

/** Of a value beside a list, the list. */
function listOf(target: string): string {
  return target.split('.').slice(0, 2).join('.');
}

/** The first of faults that say the same. */
function firstOfEach(faults: Look['faults']): Look['faults'] {
  const said = new Map([...faults].reverse().map((one) => [JSON.stringify(one.fault), one]));
  return faults.filter((one) => said.get(JSON.stringify(one.fault)) === one);
}

type ReadBy = Pick<Look, 'problems' | 'flaws' | 'sound' | 'faults'>;

function readBy(
  catalogue: Catalogue,
  set: FieldSet,
  { headings, format }: Sheet,
  rows: readonly Row[],
  { mapping, flaws, problem }: Readable,
  today: Day,
): ReadBy {
  if (flaws || problem) return { problems: problem ? [problem] : [], flaws, sound: 0, faults: [] };
  try {
    const plan = planFor(catalogue, set, headings, mapping);
    const read = rowReader(plan, headings, format === 'xlsx');
    const said = rows.map((row) => read(row, { today, zone: plan.zone }));
    const faults = said.flatMap((one) => one?.faults.map((fault) => ({ line: one.row.line, fault })) ?? []);
    const sound = said.filter((one) => !one?.faults.length).length;
    return { problems: [], flaws: undefined, sound, faults: firstOfEach(faults).slice(0, LOOKED.faults) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problems: [error], flaws: undefined, sound: 0, faults: [] };
  }
}
