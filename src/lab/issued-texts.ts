// The texts of rulebooks: the one in effect, those issued before, and the shipped one.

import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import { bookOf, type Grading } from '../grading/grading.ts';
import type { BookFiles } from '../rulebooks/book-files.ts';
import { loadFiles } from '../rulebooks/load.ts';
import type { listTexts } from './api.ts';
import { problems } from './problems.ts';

/** The files that a rulebook is read from; `number` is null for those shipped. */
export function textInEffect(
  { own }: Pick<Grading, 'own'>,
  rulebook: string,
): { number: number | null; files: BookFiles } {
  const issued = own.books.find((text) => text.rulebook === rulebook);
  return issued ?? { number: null, files: loadFiles(rulebook) ?? {} };
}

type Issued = AnswerOf<typeof listTexts>['items'][number];

/** Every text of a rulebook, the last first, the shipped one behind them. */
export async function textList(db: Db, grading: Grading, rulebook: string): Promise<Issued[]> {
  bookOf(grading, rulebook);
  const { rows } = await db.query<Omit<Issued, 'inEffect'>>(
    `select id as number, edition, since_day as since, reason, retroactive, drafted_by as "draftedBy",
       issued_by as "issuedBy", issued_at as "issuedAt", impact
     from grading.rulebook_text where rulebook = $1 order by id desc`,
    [rulebook],
  );
  const { number } = textInEffect(grading, rulebook);
  const texts = rows.map((row) => ({ ...row, inEffect: row.number === number }));
  return loadFiles(rulebook) ? [...texts, { ...SHIPPED, inEffect: number === null }] : texts;
}

const SHIPPED: Omit<Issued, 'inEffect'> = {
  number: null,
  edition: null,
  since: null,
  reason: null,
  retroactive: null,
  draftedBy: null,
  issuedBy: null,
  issuedAt: null,
  impact: null,
};

/** The files of an issued text, of the shipped one for 0. */
export async function filesOf(db: Db, rulebook: string, number: number): Promise<BookFiles> {
  if (number === 0) {
    const files = loadFiles(rulebook);
    if (files) return files;
  }
  const { rows } = await db.query<{ files: BookFiles }>(
    'select files from grading.rulebook_text where rulebook = $1 and id = $2',
    [rulebook, number],
  );
  if (!rows[0]) throw new Problem(problems['lab.no-such-text']);
  return rows[0].files;
}
