// Articles of the public site: begun, changed and discarded by whoever writes them, withdrawn once public.

import { randomUUID } from 'node:crypto';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { problems } from './problems.ts';

export interface Article {
  readonly id: string;
  readonly kind: 'news' | 'case';
  readonly unit: string;
  readonly division: string;
  readonly title: string;
  readonly body: string;
  readonly revision: number;
  readonly account: string;
  readonly author: string;
  readonly state: 'draft' | 'published' | 'withdrawn';
  readonly changedAt: string;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly withdrawn: { readonly at: string; readonly by: string; readonly why: string } | null;
}

export interface Text {
  readonly title: string;
  readonly body: string;
}

export const COLUMNS = `id, kind, unit_name as unit, division, title, body, revision, account::text, author,
  case when withdrawn_at is not null then 'withdrawn' when published_at is not null then 'published' else 'draft' end as state,
  changed_at as "changedAt", published_at as "publishedAt", published_name as "publishedBy",
  case when withdrawn_at is not null
    then json_build_object('at', withdrawn_at, 'by', withdrawn_name, 'why', withdrawn_why) end as withdrawn`;

/** An article as far as the reader may see it; refuses otherwise. */
export async function articleAt(reader: Db, id: string): Promise<Article> {
  const { rows } = await reader.query<Article>(`select ${COLUMNS} from disclosure.article where id = $1`, [id]);
  if (rows.length === 0) throw new Problem(problems['disclosure.no-such-article']);
  return rows[0];
}

/** Begins an article of the writer's unit; gives its id. */
export async function writeArticle(
  db: Db,
  who: Reader,
  at: Date,
  { kind, title, body }: Text & { readonly kind: Article['kind'] },
): Promise<string> {
  refuseNumbers({ title, body });
  const id = randomUUID();
  await db.query(
    `insert into disclosure.article
       (id, kind, unit, unit_name, division, title, body, account, author, created_at, changed_at)
     select $1, $2, u.id, u.name, u.division, $4, $5, $6, $7, $8, $8 from base.unit u where u.id = $3`,
    [id, kind, who.unit.id, title, body, who.id, who.name, at],
  );
  return id;
}

/** Changes a draft over the revision that its writer saw; gives the new one. */
export async function changeArticle(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  { id, revision, title, body }: Text & { readonly id: string; readonly revision: number },
): Promise<number> {
  await ownDraft(reader, who, id);
  refuseNumbers({ title, body });
  const { rows } = await db.query<{ revision: number }>(
    `update disclosure.article set title = $3, body = $4, revision = revision + 1, changed_at = $5
     where id = $1 and revision = $2 and published_at is null returning revision`,
    [id, revision, title, body, at],
  );
  if (rows.length === 0) throw new Problem(problems['disclosure.article-saved-by-another'], { title });
  return rows[0].revision;
}

/** Discards a draft. */
export async function discardArticle(db: Db, reader: Db, who: Reader, id: string): Promise<void> {
  const { title } = await ownDraft(reader, who, id);
  const { rowCount } = await db.query('delete from disclosure.article where id = $1 and published_at is null', [id]);
  if (rowCount === 0) throw new Problem(problems['disclosure.article-not-draft'], { title });
}

/** Takes a published article off the site; refuses one that is not there. */
export async function withdrawArticle(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  { id, why }: { readonly id: string; readonly why: string },
): Promise<void> {
  const { title } = await articleAt(reader, id);
  const { rowCount } = await db.query(
    `update disclosure.article set withdrawn_at = $2, withdrawn_name = $3, withdrawn_why = $4, changed_at = $2
     where id = $1 and published_at is not null and withdrawn_at is null`,
    [id, at, who.name, why],
  );
  if (rowCount === 0) throw new Problem(problems['disclosure.article-not-published'], { title });
}

/** A draft of one's own; refuses another's, and one that is public or was. */
export async function ownDraft(reader: Db, who: Reader, id: string): Promise<Article> {
  const article = await articleAt(reader, id);
  const { title, author } = article;
  if (article.account !== who.id) throw new Problem(problems['disclosure.article-not-own'], { author });
  if (article.state !== 'draft') throw new Problem(problems['disclosure.article-not-draft'], { title });
  return article;
}

// An identity card's number, or a mobile telephone's, that does not stand in a longer number such as a credit code.
const PERSONAL = /(?<![\dA-Z])(\d{17}[\dXx]|1[3-9]\d{9})(?![\dA-Z])/;

/** @basis Personal Information Protection Law article 6 */
function refuseNumbers({ title, body }: Text): void {
  const found = PERSONAL.exec(title) ?? PERSONAL.exec(body);
  if (found) throw new Problem(problems['disclosure.article-names-a-person'], { found: `${found[1].slice(0, 4)}…` });
}
