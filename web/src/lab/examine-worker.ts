// Examines a draft in a thread of the browser, so that typing never waits for it.

import { clauseField } from '../../../src/grading/clause-field.ts';
import { type Differences, draftDifferences } from '../../../src/lab/compare-draft.ts';
import { type Examined, examine, type Ground } from '../../../src/lab/examine.ts';
import { readCatalogue } from '../../../src/ledger/catalogue-read.ts';
import { keeping } from '../../../src/ledger/keeping.ts';
import { type BookFiles, bookText } from '../../../src/rulebooks/book-files.ts';
import { type Clause, ClauseTable } from '../../../src/rulebooks/clauses.ts';
import { parseRulebook } from '../../../src/rulebooks/parse.ts';
import type { Rulebook } from '../../../src/rulebooks/rulebook.ts';

/** What the thread is told once, and again when the clause table has arrived. */
export interface Setting {
  readonly catalogue: Readonly<Record<string, string>>;
  readonly books: readonly { readonly id: string; readonly files: BookFiles }[];
  readonly clauses: readonly Clause[];
}

export interface Asked {
  readonly number: number;
  readonly id: string;
  readonly files: BookFiles;
}

export interface Answered {
  readonly number: number;
  readonly examined: Examined;
  /** Against what is in effect; undefined while the text cannot be put into sentences. */
  readonly differences: readonly Differences[] | undefined;
}

let ground: Ground | undefined;

addEventListener('message', ({ data }: MessageEvent<Setting | Asked>) => {
  if ('catalogue' in data) ground = groundOf(data);
  else if (ground) {
    const found = examined(data, ground);
    const answer: Answered = { number: data.number, examined: found, differences: differencesOf(found, ground) };
    postMessage(answer);
  }
});

function groundOf({ catalogue, books, clauses }: Setting): Ground {
  const table = new ClauseTable(clauses);
  const kept = keeping(readCatalogue(new Map(Object.entries(catalogue))), {
    derive: clauseField(() => table),
    key: '',
  });
  return { keeping: kept, clauses: () => table, books: booksOf(books) };
}

/** The rulebooks in effect; those that others extend are read first. */
function booksOf(texts: Setting['books']): Map<string, Rulebook> {
  const books = new Map<string, Rulebook>();
  const load = (id: string): Rulebook | undefined => {
    const text = texts.find((one) => one.id === id);
    if (books.has(id) || !text) return books.get(id);
    const book = parseRulebook(bookText(id, text.files), load);
    books.set(id, book);
    return book;
  };
  for (const { id } of texts) load(id);
  return books;
}

function examined({ id, files }: Asked, on: Ground): Examined {
  try {
    return examine(id, files, on);
  } catch (error) {
    const { message } = error as Error;
    const fault = { file: `rulebooks/${id}/rulebook.yaml`, line: 1, zh: message, en: message };
    return { book: undefined, found: [{ ...fault, severity: 'error', kind: 'form' }], cases: [], change: undefined };
  }
}

function differencesOf({ book, found }: Examined, { books, keeping: { catalogue } }: Ground): Answered['differences'] {
  const unknown = found.some(({ kind }) => kind === 'name');
  return book && !unknown ? draftDifferences(book, books, catalogue) : undefined;
}
