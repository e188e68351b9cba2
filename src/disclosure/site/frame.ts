// The frame of every public page: who speaks, the search, the way to the other language, how to object; and addresses.

import { dayOf, inChinese, iso } from '../../base/day.ts';
import { Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import { STYLE_PATH } from './style.ts';
import { WORDS } from './words.ts';

/** A page between head and foot. */
export interface Body {
  readonly title: string;
  readonly content: Html;
  /** What stands in the field of the search. */
  readonly asked?: string;
  /** Told to search engines; unless given, the page is not for them. */
  readonly about?: string;
  /** Statements of schema.org. */
  readonly data?: object;
}

/** Where a page stands: the language decides on the beginning of its address. */
export interface Place {
  readonly lang: Lang;
  /** Below the site's root, with what stands after the question mark: `/entity/91…`; '' is the first page. */
  readonly path: string;
  /** The beginning of addresses as the outside writes them, such as `https://credit.example.cn`. */
  readonly origin: string;
  /** Who runs the site. */
  readonly office: string;
}

/** The address of a page in a language. */
export function at(lang: Lang, path: string): string {
  return `/public${lang === 'en' ? '/en' : ''}${path}`;
}

/** The code of a language as pages and feeds name it. */
export const TAGS: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en' };

/** A whole page; it asks for nothing but its stylesheet. */
export function pageOf(
  { lang, path, origin, office }: Place,
  { title, content, asked = '', about, data }: Body,
): string {
  const t = WORDS[lang];
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  const link = (to: string, label: string) => html`<a href="${at(lang, to)}">${label}</a>`;
  return html`<!doctype html><html lang="${TAGS[lang]}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}${title === t.site ? '' : ` · ${t.site}`}</title>
${about === undefined ? html`<meta name="robots" content="noindex">` : html`<meta name="description" content="${about}">`}
<link rel="alternate" type="application/atom+xml" title="${t.feed}" href="/public/data/changes.atom"><link rel="stylesheet" href="${STYLE_PATH}"><link rel="canonical" href="${origin}${at(lang, path)}">
${(['zh', 'en'] as const).map((one) => html`<link rel="alternate" hreflang="${TAGS[one]}" href="${origin}${at(one, path)}">`)}
${data !== undefined && html`<script type="application/ld+json">${new Html(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`}
</head><body><a class="skip" href="#main">${t.skip}</a>
<header><div class="w"><b>${link('', t.site)}</b><span class="small">${office}</span>
<nav aria-label="${t.menu}">${link('/lists', t.lists)}${link('/draws', t.draws)}${link('/terms', t.terms)}${link('/complain', t.complain)}${link('/objection', t.objectShort)}${link('/data', t.data)}
<a href="${at(other, path)}" lang="${TAGS[other]}" hreflang="${TAGS[other]}">${t.other}</a></nav></div></header>
<div class="w"><form class="s" role="search" action="${at(lang, '/search')}"><input type="search" name="q" value="${asked}" aria-label="${t.searchLabel}" placeholder="${t.searchHint}" maxlength="60" required><button>${t.search}</button></form>
<main id="main"><h1>${title}</h1>${content}</main>
<footer><p>${t.wrong} ${link('/objection', t.object)} · ${link('/repair', t.repair)}</p>
<p>${link('/about', t.about)} · ${link('/news', t.news)} · ${link('/cases', t.cases)} · ${link('/data', t.data)}</p><p>${t.not}</p></footer></div></body></html>`
    .text;
}

/** A day in a text of a language. */
export function dayIn(lang: Lang, day: string): string {
  if (lang === 'zh') return inChinese(day);
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** The last day of a period that ends before a day (ISO). */
export function lastDayBefore(until: string): string {
  return iso(dayOf(until)! - 1);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
