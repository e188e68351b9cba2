// The first page: the search above, what the marks mean and how to object next, then lists and what is new.

import type { Db } from '../../base/db.ts';
import { html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import { articlesShown } from '../articles/list-articles.ts';
import { articleLines } from './article-pages.ts';
import { siteGuides, siteTerms } from './declared.ts';
import { at, type Body } from './frame.ts';
import { WORDS } from './words.ts';

const NEWEST = 5;
/** The terms that the first page explains at once; the others are a page further. */
const FIRST = ['penalty', 'abnormal', 'serious', 'check'];

/** The first page. */
export async function homePage(db: Db, lang: Lang): Promise<Body> {
  const t = WORDS[lang];
  const { items } = await articlesShown(db, { limit: NEWEST });
  const { objection, repair } = siteGuides();
  const terms = siteTerms().terms.filter(({ id }) => FIRST.includes(id));
  const content = html`<p>${t.homeLead}</p>
<h2>${t.marks}</h2><p>${t.marksLead}</p>${terms.map(
    ({ id, label, means, not }) =>
      html`<div class="e"><h3><a href="${at(lang, `/terms#${id}`)}">${label[lang]}</a></h3><p>${means[lang]}</p><p class="small">${t.meansNot}${t.colon}${not[lang]}</p></div>`,
  )}
<p><a href="${at(lang, '/terms')}">${t.all}</a></p>
<h2>${t.how}</h2><p>${t.howLead}</p><ul><li><a href="${at(lang, '/objection')}">${objection.title[lang]}</a></li><li><a href="${at(lang, '/repair')}">${repair.title[lang]}</a></li></ul>
<h2>${t.latest}</h2>${items.length === 0 ? html`<p>${t.none}</p>` : articleLines(items, lang)}`;
  return { title: t.site, content, about: t.homeLead };
}
