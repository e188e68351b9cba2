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
  /** The first page: the search stands large, below these words. */
  readonly hero?: { readonly title: string; readonly lead: string };
  /** The content has a first heading of its own. */
  readonly headed?: true;
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
export function pageOf(place: Place, body: Body): string {
  const { lang, path, origin } = place;
  const { title, about, data } = body;
  const t = WORDS[lang];
  return html`<!doctype html><html lang="${TAGS[lang]}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}${title === t.site ? '' : ` · ${t.site}`}</title>
${about === undefined ? html`<meta name="robots" content="noindex">` : html`<meta name="description" content="${about}">`}
<link rel="alternate" type="application/atom+xml" title="${t.feed}" href="/public/data/changes.atom"><link rel="stylesheet" href="${STYLE_PATH}"><link rel="canonical" href="${origin}${at(lang, path)}">
${LANGS.map((one) => html`<link rel="alternate" hreflang="${TAGS[one]}" href="${origin}${at(one, path)}">`)}<link rel="alternate" hreflang="x-default" href="${origin}${at('zh', path)}">
${data !== undefined && html`<script type="application/ld+json">${new Html(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`}
</head><body><a class="skip" href="#main">${t.skip}</a>${headPart(place)}${body.hero ? heroPart(lang, body) : plainPart(lang, body)}${footPart(place)}</body></html>`
    .text;
}

const LANGS: readonly Lang[] = ['zh', 'en'];
const link = (lang: Lang, to: string, label: string) => html`<a href="${at(lang, to)}">${label}</a>`;

/** A seal as on paper, drawn: the sign by which the site is known again. */
const SEAL = html`<svg class="seal" viewBox="0 0 38 38" aria-hidden="true"><rect x="2" y="2" width="34" height="34" rx="5"/><text x="19" y="27">信</text></svg>`;

function headPart({ lang, path, office }: Place): Html {
  const t = WORDS[lang];
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  const menu = [
    ['/lists', t.lists],
    ['/draws', t.draws],
    ['/terms', t.terms],
    ['/complain', t.complain],
    ['/objection', t.objectShort],
    ['/data', t.data],
  ] as const;
  const here = (to: string) =>
    (path === to || path.startsWith(`${to}/`) || path.startsWith(`${to}?`)) && html` aria-current="page"`;
  return html`<header><div class="w"><a class="brand" href="${at(lang, '')}">${SEAL}<span><b>${t.site}</b>${office}</span></a>
<nav aria-label="${t.menu}">${menu.map(([to, label]) => html`<a href="${at(lang, to)}"${here(to)}>${label}</a>`)}
<a href="${at(other, path)}" lang="${TAGS[other]}" hreflang="${TAGS[other]}">${t.other}</a></nav></div></header>`;
}

function searchPart(lang: Lang, asked: string): Html {
  const t = WORDS[lang];
  return html`<form class="s" role="search" action="${at(lang, '/search')}"><input type="search" id="q" name="q" value="${asked}" aria-label="${t.searchLabel}" placeholder="${t.searchHint}" maxlength="60" required><button>${t.search}</button></form>`;
}

function plainPart(lang: Lang, { title, content, asked = '', headed }: Body): Html {
  return html`<div class="w">${searchPart(lang, asked)}<main id="main">${!headed && html`<h1>${title}</h1>`}${content}</main></div>`;
}

function heroPart(lang: Lang, { content, hero }: Body): Html {
  return html`<main id="main"><div class="hero"><div class="w"><h1>${hero!.title}</h1><p>${hero!.lead}</p>${searchPart(lang, '')}</div></div><div class="w">${content}</div></main>`;
}

function footPart({ lang, path, origin }: Place): Html {
  const t = WORDS[lang];
  const part = (title: string, links: readonly (readonly [string, string])[]) =>
    html`<div><h2>${title}</h2><ul>${links.map(([to, label]) => html`<li>${to.startsWith('/public') ? html`<a href="${to}">${label}</a>` : link(lang, to, label)}</li>`)}</ul></div>`;
  const address = `${origin}${at(lang, path)}`;
  return html`<footer><div class="w"><div class="c">${part(t.wrong, [
    ['/objection', t.object],
    ['/repair', t.repair],
    ['/complain', t.complain],
  ])}${part(t.read, [
    ['/terms', t.marks],
    ['/news', t.news],
    ['/cases', t.cases],
  ])}${part(t.openness, [
    ['/data', t.data],
    ['/about', t.about],
    ['/public/verify', t.verify],
  ])}</div><p>${t.not}</p><p class="only-print">${address}</p></div></footer>`;
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
