// The first page: the search above all, doors to what people come for, figures of the day, what the marks mean, what is new.

import { shanghaiTime } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { filled, type Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import { articlesShown } from '../articles/list-articles.ts';
import { articleLines } from './article-pages.ts';
import { siteLists, siteRecords, siteTerms } from './declared.ts';
import type { Figures } from './figures.ts';
import { at, type Body } from './frame.ts';
import { WORDS } from './words.ts';

const NEWEST = 5;
/** The terms that the first page explains at once; the others are a page further. */
const FIRST = ['penalty', 'abnormal', 'serious', 'check'];

/** Where people go from here, each with a drawing of 24 × 24. */
const DOORS = [
  ['objection', '/objection', 'M12 3a9 9 0 1 0 9 9M12 8v5M12 16.5v.1M17 3l4 4-4 0z'],
  ['repair', '/repair', 'M4 12l5 5L20 6'],
  ['complain', '/complain', 'M4 5h16v11H9l-5 4zM8 9h8M8 12h5'],
  ['verify', '/public/verify', 'M12 3l8 3v6c0 5-3.5 8-8 9-4.500-1-8-4-8-9V6zM8.500 12l2.500 2.500 4.500-5'],
  ['data', '/data', 'M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4 20h16'],
  ['lists', '/lists', 'M9 6h11M9 12h11M9 18h11M4.500 6h.1M4.500 12h.1M4.500 18h.1'],
] as const;

/** The first page, with figures counted a little while ago. */
export async function homePage(db: Db, lang: Lang, figures: Figures): Promise<Body> {
  const t = WORDS[lang];
  const { items } = await articlesShown(db, { limit: NEWEST });
  const content = html`${doors(lang)}${figuresPart(figures, lang)}
<h2>${t.marks}</h2><p>${t.marksLead}</p>${termCards(lang)}
<p><a href="${at(lang, '/terms')}">${t.allTerms}</a></p>
<h2>${t.latest}</h2>${items.length === 0 ? html`<p>${t.none}</p>` : articleLines(items, lang)}`;
  return { title: t.site, content, about: t.homeLead, hero: { title: t.homeTitle, lead: t.homeLead } };
}

function doors(lang: Lang): Html {
  const t = WORDS[lang];
  return html`<ul class="doors">${DOORS.map(([id, to, drawn]) => {
    const [label, about] = t.doors[id];
    const address = to.startsWith('/public') ? to : at(lang, to);
    return html`<li><a href="${address}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="${drawn}"/></svg><b>${label}</b><span>${about}</span></a></li>`;
  })}</ul>`;
}

function figuresPart({ entities, groups, at: counted }: Figures, lang: Lang): Html {
  const t = WORDS[lang];
  const sum = (name: 'shown' | 'come' | 'gone') => groups.reduce((all, one) => all + one[name], 0);
  const tiles = [
    [t.figureEntities, entities],
    [t.figureShown, sum('shown')],
    [t.figureCome, sum('come')],
    [t.figureGone, sum('gone')],
  ] as const;
  const { groups: declared } = siteRecords();
  const rows = groups.filter(({ shown, come, gone }) => shown + come + gone > 0);
  return html`<h2>${t.figures}</h2><dl class="figures">${tiles.map(([label, value]) => html`<div><dt>${label}</dt><dd>${number(value)}</dd></div>`)}</dl>
<p class="small">${filled(t.figuresSource, { at: shanghaiTime(counted) })} <a href="/public/data/changes.atom">${t.feed}</a> · <a href="/public/data/removals">${t.removals}</a></p>
<table><thead><tr><th scope="col">${t.kindOfEntry}</th><th scope="col" class="n">${t.columnShown}</th><th scope="col" class="n">${t.columnCome}</th><th scope="col" class="n">${t.columnGone}</th></tr></thead><tbody>${rows.map(
    ({ group, shown, come, gone }) => {
      const { label, types } = declared.find(({ id }) => id === group)!;
      const list = siteLists().find(({ type }) => type in types);
      const name = list ? html`<a href="${at(lang, `/lists/${list.id}`)}">${label[lang]}</a>` : label[lang];
      return html`<tr><td>${name}</td>${[shown, come, gone].map((value) => html`<td class="n">${number(value)}</td>`)}</tr>`;
    },
  )}</tbody></table>`;
}

function termCards(lang: Lang): Html {
  const t = WORDS[lang];
  const terms = siteTerms().terms.filter(({ id }) => FIRST.includes(id));
  return html`<div class="cards">${terms.map(
    ({ id, label, means, not }) =>
      html`<div class="card"><h3><a href="${at(lang, `/terms#${id}`)}">${label[lang]}</a></h3><p>${means[lang]}</p><p class="not small"><b>${t.meansNot}</b> ${not[lang]}</p></div>`,
  )}</div>`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
