// The forms of a receipt: rating the visit once, complaining of it, and what came of the complaints.

import { shanghaiTime } from '../../base/day.ts';
import { filled, type Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import type { OwnComplaint, Rating } from './by-the-visited.ts';
import { PAGE_WORDS } from './page-words.ts';
import { scanRules } from './rules.ts';

interface Where {
  readonly lang: Lang;
  readonly secret: string;
}

/** What was given, where it was given already. */
export function ratingForm({ lang, secret }: Where, rating: Rating | undefined): Html {
  const t = PAGE_WORDS[lang];
  const { reasons, words } = scanRules().rating;
  if (rating) return html`<section class="note"><p>${filled(t.rated, { stars: rating.stars })}</p></section>`;
  const star = (many: number) =>
    html`<label><input type="radio" name="stars" value="${many}" required><span class="stars" aria-hidden="true">${'★'.repeat(many)}</span> ${t.star[many - 1]}</label>`;
  const reason = ({ id, label }: (typeof reasons)[number]) =>
    html`<label><input type="checkbox" name="reason" value="${id}">${label[lang]}</label>`;
  return html`<section><h2>${t.rate}</h2><p class="small">${t.rateAbout}</p>
<form method="post" action="/v/${secret}/rate?lang=${lang}">
<fieldset><legend>${t.stars}</legend>${[5, 4, 3, 2, 1].map(star)}</fieldset>
<fieldset><legend>${t.reasonsPick}</legend>${reasons.map(reason)}</fieldset>
<label>${filled(t.wordsPick, { most: words })}<textarea name="words" rows="3" maxlength="${words}"></textarea></label>
<button>${t.send}</button></form></section>`;
}

export function complaintForm({ lang, secret }: Where): Html {
  const t = PAGE_WORDS[lang];
  const { grounds, words } = scanRules().complaint;
  return html`<section class="no-print"><details><summary>${t.complain}</summary><p class="small">${t.complainAbout}</p>
<form method="post" action="/v/${secret}/complain?lang=${lang}">
<label>${t.ground}<select name="ground" required><option value=""></option>${grounds.map(({ id, label }) => html`<option value="${id}">${label[lang]}</option>`)}</select></label>
<label>${filled(t.complainWords, { most: words })}<textarea name="words" rows="4" minlength="2" maxlength="${words}" required></textarea></label>
<button class="second">${t.sendComplaint}</button></form></details></section>`;
}

export function shownComplaints(complaints: readonly OwnComplaint[], lang: Lang): Html[] {
  return complaints.map((one) => shownComplaint(one, lang));
}

function shownComplaint({ ground, words, madeAt, answeredAt, upheld, reply }: OwnComplaint, lang: Lang): Html {
  const t = PAGE_WORDS[lang];
  const label = scanRules().complaint.grounds.find(({ id }) => id === ground)?.label[lang];
  const answer = answeredAt
    ? html`<p><b>${upheld ? t.upheld : t.notUpheld}</b></p><p>${reply}</p><p class="small">${filled(t.answered, { at: shanghaiTime(answeredAt) })}</p>`
    : html`<p class="small">${filled(t.waiting, { at: shanghaiTime(madeAt) })}</p>`;
  return html`<section><h2>${t.complaint}</h2><p>${label} · ${words}</p>${answer}</section>`;
}
