// Search for everybody: by name, part of it, credit code, pinyin and initials; nothing that is masked can be found by it.

import type { Db } from '../../base/db.ts';
import { filled, type Html, html } from '../../base/http/html.ts';
import { prepared } from '../../base/prepared.ts';
import type { Lang } from '../../base/problem.ts';
import { divisionName } from '../../registry/divisions.ts';
import { internalId, KINDS, STATUSES } from '../../registry/entity.ts';
import { wordOf } from '../../registry/entity-line.ts';
import { type Condition, searchEntities } from '../../registry/search-entities.ts';
import { siteRules } from './declared.ts';
import { at, type Body } from './frame.ts';
import { findable, shownName } from './shown-entity.ts';
import type { About } from './stamps.ts';
import { WORDS } from './words.ts';

/** An entity in a list of what was found. */
export interface FoundLine {
  readonly entityId: number;
  readonly code: string;
  readonly uscc: string | null;
  readonly name: string;
  readonly kind: string;
  readonly status: string | null;
  readonly division: string | null;
}

const PERSONS = prepared(
  'select entity_id, legal_person from registry.entity where entity_id = any($1::int8[]) and legal_person is not null',
);

/** So many are found at most; whoever has more writes more of the name. */
const MOST = 100;

/** What is found, the best first, so many at most; `more` when there are others. */
export async function searchPublic(
  db: Db,
  asked: string,
  most = siteRules().page.search,
): Promise<{ items: FoundLine[]; more: boolean }> {
  const shown: Condition = (values) => `e.kind = any($${values.push(siteRules().kinds.shown)}::text[])`;
  const hits = await searchEntities(db, asked, { limit: most + 1, among: shown });
  const { rows } = await db.query<{ entity_id: number; legal_person: string }>(PERSONS, [
    hits.map((hit) => hit.entityId),
  ]);
  const persons = new Map(rows.map(({ entity_id, legal_person }) => [entity_id, legal_person]));
  const items = hits.slice(0, most).flatMap((hit): FoundLine[] => {
    const { entityId, uscc, kind, status, division, matchedBy } = hit;
    const name = shownName({ ...hit, legal_person: persons.get(entityId) ?? null });
    if (matchedBy !== 'code' && !findable(asked, { name: hit.name, shown: name })) return [];
    return [{ entityId, uscc, kind, status, division, name, code: uscc ?? internalId(entityId) }];
  });
  return { items, more: hits.length > most };
}

/** A page of what is found, counted from 1. */
export async function searchPage(
  db: Db,
  lang: Lang,
  { asked, page }: { readonly asked: string; readonly page: number },
): Promise<{ body: Body; about: About }> {
  const t = WORDS[lang];
  if (asked === '') return { body: { title: t.searchAsk, content: html`<p>${t.homeLead}</p>` }, about: {} };
  const { items, more } = await searchPublic(db, asked, MOST);
  const each = siteRules().page.search;
  const pages = Math.max(1, Math.ceil(items.length / each));
  const here = Math.min(page, pages);
  const lines = items.slice((here - 1) * each, here * each);
  const content = html`${items.length === 0 && html`<p>${t.foundNoneHow}</p>`}${lines.map((item) => foundLine(item, lang))}
${pages > 1 && pagesPart(lang, asked, here, pages)}${more && html`<p class="small">${t.foundMost}</p>`}`;
  const found = filled(more ? t.foundMore : t.found, { count: items.length });
  const title = items.length === 0 ? filled(t.foundNone, { q: asked }) : found;
  return {
    body: { title, content, asked },
    about: { register: true, entities: lines.map(({ entityId }) => entityId) },
  };
}

function pagesPart(lang: Lang, asked: string, here: number, pages: number): Html {
  const t = WORDS[lang];
  const to = (page: number) =>
    at(lang, `/search?${new URLSearchParams({ q: asked, ...(page > 1 && { page: `${page}` }) })}`);
  return html`<nav class="pages" aria-label="${t.pages}">${here > 1 && html`<a rel="prev" href="${to(here - 1)}">${t.previous}</a>`}<span>${filled(t.pageOf, { here, pages })}</span>${here < pages && html`<a rel="next" href="${to(here + 1)}">${t.next}</a>`}</nav>`;
}

/** One entity of a list. */
function foundLine({ code, uscc, name, kind, status, division }: FoundLine, lang: Lang): Html {
  const said = [
    uscc ?? code,
    division === null ? '' : (divisionName(division) ?? ''),
    kind === 'enterprise' ? '' : wordOf(KINDS, kind)[lang],
  ].filter((text) => text !== '');
  return html`<div class="e"><p><a href="${at(lang, `/entity/${code}`)}">${name}</a> ${statusChip(status, lang)}</p><p class="small">${said.join(' · ')}</p></div>`;
}

/** How an entity stands in the register, in a word; one that exists is marked in green. */
export function statusChip(status: string | null, lang: Lang): Html | false {
  return (
    status !== null &&
    html`<span class="chip${status === 'existing' && html` good`}">${wordOf(STATUSES, status)[lang]}</span>`
  );
}
