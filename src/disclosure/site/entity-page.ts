// The public page of an entity: who it is, what must be shown of it today and until when, what that means, how to object.

import { type Day, iso } from '../../base/day.ts';
import { filled, type Html, html } from '../../base/http/html.ts';
import type { Lang } from '../../base/problem.ts';
import { divisionName } from '../../registry/divisions.ts';
import { KINDS, STATUSES } from '../../registry/entity.ts';
import { wordOf } from '../../registry/entity-line.ts';
import { at, type Body, dayIn, type Place } from './frame.ts';
import type { PublicRecord } from './public-records.ts';
import { recordParts } from './record-parts.ts';
import { isMasked, type ShownEntity } from './shown-entity.ts';
import { WORDS } from './words.ts';

/** The page of an entity on a day, with what is shown of it. */
export function entityPage(entity: ShownEntity, records: readonly PublicRecord[], today: Day, place: Place): Body {
  const { lang, origin } = place;
  const t = WORDS[lang];
  const address = `${origin}${at(lang, `/entity/${entity.code}`)}`;
  const content = html`${identity(entity, lang)}<div class="say"><p>${t.say}</p></div>${recordParts(records, today, lang, entity.uscc ?? entity.code)}
<p class="small">${filled(t.ofDay, { day: dayIn(lang, iso(today)) })} · ${t.print} <a href="${address}">${address}</a>
<span class="no-print"> · <a href="/public/data/entities/${entity.code}">${t.dataOf}</a></span></p>`;
  const about = `${entity.name} ${entity.uscc ?? ''} ${t.say}`;
  // Whoever looks for a person by name is not led here by a search engine.
  return {
    title: entity.name,
    content,
    ...(isMasked(entity.kind) ? {} : { about, data: organization(entity, address) }),
  };
}

function identity(entity: ShownEntity, lang: Lang): Html {
  const t = WORDS[lang];
  const { kind, uscc, code, status, person, establishedOn, authority, division, address, capital, scope, formerNames } =
    entity;
  const masked = isMasked(kind);
  const rows: (readonly [string, string | null])[] = [
    [t.code, uscc ?? code],
    [t.kind, wordOf(KINDS, kind)[lang]],
    [t.status, status === null ? null : wordOf(STATUSES, status)[lang]],
    [masked ? t.operator : t.legalPerson, person],
    [t.established, establishedOn === null ? null : dayIn(lang, establishedOn)],
    [t.capital, capital === null ? null : `${capital.toLocaleString('en-US')} ${t.yuan}`],
    [t.authority, authority],
    [t.place, division === null ? null : (divisionName(division) ?? null)],
    [t.address, address],
    [t.scope, scope],
    [t.former, formerNames.length ? formerNames.join(lang === 'zh' ? '、' : ', ') : null],
  ];
  return html`<dl>${rows.map(([label, value]) => value !== null && html`<dt>${label}</dt><dd>${value}</dd>`).filter((row) => row !== false)}</dl>${masked && html`<p class="small">${t.masked}</p>`}`;
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
