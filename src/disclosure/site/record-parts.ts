// Records on an entity's page, group by group: what was decided, until when it is shown and by which article, how it ends sooner.

import { type Day, dayOf, iso } from '../../base/day.ts';
import { filled, type Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import { siteRecords, siteTerms } from './declared.ts';
import { at, dayIn, lastDayBefore } from './frame.ts';
import type { PublicRecord, PublicRepair } from './public-records.ts';
import { WORDS } from './words.ts';

/** All groups that have records, then which have none. */
export function recordParts(records: readonly PublicRecord[], today: Day, lang: Lang, code: string): Html {
  const t = WORDS[lang];
  const { groups } = siteRecords();
  const of = (id: string) => records.filter(({ group }) => group === id);
  const empty = groups.filter(({ id }) => of(id).length === 0).map(({ label }) => label[lang]);
  const parts = groups.filter(({ id }) => of(id).length > 0);
  return html`${parts.map(
    ({ id, label, term }) => html`<section id="${id}"><h2>${label[lang]} (${of(id).length})</h2>${termPart(term, lang)}
${of(id).map((record) => recordPart(record, today, lang, code))}</section>`,
  )}${empty.length > 0 && html`<p class="small">${filled(t.nothingOf, { label: empty.join(lang === 'zh' ? '、' : ', ') })}</p>`}`;
}

function termPart(id: string, lang: Lang): Html {
  const t = WORDS[lang];
  const term = siteTerms().terms.find((one) => one.id === id)!;
  return html`<details class="small"><summary>${t.marks}</summary><p>${term.means[lang]}</p><p>${t.meansNot}${t.colon}${term.not[lang]}</p><p>${t.ends}${t.colon}${term.ends[lang]} <a href="${at(lang, `/terms#${id}`)}">${t.all}</a></p></details>`;
}

function recordPart(record: PublicRecord, today: Day, lang: Lang, code: string): Html {
  const t = WORDS[lang];
  const { number, on, fields, disputed } = record;
  const [first, ...rest] = fields;
  const head = first ? first.value[lang] : record.label[lang];
  return html`<div class="e" id="r${record.recordId}"><p><b>${head}</b>${head !== number && html` · ${number}`}
${disputed && html` <span class="mark">${t.disputed}</span> <span class="small">${t.disputedAbout}</span>`}</p>
<p class="small">${dayIn(lang, on)}</p>${rest.length > 0 && html`<dl class="facts">${rest.map(({ label, value }) => html`<dt>${label[lang]}</dt><dd>${value[lang]}</dd>`)}</dl>`}
${timeline(record, today)}<div class="small">${shownFor(record, lang)} ${sooner(record.repair, today, lang)}</div>${forms(record, lang, code)}</div>`;
}

/** The time in which it is shown, as a line: what has passed, what is to come, and today. For the eye; the words stand below. */
function timeline({ from, until }: PublicRecord, today: Day): Html | false {
  if (until === null) return false;
  const begin = dayOf(from)!;
  const end = dayOf(until)!;
  const now = Math.round(((today - begin) / (end - begin)) * 1000);
  return html`<svg class="tl" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true"><rect class="ahead" y="2" width="1000" height="4"/><rect class="past" y="2" width="${now}" height="4"/><rect class="now" x="${Math.min(now, 997)}" width="3" height="8"/></svg>`;
}

/** To the forms of the enterprises' site, where the entity itself signs in; the record is chosen there. */
function forms({ type, number, repair }: PublicRecord, lang: Lang, code: string): Html {
  const t = WORDS[lang];
  const asked = `record=${encodeURIComponent(`${type}:${number}`)}&entity=${encodeURIComponent(code)}`;
  const repairs =
    repair.earliest !== null && html` · <a href="/own/repairs/new?${asked}" rel="nofollow">${t.repairThis}</a>`;
  return html`<p class="small no-print"><a href="/own/objections/new?${asked}" rel="nofollow">${t.objectThis}</a>${repairs}</p>`;
}

function shownFor({ from, until, document, article, assumption }: PublicRecord, lang: Lang): Html {
  const t = WORDS[lang];
  const when = until === null ? t.shownOpen : filled(t.shownUntil, { until: dayIn(lang, lastDayBefore(until)) });
  return html`${filled(t.shownFrom, { from: dayIn(lang, from) })}${t.comma}${when}${t.stop} ${t.basis}${t.colon}${document} ${article}${assumption && ` (${t.assumed})`}${t.stop}`;
}

function sooner(repair: PublicRepair, today: Day, lang: Lang): Html | false {
  const t = WORDS[lang];
  const { earliest, never, conditions, materials } = repair;
  if (never !== null) return html`${filled(t.repairNever, { why: never[lang] })}`;
  if (earliest === null) return false;
  const when = earliest <= iso(today) ? t.repairNow : filled(t.repairFrom, { day: dayIn(lang, earliest) });
  if (conditions.length === 0) return html`${when}`;
  return html`${when}<details><summary>${t.repairHow}</summary><ul>${conditions.map(
    ({ label, remedy, article }) => html`<li>${label[lang]}${t.colon}${remedy[lang]} (${article})</li>`,
  )}</ul>${materials.length > 0 && html`<p>${t.repairPapers}${t.colon}${materials.map((one) => one[lang]).join(lang === 'zh' ? '、' : ', ')}${t.stop}</p>`}<p><a href="${at(lang, '/repair')}">${t.repair}</a></p></details>`;
}
