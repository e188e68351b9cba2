// Drafts of rulebook editions: begun, read, saved without overwriting what another changed, and thrown away.

import { randomUUID } from 'node:crypto';
import { shanghaiTime } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { AnswerOf, InputOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import { bookOf, type Grading } from '../grading/grading.ts';
import { beginBook, beginEdition } from '../rulebooks/begin-edition.ts';
import { type BookFiles, isBookPath } from '../rulebooks/book-files.ts';
import type { beginDraft, listDrafts, saveDraft } from './api.ts';
import { textInEffect } from './issued-texts.ts';
import { problems } from './problems.ts';

export interface Draft {
  readonly id: string;
  readonly rulebook: string;
  readonly name: string;
  readonly base: number | null;
  readonly files: BookFiles;
  readonly revision: number;
  readonly shared: boolean;
  readonly state: 'open' | 'proposed' | 'issued';
  /** The proposal that waits for a decision. */
  readonly proposal: number | null;
  /** The text that it was issued as. */
  readonly issued: number | null;
  readonly account: string;
  readonly author: string;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** The proposal by which a draft waits for a second person's decision; `$1` is the instant. */
const PROPOSAL = `(select p.id from base.proposal p where p.kind = 'rulebook.issue' and p.about = draft.id::text
  and p.state = 'open' and p.expires_at > $1)`;

const COLUMNS = `id, rulebook, name, base, revision, shared, account, author,
  changed_at as "changedAt", changed_by as "changedBy", issued, ${PROPOSAL} as proposal,
  case when issued is not null then 'issued' when ${PROPOSAL} is not null then 'proposed' else 'open' end as state`;

/** The drafts that a reader may see, those changed last first; of one rulebook if told. */
export async function draftList(
  reader: Db,
  who: Reader,
  at: Date,
  rulebook: string | undefined,
): Promise<AnswerOf<typeof listDrafts>['items']> {
  const { rows } = await reader.query<Draft>(
    `select ${COLUMNS} from lab.draft where $2::text is null or rulebook = $2 order by changed_at desc limit 200`,
    [at, rulebook ?? null],
  );
  return rows.map((row) => ({ ...row, own: row.account === who.id }));
}

/** A draft that a reader may see; refuses any other. */
export async function draftAt(reader: Db, at: Date, id: string): Promise<Draft> {
  const { rows } = await reader.query<Draft>(`select ${COLUMNS}, files from lab.draft where id = $2`, [at, id]);
  if (!rows[0]) throw new Problem(problems['lab.no-such-draft']);
  return rows[0];
}

/** Begins a draft as an edition of a rulebook, or as a new rulebook; refuses names that are taken. */
export async function addDraft(
  db: Db,
  who: Reader,
  at: Date,
  grading: Grading,
  body: InputOf<typeof beginDraft>['body'],
): Promise<string> {
  const { rulebook, from, edition, inForce, article, name, newBook } = body;
  const book = bookOf(grading, rulebook);
  if (!book.editions.some(({ id }) => id === from))
    throw new Problem(problems['lab.unknown-edition'], { rulebook, edition: from });
  if (newBook === undefined && book.editions.some(({ id }) => id === edition))
    throw new Problem(problems['lab.edition-taken'], { rulebook, edition });
  if (newBook !== undefined && grading.books.has(newBook))
    throw new Problem(problems['lab.book-taken'], { rulebook: newBook });
  const text = textInEffect(grading, rulebook);
  const begun = { from, id: edition, inForce, article };
  const files = newBook === undefined ? beginEdition(text.files, begun) : beginBook(text.files, newBook, begun);
  const id = randomUUID();
  await db.query(
    `insert into lab.draft (id, rulebook, name, base, files, account, author, created_at, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $7)`,
    [
      id,
      newBook ?? rulebook,
      name,
      newBook === undefined ? text.number : null,
      JSON.stringify(files),
      who.id,
      who.name,
      at,
    ],
  );
  return id;
}

/** Saves a draft over the revision that its writer saw. */
export async function putDraft(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  id: string,
  body: InputOf<typeof saveDraft>['body'],
): Promise<AnswerOf<typeof saveDraft>> {
  const path = Object.keys(body.files).find((one) => !isBookPath(one));
  if (path !== undefined) throw new Problem(problems['lab.not-a-path'], { path });
  const draft = await openDraft(reader, at, id);
  // Only its author shares it, or takes it back.
  const shared = draft.account === who.id ? body.shared : draft.shared;
  const { rowCount } = await db.query(
    `update lab.draft set files = $4, name = $5, shared = $6, revision = revision + 1, changed_at = $1, changed_by = $7
     where id = $2 and revision = $3 and issued is null and ${PROPOSAL} is null`,
    [at, id, body.revision, JSON.stringify(body.files), body.name, shared, who.name],
  );
  if (rowCount === 0) throw await movedOn(reader, at, id);
  return { revision: body.revision + 1, changedAt: at.toISOString() };
}

/** A draft that may still be changed. */
export async function openDraft(reader: Db, at: Date, id: string): Promise<Draft> {
  const draft = await draftAt(reader, at, id);
  if (draft.state === 'proposed') throw new Problem(problems['lab.draft-proposed']);
  if (draft.state === 'issued') throw new Problem(problems['lab.draft-issued']);
  return draft;
}

/** The refusal of a change to what somebody else has changed since. */
export async function movedOn(reader: Db, at: Date, id: string): Promise<Problem> {
  const { changedBy, changedAt } = await openDraft(reader, at, id);
  return new Problem(problems['lab.draft-changed'], { who: changedBy, at: shanghaiTime(changedAt, 'second') });
}

/** Throws a draft of one's own away. */
export async function removeDraft(db: Db, reader: Db, who: Reader, at: Date, id: string): Promise<void> {
  await openDraft(reader, at, id);
  const { rowCount } = await db.query(
    `delete from lab.draft where id = $2 and account = $3 and issued is null and ${PROPOSAL} is null`,
    [at, id, who.id],
  );
  if (rowCount === 0) throw new Problem(problems['lab.no-such-draft']);
}
