// News and typical cases on the public site.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { filled, type Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import type { Article } from '../articles/articles.ts';
import { articleShown, articlesShown } from '../articles/list-articles.ts';
import { siteRules } from './declared.ts';
import { at, type Body, dayIn } from './frame.ts';
import { marked } from './marked.ts';
import { WORDS } from './words.ts';

/** In addresses. */
const FOLDERS = { news: 'news', case: 'cases' } as const;

/** A page of articles of one kind, the latest first. */
export async function articlesPage(
  db: Db,
  lang: Lang,
  kind: Article['kind'],
  after: string | undefined,
): Promise<Body> {
  const t = WORDS[lang];
  const { items, next } = await articlesShown(db, { kind, after, limit: siteRules().page.news });
  const title = kind === 'news' ? t.news : t.cases;
  const content = html`${items.length === 0 && html`<p>${kind === 'news' ? t.newsNone : t.casesNone}</p>`}${articleLines(items, lang)}
${next !== null && html`<p><a rel="next" href="${at(lang, `/${FOLDERS[kind]}?after=${encodeURIComponent(next)}`)}">${t.next}</a></p>`}`;
  return { title, content, about: title };
}

/** Articles one below the other. */
export function articleLines(items: readonly Article[], lang: Lang): Html {
  return html`${items.map(
    (one) =>
      html`<div class="e"><p lang="zh-CN"><a href="${at(lang, `/${FOLDERS[one.kind]}/${one.id}`)}">${one.title}</a></p><p class="small">${saidBy(one, lang)}</p></div>`,
  )}`;
}

/** One article, as long as it is public. */
export async function articlePage(db: Db, lang: Lang, kind: Article['kind'], id: string): Promise<Body | undefined> {
  const t = WORDS[lang];
  const article = await articleShown(db, kind, id);
  if (!article) return undefined;
  const content = html`<p class="small">${saidBy(article, lang)}</p><article lang="zh-CN">${marked(article.body)}</article>
<p class="no-print"><a href="${at(lang, `/${FOLDERS[kind]}`)}">${t.toList}</a></p>`;
  return { title: article.title, content, about: article.title };
}

function saidBy({ unit, publishedAt }: Article, lang: Lang): string {
  return filled(WORDS[lang].by, { unit, day: dayIn(lang, iso(shanghaiDay(new Date(publishedAt!)))) });
}
