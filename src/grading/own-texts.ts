// What the office has put over what is shipped: its own clause file, and the rulebook texts that it has issued.

import type { Db } from '../base/db.ts';
import type { BookFiles } from '../rulebooks/book-files.ts';
import type { ClauseFile } from '../rulebooks/clauses-load.ts';

/** An issued text of a rulebook. */
export interface IssuedText {
  readonly number: number;
  readonly rulebook: string;
  readonly files: BookFiles;
}

export interface OwnTexts {
  readonly clauses?: ClauseFile;
  /** One a rulebook at most. */
  readonly books: readonly IssuedText[];
}

/** What is shipped, and no more. */
export const NOTHING_OWN: OwnTexts = { books: [] };

/**
 * The clause file imported last and the text issued last of each rulebook: `issued`, or only those that the stored spans
 * were made by (`in-effect`).
 */
export async function ownTexts(db: Db, which: 'issued' | 'in-effect' = 'in-effect'): Promise<OwnTexts> {
  const { rows } = await db.query<IssuedText>(
    which === 'issued'
      ? 'select distinct on (rulebook) id as number, rulebook, files from grading.rulebook_text order by rulebook, id desc'
      : `select t.id as number, t.rulebook, t.files from grading.rulebook_text t
         join grading.rulebook b on b.code = t.rulebook and b.text_id = t.id order by t.rulebook`,
  );
  return { clauses: await ownClauses(db), books: rows };
}

/** An authority's own clause file (罚则量化) imported last, if any. */
async function ownClauses(db: Db): Promise<ClauseFile | undefined> {
  const { rows } = await db.query<{ name: string; content: Buffer }>(
    'select name, content from grading.clause_file order by id desc limit 1',
  );
  return rows[0] && { name: rows[0].name, text: rows[0].content };
}

/** The same in another thread, where bytes arrive as plain ones. */
export function arrived({ clauses, books }: OwnTexts): OwnTexts {
  return { clauses: clauses && { ...clauses, text: Buffer.from(clauses.text) }, books };
}
