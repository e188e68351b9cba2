// The pages that the visited see: who came and why, then their receipt with the result, their rating and their complaints.

import { shanghaiTime } from '../../base/day.ts';
import { filled, Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import type { OwnComplaint, Rating } from './by-the-visited.ts';
import type { Outcome } from './outcome.ts';
import { complaintForm, ratingForm, shownComplaints } from './page-forms.ts';
import { STYLE } from './page-style.ts';
import { PAGE_WORDS } from './page-words.ts';
import { scanRules } from './rules.ts';
import type { Said } from './said.ts';
import type { Visit } from './visit-of-secret.ts';

/** What a page is made of besides its visit. */
export interface Seen {
  readonly lang: Lang;
  /** The code or receipt of its address. */
  readonly secret: string;
  /** Whoever looks is signed in to the console. */
  readonly staff: boolean;
  /** What was just done, or why not. */
  readonly note: 'complained' | 'incomplete' | 'enough' | undefined;
}

/** What else a receipt shows. */
export interface Held {
  readonly outcomes: readonly Outcome[];
  readonly rating: Rating | undefined;
  readonly complaints: readonly OwnComplaint[];
}

/** A whole page; nothing of it asks for anything else. */
export function pageOf(lang: Lang, path: string, title: string, body: Html): string {
  const t = PAGE_WORDS[lang];
  const other = lang === 'zh' ? 'en' : 'zh';
  return html`<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><style>${new Html(STYLE)}</style></head>
<body><header><b>${t.title}</b><a href="${path}?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${t.other}</a></header>
<main><h1>${title}</h1>${body}</main><footer class="small">${t.legal} ${scanRules().basis}<br>${scanRules().assumption[lang]}</footer></body></html>`
    .text;
}

/** The page of a code: who comes and why, and the button of whoever sees them come. */
export function codePage(visit: Visit, seen: Seen): string {
  const { lang, secret, staff, note } = seen;
  const t = PAGE_WORDS[lang];
  const at = visit.confirmedAt && shanghaiTime(visit.confirmedAt);
  const body = html`${noteOf(seen)}${saidPart(visit, lang)}
${staff && html`<section class="warn">${t.staff}</section>`}
${!staff && !at && html`<form method="post" action="/v/${secret}/confirm?lang=${lang}"><button>${t.confirm}</button><p class="small">${t.confirmAbout}</p></form>`}
${at && html`<section class="note">${filled(t.confirmedElse, { at })}</section>`}
${rightsPart(lang)}
<p class="small">${filled(t.until, { until: shanghaiTime(visit.endsAt) })}</p>
${!staff && at && note !== 'complained' && complaintForm(seen)}`;
  return pageOf(lang, `/v/${secret}`, t.sub, body);
}

/** The page of a receipt. */
export function receiptPage(visit: Visit, { outcomes, rating, complaints }: Held, seen: Seen): string {
  const { lang, secret, staff } = seen;
  const t = PAGE_WORDS[lang];
  const until = shanghaiTime(visit.endsAt);
  const body = html`${noteOf(seen)}<section class="note"><p><b>${filled(t.confirmed, { at: shanghaiTime(visit.confirmedAt!) })}</b></p><p>${filled(t.receipt, { until })}</p></section>
${resultPart(visit, outcomes, lang)}
${staff ? html`<section class="warn">${t.staff}</section>` : ratingForm(seen, rating)}
${shownComplaints(complaints, lang)}
${!staff && complaints.length < scanRules().complaint.most && complaintForm(seen)}
${saidPart(visit, lang)}${rightsPart(lang)}`;
  return pageOf(lang, `/v/${secret}`, t.receiptTitle, body);
}

/** Neither what was asked for nor whether it ever was. */
export function unknownPage(lang: Lang): string {
  const t = PAGE_WORDS[lang];
  return pageOf(
    lang,
    '/v',
    t.unknownTitle,
    html`<section><p>${t.unknown}</p><p>${t.unknownHow}</p></section>${typeForm(lang)}`,
  );
}

export function typePage(lang: Lang): string {
  return pageOf(lang, '/v', PAGE_WORDS[lang].typeTitle, typeForm(lang));
}

function typeForm(lang: Lang): Html {
  const t = PAGE_WORDS[lang];
  return html`<section><form method="get" action="/v"><input type="hidden" name="lang" value="${lang}">
<label>${t.type}<input type="text" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters"></label>
<button>${t.look}</button></form></section>`;
}

function noteOf({ note, lang }: Seen): Html | false {
  const t = PAGE_WORDS[lang];
  if (note === 'complained') return html`<section class="note" role="status">${t.thanksComplaint}</section>`;
  if (note === 'incomplete' || note === 'enough') return html`<section class="warn" role="alert">${t[note]}</section>`;
  return false;
}

function saidPart({ said, name }: Visit, lang: Lang): Html {
  const t = PAGE_WORDS[lang];
  const { office, officers, kind, way, on, cap } = said;
  const { counts, visits, most } = cap;
  const counted = filled(counts ? t.counts : t.countsNot, { visits, most });
  return html`<section><dl>
<dt>${t.office}</dt><dd>${office}</dd>
<dt>${t.officers}</dt><dd>${officers.map((one) => html`<div>${one.name} <span class="small">${one.certificate ? `${t.certificate} ${one.certificate}` : t.noCertificate}</span></div>`)}</dd>
<dt>${t.entity}</dt><dd>${name}</dd>
<dt>${t.on}</dt><dd>${on}</dd>
<dt>${t.kind}</dt><dd>${kind[lang]}</dd>
<dt>${t.way}</dt><dd>${t.ways[way]}</dd></dl></section>
<section><h2>${t.reasons}</h2>${said.reasons.length ? foundedList(said.reasons, lang) : html`<p>${t.noReason}</p>`}</section>
<section><h2>${t.items}</h2>${foundedList(said.items, lang)}</section>
<section><h2>${t.cap}</h2><p>${counted}</p><p class="small">${cap.article}${cap.assumption && ` · ${t.assumed}`}</p></section>`;
}

function foundedList(all: Said['items'], lang: Lang): Html {
  const t = PAGE_WORDS[lang];
  return html`<ul>${all.map((one) => html`<li>${one[lang]} <span class="small">${one.article}${one.assumption && ` · ${t.assumed}`}</span></li>`)}</ul>`;
}

function rightsPart(lang: Lang): Html {
  const all = scanRules().rights.map(({ label, ...rest }) => ({ ...label, ...rest }));
  return html`<section><h2>${PAGE_WORDS[lang].rights}</h2>${foundedList(all, lang)}</section>`;
}

function resultPart({ filedAt }: Visit, outcomes: readonly Outcome[], lang: Lang): Html {
  const t = PAGE_WORDS[lang];
  if (!filedAt) return html`<section><h2>${t.result}</h2><p>${t.pending}</p></section>`;
  return html`<section><h2>${t.result}</h2>${outcomes.map((one) => outcomePart(one, lang))}<p class="small">${t.objection}</p></section>`;
}

function outcomePart({ kind, said, problems, number, dueOn, basis, gone }: Outcome, lang: Lang): Html {
  const t = PAGE_WORDS[lang];
  const head =
    kind === 'order'
      ? html`<b>${t.order}</b> ${dueOn && filled(t.dueOn, { day: dueOn })}`
      : html`<b>${said?.[lang]}</b>`;
  return html`<p>${head}</p>${problems && html`<p>${t.problems} · ${problems}</p>`}
<p class="small">${t.number} ${number}${basis && ` · ${t.basis} ${basis}`}${gone && ` · ${t.gone}`}</p>`;
}
