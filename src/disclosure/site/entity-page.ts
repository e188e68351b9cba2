// The public page of an entity: who it is, what must be shown of it today and until when, what that means, how to object.

import { type Day, iso } from '../../base/day.ts';
import { filled, type Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import { divisionName } from '../../registry/divisions.ts';
import { KINDS } from '../../registry/entity.ts';
import { wordOf } from '../../registry/entity-line.ts';
import { siteRecords } from './declared.ts';
import { at, type Body, dayIn, type Place } from './frame.ts';
import type { PublicRecord } from './public-records.ts';
import { recordParts } from './record-parts.ts';
import { statusChip } from './search-page.ts';
import { isMasked, type ShownEntity } from './shown-entity.ts';
import { WORDS } from './words.ts';

/** The page of an entity on a day, with what is shown of it. */
export function entityPage(entity: ShownEntity, records: readonly PublicRecord[], today: Day, place: Place): Body {
  const { lang, origin } = place;
  const t = WORDS[lang];
  const address = `${origin}${at(lang, `/entity/${entity.code}`)}`;
  const content = html`${head(entity, lang)}<div class="say"><p>${t.say}</p></div>
${summary(records, lang)}<h2>${t.facts}</h2>${identity(entity, lang)}${recordParts(records, today, lang, entity.uscc ?? entity.code)}
${take(entity, address, today, lang)}`;
  const about = `${entity.name} ${entity.uscc ?? ''} ${t.say}`;
  // Whoever looks for a person by name is not led here by a search engine.
  return {
    ...{ title: entity.name, content, headed: true },
    ...(isMasked(entity.kind) ? {} : { about, data: organization(entity, address) }),
  };
}

function head({ name, uscc, code, status, kind }: ShownEntity, lang: Lang): Html {
  const said = kind === 'enterprise' ? false : html`<span class="chip">${wordOf(KINDS, kind)[lang]}</span>`;
  return html`<div class="who"><h1 lang="zh-CN">${name}</h1>${statusChip(status, lang)}${said}</div><p class="code">${uscc ?? code}</p>`;
}

/** How many of each kind are shown today, each leading to its part of the page. */
function summary(records: readonly PublicRecord[], lang: Lang): Html {
  const t = WORDS[lang];
  const groups = siteRecords().groups.map(({ id, label }) => ({
    ...{ id, label: label[lang], count: records.filter(({ group }) => group === id).length },
  }));
  const some = groups.filter(({ count }) => count > 0);
  if (some.length === 0) return html`<p>${t.summaryNone}</p>`;
  return html`<h2>${t.summary}</h2><ul class="jump">${some.map(({ id, label, count }) => html`<li><a href="#${id}">${label} <b>${count}</b></a></li>`)}</ul>`;
}

/** What can be taken along: the page itself, printed or by its address, and its data. */
function take({ code }: ShownEntity, address: string, today: Day, lang: Lang): Html {
  const t = WORDS[lang];
  return html`<h2 class="no-print">${t.take}</h2>
<p class="small">${filled(t.ofDay, { day: dayIn(lang, iso(today)) })}${t.stop} ${t.share} <a href="${address}">${address}</a></p>
<div class="no-print"><h3>${t.report}</h3><p>${t.reportAbout} <a href="/public/verify">${t.verify}</a></p>
<p class="acts">${(['pdf', 'json'] as const).map((form) => html`<a class="button${form === 'json' && html` quiet`}" rel="nofollow" download href="/public/entity/${code}/report.${form}">${form === 'pdf' ? t.reportPdf : t.reportJson}</a>`)}</p></div>
<p class="acts no-print"><a class="button quiet" href="/public/data/entities/${code}">${t.dataOf}</a><a class="button quiet" href="${at(lang, '/objection')}">${t.object}</a></p>`;
}

function identity(entity: ShownEntity, lang: Lang): Html {
  const t = WORDS[lang];
  const { kind, person, establishedOn, authority, division, address, capital, scope, formerNames } = entity;
  const masked = isMasked(kind);
  const rows: (readonly [string, string | null])[] = [
    [t.kind, wordOf(KINDS, kind)[lang]],
    [masked ? t.operator : t.legalPerson, person],
    [t.established, establishedOn === null ? null : dayIn(lang, establishedOn)],
    [t.capital, capital === null ? null : `${capital.toLocaleString('en-US')} ${t.yuan}`],
    [t.authority, authority],
    [t.place, division === null ? null : (divisionName(division) ?? null)],
    [t.address, address],
    [t.scope, scope],
    [t.former, formerNames.length ? formerNames.join(lang === 'zh' ? '、' : ', ') : null],
  ];
  const line = ([label, value]: readonly [string, string]) => {
    const wide = [...value].length > 24 && html` class="wide"`;
    return html`<dt${wide}>${label}</dt><dd${wide}>${value}</dd>`;
  };
  const known = rows.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
  return html`<dl class="facts">${known.map(line)}</dl>${masked && html`<p class="small">${t.masked}</p>`}`;
}

function organization({ name, uscc, establishedOn }: ShownEntity, url: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name,
    url,
    ...(uscc && { identifier: { '@type': 'PropertyValue', propertyID: 'USCC', value: uscc } }),
    ...(establishedOn && { foundingDate: establishedOn }),
  };
}
