// Publishing an article by two: its writer puts it forward, another reads the very text and approves.

import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import { articleAt, ownDraft } from './articles.ts';
import { problems } from './problems.ts';

interface Proposed {
  readonly revision: number;
}

const ABOUT = 'article/';

/** Puts a draft of one's own before a second person; gives the number of the proposal. */
export async function proposeArticle(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<number> {
  const { title, division, revision } = await ownDraft(reader, who, id);
  const content: Proposed = { revision };
  return propose(db, who, at, {
    kind: 'site.article',
    about: `${ABOUT}${id}`,
    subject: title,
    division,
    content,
    reason,
  });
}

/** The number of the open proposal to publish an article, as far as the reader may see it. */
export async function openProposal(reader: Db, at: Date, id: string): Promise<number | null> {
  const { rows } = await reader.query<{ id: number }>(
    `select id from base.proposal where kind = 'site.article' and about = $1 and state = 'open' and expires_at > $2`,
    [`${ABOUT}${id}`, at],
  );
  return rows[0]?.id ?? null;
}

/** What approval does: the text that was put forward is public from then on. */
export const publishing: Approval = {
  describe: async (reader, { about }) => {
    const { unit, title, body, revision, kind } = await articleAt(reader, about.slice(ABOUT.length));
    const plain = (text: string) => ({ zh: text, en: text });
    return [
      { label: { zh: '栏目', en: 'Section' }, value: kind === 'news' ? NEWS : CASE },
      { label: { zh: '单位', en: 'Unit' }, value: plain(unit) },
      { label: { zh: '标题', en: 'Title' }, value: plain(title) },
      { label: { zh: '正文', en: 'Text' }, value: plain(body) },
      { label: { zh: '第几稿', en: 'Revision' }, value: plain(String(revision)) },
    ];
  },
  act: async ({ db, reader, who, at, proposal: { about, content } }) => {
    // Nobody publishes what he may not see.
    const { id, title } = await articleAt(reader, about.slice(ABOUT.length));
    const { rowCount } = await db.query(
      `update disclosure.article set published_at = $3, published_by = $4, published_name = $5, changed_at = $3
       where id = $1 and revision = $2 and published_at is null`,
      [id, (content as Proposed).revision, at, who.id, who.name],
    );
    if (rowCount === 0) throw new Problem(problems['disclosure.article-changed'], { title });
  },
};

const NEWS = { zh: '信用动态', en: 'News' };
const CASE = { zh: '典型案例', en: 'Typical cases' };
