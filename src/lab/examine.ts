// Examines the text of a rulebook: what the parser, the checks and the worked cases find, in a browser as in the service.

import { type Flaw, Flaws } from '../base/yaml.ts';
import { type CaseResult, type Failure, runCases } from '../grading/run-cases.ts';
import type { Keeping } from '../ledger/keeping.ts';
import { type BookFiles, bookCases, bookText } from '../rulebooks/book-files.ts';
import type { WorkedCase } from '../rulebooks/cases.ts';
import { type Change, changedSince } from '../rulebooks/changed-since.ts';
import { checkRulebook } from '../rulebooks/check.ts';
import type { ClauseTable } from '../rulebooks/clauses.ts';
import type { FindingKind, Severity } from '../rulebooks/finding.ts';
import { parseRulebook } from '../rulebooks/parse.ts';
import type { Bilingual, Rulebook, Written } from '../rulebooks/rulebook.ts';

/** Something found; `form`: the text is not written as a rulebook is. */
export interface Found extends Written, Bilingual {
  readonly severity: Severity;
  readonly kind: FindingKind | 'form';
}

/** A worked case that was run; it holds when nothing failed. */
export interface TriedCase extends Written {
  readonly name: string;
  readonly failures: readonly Failure[];
}

export interface Examined {
  /** Undefined where the text cannot be read. */
  readonly book: Rulebook | undefined;
  readonly found: readonly Found[];
  readonly cases: readonly TriedCase[];
  /** From when on it judges otherwise than the text in effect; undefined: never. */
  readonly change: Change | undefined;
}

/** What an examination needs to know besides the text. */
export interface Ground {
  readonly keeping: Keeping;
  readonly clauses: () => ClauseTable;
  /** The rulebooks in effect, by id. */
  readonly books: ReadonlyMap<string, Rulebook>;
}

/** Examines the files of the rulebook `id`. */
export function examine(id: string, files: BookFiles, ground: Ground): Examined {
  const read = reading(() => parseRulebook(bookText(id, files), (base) => ground.books.get(base)));
  const { value: book, found } = read;
  if (!book) return { book, found, cases: [], change: undefined };
  if (book.id !== id) return { book: undefined, found: [renamed(book, id)], cases: [], change: undefined };
  const { catalogue } = ground.keeping;
  const cases = reading(() => bookCases(files, book, catalogue));
  let tried: readonly CaseResult[] = [];
  // Asked for only where all names are known: a rule that reads what does not exist cannot be run.
  const run = (worked: readonly WorkedCase[]) => {
    tried = runCases(ground, book, worked);
    return tried;
  };
  const checked = checkRulebook(book, catalogue, cases.value && (() => run(cases.value!)));
  return {
    book,
    found: [...cases.found, ...checked],
    cases: tried.map(({ case: { name, file, line }, failures }) => ({ name, file, line, failures })),
    change: changedSince(ground.books.get(id), book),
  };
}

/** Whether nothing stands against issuing it: no error, and every case holds. */
export function isSound({ book, found, cases }: Examined): boolean {
  const wrong = found.some(({ severity }) => severity === 'error') || cases.some(({ failures }) => failures.length > 0);
  return book !== undefined && !wrong;
}

function reading<T>(read: () => T): { value: T | undefined; found: Found[] } {
  try {
    return { value: read(), found: [] };
  } catch (error) {
    if (!(error instanceof Flaws)) throw error;
    return { value: undefined, found: error.flaws.map(formFault) };
  }
}

function formFault(flaw: Flaw): Found {
  return { ...flaw, severity: 'error', kind: 'form' };
}

function renamed({ file, line, id }: Rulebook, wanted: string): Found {
  return formFault({
    file,
    line,
    zh: `id 写的是“${id}”，应为“${wanted}”；编号定了就不能改`,
    en: `the id "${id}" must stay "${wanted}"`,
  });
}
