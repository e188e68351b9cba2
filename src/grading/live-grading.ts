// A grading that is brought up to date in place when an edition has been issued, for those who hold it meanwhile.

import type { Db } from '../base/db.ts';
import { type Follow, type Grading, loadGrading } from './grading.ts';
import { ownTexts } from './own-texts.ts';
import { type BookRow, bookRows, booksOf, type RegisteredBook } from './rulebook-register.ts';

export class LiveGrading implements Grading {
  #now: Grading;
  follow: Follow | undefined;

  constructor(now: Grading) {
    this.#now = now;
  }

  get catalogue() {
    return this.#now.catalogue;
  }
  get keeping() {
    return this.#now.keeping;
  }
  get own() {
    return this.#now.own;
  }
  get books() {
    return this.#now.books;
  }
  get plans() {
    return this.#now.plans;
  }
  get clauses() {
    return this.#now.clauses;
  }
  get clausesKey() {
    return this.#now.clausesKey;
  }

  /** What it is now, which stays as it is: for work of several steps that must not see it change. */
  settled(): Grading {
    return this.#now;
  }

  become(now: Grading): void {
    this.#now = now;
  }
}

/**
 * The grading by whose texts the stored spans were made, as this transaction sees it, with the rulebooks of the register.
 * Another service may have issued an edition meanwhile: then the texts are read anew, and a live grading is brought up to date.
 */
export async function gradingWithBooks(
  db: Db,
  grading: Grading,
): Promise<{ grading: Grading; books: Map<string, RegisteredBook> }> {
  const rows = await bookRows(db);
  const now = await gradingBy(db, grading, rows);
  return { grading: now, books: booksOf(rows, now) };
}

async function gradingBy(db: Db, grading: Grading, rows: readonly BookRow[]): Promise<Grading> {
  const now = grading instanceof LiveGrading ? grading.settled() : grading;
  const issued = rows.filter(({ text_id }) => text_id !== null);
  const held = new Map(now.own.books.map(({ rulebook, number }) => [rulebook, number]));
  if (issued.length === held.size && issued.every(({ code, text_id }) => held.get(code) === text_id)) return now;
  const fresh = loadGrading(await ownTexts(db));
  if (grading instanceof LiveGrading) grading.become(fresh);
  return fresh;
}
