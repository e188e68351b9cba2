// Lists on the public site: which there are, and each page by page, by place and month.

import { filled, type Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { divisionName, divisionsWithin } from '../../registry/divisions.ts';
import { type List, siteLists, siteRules, siteTerms } from './declared.ts';
import { at, type Body, dayIn, lastDayBefore } from './frame.ts';
import { type ListedRecord, listedRecords } from './listed-records.ts';
import type { Sight } from './site.ts';
import type { About } from './stamps.ts';
import { WORDS } from './words.ts';

type Query = Readonly<Record<string, string>>;

/** Which lists there are. */
export function listsPage(lang: Lang): Body {
  const t = WORDS[lang];
  const content = html`<p>${t.say}</p><ul class="t">${siteLists().map(
    ({ id, label }) => html`<li><a href="${at(lang, `/lists/${id}`)}">${label[lang]}</a></li>`,
  )}<li><a href="${at(lang, '/cases')}">${t.cases}</a></li><li><a href="${at(lang, '/draws')}">${t.draws}</a></li></ul>
<p>${t.bulkHint} <a href="${at(lang, '/data')}">${t.data}</a></p>`;
  return { title: t.lists, content, about: t.say };
}

/** A page of one list. */
export async function listPage(
  sight: Sight,
  catalogue: Catalogue,
  { list, lang, query }: { readonly list: List; readonly lang: Lang; readonly query: Query },
): Promise<{ body: Body; about: About }> {
  const t = WORDS[lang];
  const { place, month } = asked(query);
  const limit = siteRules().page.list;
  const { items, next } = await listedRecords(sight, catalogue, list, { place, month, after: query.after, limit });
  const term = siteTerms().terms.find(({ id }) => id === list.term)!;
  const content = html`<div class="say"><p>${term.means[lang]}</p><p class="not"><b>${t.meansNot}</b>${term.not[lang]} <a href="${at(lang, `/terms#${term.id}`)}">${t.allTerms}</a></p></div>
${await filters(sight, lang, list, { place, month })}
${items.length === 0 && html`<p>${t.listNone}</p>`}${items.map((item) => line(item, lang))}
${next !== null && html`<p><a rel="next" href="${at(lang, `/lists/${list.id}?${new URLSearchParams({ ...(place && { place }), ...(month && { month }), after: next })}`)}">${t.next}</a></p>`}
<p class="small no-print"><a href="/public/data/lists/${list.id}">JSON</a> · <a href="/public/data/lists/${list.id}/page.csv">CSV</a> · <a href="/public/data/lists/${list.id}/all.csv">${t.bulk}</a></p>`;
  const entities = [...new Set(items.map(({ entity }) => entity.entityId))];
  return {
    body: { title: list.label[lang], content, about: term.means[lang] },
    about: { ledger: true, shown: true, entities },
  };
}

/** Filters as they are sent; what is none is left out. */
function asked({ place, month }: Query): { readonly place?: string; readonly month?: string } {
  return {
    ...(place && /^\d{2,12}$/.test(place) && { place }),
    ...(month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && { month }),
  };
}

async function filters(
  { db }: Sight,
  lang: Lang,
  { id }: List,
  { place = '', month = '' }: ReturnType<typeof asked>,
): Promise<Html> {
  const t = WORDS[lang];
  const { rows } = await db.query<{ code: string }>(
    `select distinct left(division, 6) as code from base.unit where closed_on is null and length(division) >= 2 order by 1`,
  );
  const places = divisionsWithin(rows.map(({ code }) => code)).filter(({ code }) => code.length >= 4);
  return html`<form class="f" action="${at(lang, `/lists/${id}`)}"><label>${t.place}<select name="place"><option value="">${t.everywhere}</option>${places.map(
    ({ code }) =>
      html`<option value="${code}"${code === place && html` selected`}>${divisionName(code.padEnd(6, '0')) ?? code}</option>`,
  )}</select></label><label>${t.month}<input type="month" name="month" value="${month}" placeholder="2026-11" pattern="\\d{4}-\\d{2}"></label><button>${t.filter}</button></form>`;
}

function line({ entity, number, on, fields, disputed, until, label }: ListedRecord, lang: Lang): Html {
  const t = WORDS[lang];
  const said = [fields[0]?.value[lang] ?? label[lang], number, dayIn(lang, on), divisionName(entity.division ?? '')];
  const end = until === null ? t.shownOpen : filled(t.shownTo, { until: dayIn(lang, lastDayBefore(until)) });
  return html`<div class="e"><p><a href="${at(lang, `/entity/${entity.code}`)}">${entity.name}</a>${disputed && html` <span class="mark">${t.disputed}</span>`}</p>
<p class="small">${said.filter((one) => one).join(' · ')} · ${end}</p></div>`;
}
