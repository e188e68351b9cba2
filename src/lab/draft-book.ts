// The rulebook that a draft's files amount to, for the service: refused where it cannot be tried.

import { Problem } from '../base/problem.ts';
import { Flaws } from '../base/yaml.ts';
import type { Grading } from '../grading/grading.ts';
import { type BookFiles, bookText } from '../rulebooks/book-files.ts';
import { checkRulebook } from '../rulebooks/check.ts';
import { parseRulebook } from '../rulebooks/parse.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import { type Examined, examine, isSound } from './examine.ts';
import { problems } from './problems.ts';

/** The rulebook of these files; refuses a text that is none, and rules that read what does not exist. */
export function draftBook(id: string, files: BookFiles, { books, catalogue }: Grading): Rulebook {
  const book = parsed(id, files, books);
  const [first, ...more] = checkRulebook(book, catalogue).filter(({ kind }) => kind === 'name');
  if (first) throw notSound(more.length + 1, 0, first);
  return book;
}

function parsed(id: string, files: BookFiles, books: Grading['books']): Rulebook {
  try {
    return parseRulebook(bookText(id, files), (base) => books.get(base));
  } catch (error) {
    if (!(error instanceof Flaws)) throw error;
    throw notSound(error.flaws.length, 0, error.flaws[0]);
  }
}

/** The same examined whole: refuses errors and cases that fail. */
export function soundBook(id: string, files: BookFiles, grading: Grading): Examined & { readonly book: Rulebook } {
  const examined = examine(id, files, grading);
  const errors = examined.found.filter(({ severity }) => severity === 'error');
  const failing = examined.cases.filter(({ failures }) => failures.length > 0);
  const { book } = examined;
  if (!book || !isSound(examined)) throw notSound(errors.length, failing.length, errors[0] ?? failing[0].failures[0]);
  return { ...examined, book };
}

function notSound(
  errors: number,
  cases: number,
  { file, line, zh }: { file: string; line: number; zh: string },
): Problem {
  return new Problem(problems['lab.not-sound'], { errors, cases, first: `${file}:${line} ${zh}` });
}
