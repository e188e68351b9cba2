// The pages of complaining: whom it is about, the form, the receipt; without scripts.

import { filled, type Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import { rulesFor } from '../../evidence/file-rules.ts';
import type { Told } from '../../supervision/complaints/receipt.ts';
import { complaintRules } from '../../supervision/complaints/rules.ts';
import { webRules } from '../../supervision/complaints/web-rules.ts';
import { at, type Body, dayIn } from '../site/frame.ts';
import type { FoundLine } from '../site/search-page.ts';
import { COMPLAIN_WORDS } from './words.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** What the form holds: as it begins, or as it was sent. */
export interface Written {
  readonly entity: string;
  readonly respondent: string;
  readonly unit: string;
  readonly kind: string;
  readonly matter: string;
  readonly summary: string;
  readonly request: string;
  readonly name: string;
  readonly contact: string;
  readonly receipt: string;
}

const PATH = '/complain';

/** The way in: find whom it is about, or ask for the state. */
export function beginPage(lang: Lang, asked = '', found?: readonly FoundLine[], wrong = false): Body {
  const t = COMPLAIN_WORDS[lang];
  const to = (query: string) => `${at(lang, PATH)}?${query}`;
  const lines = (found ?? []).map(
    ({ code, name, uscc }) =>
      html`<div class="e"><p><a href="${to(`entity=${encodeURIComponent(code)}`)}">${name}</a></p><p class="small">${uscc ?? code}</p></div>`,
  );
  const content = html`<p>${t.lead}</p><h2>${t.find}</h2>
<form class="f" action="${at(lang, PATH)}"><label>${t.findLabel}<input name="q" value="${asked}" placeholder="${t.findHint}" maxlength="60" required></label><button>${t.search}</button></form>
${found !== undefined && (found.length ? html`<h3>${t.found}</h3>${lines}` : html`<p>${filled(t.foundNone, { q: asked })}</p>`)}
<p><a href="${to(`named=${encodeURIComponent(asked)}`)}">${t.notListed}</a></p>
<h2>${t.state}</h2>${wrong && html`<p class="mark" role="alert">${t.wrongCode}</p>`}
<form class="f" action="${at(lang, `${PATH}/state`)}"><label>${t.stateLabel}<input name="code" placeholder="${t.stateHint}" maxlength="40" autocomplete="off" required></label><button>${t.ask}</button></form>
<p class="small">${filled(t.basis, { article: webRules().article })}</p>`;
  return { title: t.title, content };
}

interface Form {
  readonly lang: Lang;
  readonly written: Written;
  /** The name of the entity that was chosen. */
  readonly about?: string | undefined;
  readonly matters: readonly Choice[];
  readonly units: readonly Choice[];
  /** Why it was not taken, in a sentence. */
  readonly fault?: string | undefined;
}

/** The form, with what was written before and why it was not taken. */
export function formPage({ lang, written, about, matters, units, fault }: Form): Body {
  const t = COMPLAIN_WORDS[lang];
  const files = rulesFor('complaint');
  const limits = { most: files.most, size: Math.floor(files.bytes / 1_000_000), months: files.months };
  const options = (of: readonly Choice[], chosen: string) =>
    of.map(({ id, label }) => html`<option value="${id}"${id === chosen && html` selected`}>${label}</option>`);
  const kinds = (['complaint', 'report'] as const).map(
    (kind) =>
      html`<label class="one"><input type="radio" name="kind" value="${kind}" required${written.kind === kind && html` checked`}> ${t.kindOf[kind]}</label>`,
  );
  const content = html`${fault !== undefined && html`<div class="say" role="alert"><p><b>${t.why}</b></p><p>${fault}</p><p class="small">${t.again}</p></div>`}
<form class="long" method="post" enctype="multipart/form-data" action="${at(lang, PATH)}">
<input type="hidden" name="receipt" value="${written.receipt}"><input type="hidden" name="entity" value="${written.entity}">
${
  about === undefined
    ? html`<label>${t.named}<input name="respondent" value="${written.respondent}" maxlength="200" required></label>
<label>${t.where}<select name="unit"><option value="">${t.anywhere}</option>${options(units, written.unit)}</select></label>`
    : html`<p>${t.about}: <b>${about}</b> <a href="${at(lang, PATH)}">${t.other}</a></p>`
}
<fieldset><legend>${t.kind}</legend>${kinds}</fieldset>
<label>${t.matter}<select name="matter" required>${options(matters, written.matter)}</select></label>
<label>${t.summary}<textarea name="summary" rows="7" maxlength="2000" required>${written.summary}</textarea><span class="small">${t.summaryHint}</span></label>
<label>${t.request}<textarea name="request" rows="3" maxlength="1000">${written.request}</textarea></label>
<label>${t.name}<input name="name" value="${written.name}" maxlength="60" autocomplete="name"></label>
<label>${t.contact}<input name="contact" value="${written.contact}" maxlength="100" autocomplete="tel"><span class="small">${t.contactAbout}</span></label>
<label>${t.files}<input type="file" name="files" multiple accept="${Object.keys(files.types).join(',')}"><span class="small">${filled(t.filesAbout, limits)}</span></label>
<label class="one"><input type="checkbox" name="true" value="1" required> ${t.true}</label>
<p><button>${t.send}</button></p></form>`;
  return { title: t.title, content };
}

/** What the holder of a receipt is told. */
export function receiptPage(
  lang: Lang,
  told: Told,
  receipt: string,
  outcome: string | undefined,
  fresh: boolean,
): Body {
  const t = COMPLAIN_WORDS[lang];
  const day = (on: string | null) => on !== null && dayIn(lang, on);
  const { number, received, state, unit, due, late, decided, closed, reply, handedTo } = told;
  const ground = groundOf(told.ground, lang);
  const line = (word: string, said: string | Html | false | null | undefined) =>
    said ? html`<dt>${word}</dt><dd>${said}</dd>` : html``;
  const content = html`${fresh && html`<div class="say" role="status"><p><b>${t.taken}</b></p><p>${t.takenAbout}</p><p><code>${receipt}</code></p></div>`}
<dl>${line(t.number, number)}${line(t.received, day(received))}${line(t.now, t.stateOf[state])}${line(t.unit, unit)}
${line(t.due, due !== null && html`${day(due)}${late && html` <span class="mark">${t.late}</span>`}`)}
${line(t.decided, day(decided))}${line(t.handedTo, handedTo)}${line(t.closed, day(closed))}${line(t.outcome, outcome)}${line(t.ground, ground)}${line(t.reply, reply)}</dl>
<p><a href="${at(lang, PATH)}">${t.title}</a></p>`;
  return { title: `${t.title} ${number}`, content };
}

function groundOf(ground: string | null, lang: Lang): string | undefined {
  const { refusals, endings } = complaintRules();
  return [...refusals.grounds, ...endings.grounds].find(({ id }) => id === ground)?.label[lang];
}

/** A page that only says why there is none. */
export function sayingPage(lang: Lang, what: 'often' | 'failed' | 'tooLarge'): Body {
  const t = COMPLAIN_WORDS[lang];
  const { most, bytes } = rulesFor('complaint');
  const said = filled(t[what], { most, size: Math.floor(bytes / 1_000_000) });
  return { title: t.title, content: html`<p>${said}</p><p><a href="${at(lang, PATH)}">${t.title}</a></p>` };
}
