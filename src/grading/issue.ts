// Issuing a rulebook text, and putting into effect what has been issued: the register is graded anew under it.

import { type Day, dayText } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import { lockHead } from '../ledger/append.ts';
import type { BookFiles } from '../rulebooks/book-files.ts';
import { loadGrading } from './grading.ts';
import type { LiveGrading } from './live-grading.ts';
import { ownTexts } from './own-texts.ts';
import { type Manner, regradeIn } from './regrade.ts';
import { registeredBooks, registerRulebooks } from './rulebook-register.ts';

export interface Issue {
  readonly rulebook: string;
  readonly files: BookFiles;
  readonly edition: string;
  /** The first day that is judged otherwise than by the text before. */
  readonly since: Day;
  readonly reason: string;
  /** Why days that are over are judged anew; null: none is. */
  readonly retroactive: string | null;
  readonly impact: unknown;
  readonly draftedBy: string;
  readonly issuedBy: string;
}

/** Adds a text to those issued; gives its number. It is in effect when the register has been graded under it. */
export async function issueText(db: Db, at: Date, issue: Issue): Promise<number> {
  const { rulebook, files, edition, since, reason, retroactive, impact, draftedBy, issuedBy } = issue;
  const { rows } = await db.query<{ id: number }>(
    `insert into grading.rulebook_text
       (id, rulebook, files, edition, since_day, reason, retroactive, impact, drafted_by, issued_by, issued_at)
     select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 from grading.rulebook_text
     returning id`,
    [
      rulebook,
      JSON.stringify(files),
      edition,
      dayText(since),
      reason,
      retroactive,
      JSON.stringify(impact),
      draftedBy,
      issuedBy,
      at,
    ],
  );
  return rows[0].id;
}

/**
 * Grades the register under the texts issued last, where its spans are of others; gives the rulebooks. In one transaction:
 * on every day everybody sees either the old standing or the new one. Filing waits meanwhile, reading goes on.
 */
export async function putIntoEffect(
  database: Database,
  live: LiveGrading,
  at: Date,
  progress?: Manner['progress'],
): Promise<string[]> {
  if (!(await database.read(hasIssued))) return [];
  const { fresh, codes } = await database.transaction(async (db) => {
    await lockHead(db);
    const fresh = loadGrading(await ownTexts(db, 'issued'));
    await registerRulebooks(db, fresh);
    const books = [...(await registeredBooks(db, fresh)).values()];
    const codes = books.filter(({ stale }) => stale).map(({ code }) => code);
    if (codes.length) await regradeIn(db, fresh, at, codes, { beside: true, progress });
    return { fresh, codes };
  });
  live.become(fresh);
  return codes;
}

/** Whether a text is issued that is not in effect. */
async function hasIssued(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ any: boolean }>(
    `select exists (
       select from (select rulebook, max(id) as id from grading.rulebook_text group by rulebook) t
       where not exists (select from grading.rulebook b where b.code = t.rulebook and b.text_id = t.id)
     ) as any`,
  );
  return rows[0].any;
}
