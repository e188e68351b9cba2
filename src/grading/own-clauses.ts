// An authority's own clause file (罚则量化), kept with the register and laid over the shipped table.

import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import { adoptLayouts } from '../ledger/adopt-layouts.ts';
import type { ClauseFile } from '../rulebooks/clauses-load.ts';
import { type Grading, loadGrading, usesClauses } from './grading.ts';
import { ownTexts } from './own-texts.ts';

/**
 * Keeps a clause file after reading it whole; throws `Flaws` with every flaw and keeps nothing when there is one. What the
 * ledger holds is looked up anew in the table it makes; grading anew under the rulebooks that use it is the caller's.
 */
export async function keepClauses(db: Db, who: Who, at: Date, file: ClauseFile): Promise<Grading> {
  const grading = loadGrading({ ...(await ownTexts(db)), clauses: file });
  // Read now, so that a flaw is met before anything is touched.
  grading.clauses();
  await adoptLayouts(db, grading.keeping);
  await db.query(
    'insert into grading.clause_file (id, name, content, imported_at, who) select coalesce(max(id), 0) + 1, $1, $2, $3, $4 from grading.clause_file',
    [file.name, file.text, at, who.id],
  );
  return grading;
}

/** The rulebooks that look levels up in the clause table. */
export function booksWithClauses({ books }: Grading): string[] {
  return [...books.values()].filter(usesClauses).map((book) => book.id);
}
