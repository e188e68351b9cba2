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

/** What is found, the best first; `more` when there may be others. */
export async function searchPublic(db: Db, asked: string): Promise<{ items: FoundLine[]; more: boolean }> {
  const most = siteRules().page.search;
  const shown: Condition = (values) => `e.kind = any($${values.push(siteRules().kinds.shown)}::text[])`;
  const hits = await searchEntities(db, asked, { limit: most, among: shown });
  const { rows } = await db.query<{ entity_id: number; legal_person: string }>(PERSONS, [
    hits.map((hit) => hit.entityId),
  ]);
  const persons = new Map(rows.map(({ entity_id, legal_person }) => [entity_id, legal_person]));
  const items = hits.flatMap((hit): FoundLine[] => {
    const { entityId, uscc, kind, status, division, matchedBy } = hit;
    const name = shownName({ ...hit, legal_person: persons.get(entityId) ?? null });
    if (matchedBy !== 'code' && !findable(asked, { name: hit.name, shown: name })) return [];
    return [{ entityId, uscc, kind, status, division, name, code: uscc ?? internalId(entityId) }];
  });
  return { items, more: hits.length === most };
}

/** The page of what is found. */
export async function searchPage(db: Db, lang: Lang, asked: string): Promise<{ body: Body; about: About }> {
  const t = WORDS[lang];
  if (asked === '') return { body: { title: t.searchAsk, content: html`<p>${t.homeLead}</p>` }, about: {} };
  const { items, more } = await searchPublic(db, asked);
  const content = html`${items.length === 0 && html`<p>${t.foundNoneHow}</p>`}${items.map((item) => foundLine(item, lang))}
${more && html`<p class="small">${filled(t.foundMost, { count: items.length })}</p>`}`;
  const title = items.length === 0 ? filled(t.foundNone, { q: asked }) : filled(t.found, { count: items.length });
  return {
    body: { title, content, asked },
    about: { register: true, entities: items.map(({ entityId }) => entityId) },
  };
}

/** One entity of a list. */
function foundLine({ code, uscc, name, kind, status, division }: FoundLine, lang: Lang): Html {
  const said = [
    uscc ?? code,
    status === null ? '' : wordOf(STATUSES, status)[lang],
    division === null ? '' : (divisionName(division) ?? ''),
    kind === 'enterprise' ? '' : wordOf(KINDS, kind)[lang],
  ].filter((text) => text !== '');
  return html`<div class="e"><p><a href="${at(lang, `/entity/${code}`)}">${name}</a></p><p class="small">${said.join(' · ')}</p></div>`;
}
