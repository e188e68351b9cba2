// What machines are led to: pages of the site in both languages, and businesses; nobody behind whose name a person stands.

import type { Db } from '../../base/db.ts';
import { type Html, html } from '../../base/http/html.ts';
import { internalId } from '../../registry/entity.ts';
import { siteLists, siteRules } from './declared.ts';
import { at, TAGS } from './frame.ts';

/** Entities by their ids, so many in a map; a map may be shorter. */
const EACH = 20_000;

const FIXED = ['', '/lists', '/draws', '/terms', '/objection', '/repair', '/about', '/data', '/news', '/cases'];

/** For programs that look through sites: the public one, without its searches. */
export function robots(origin: string): string {
  return `User-agent: *\nAllow: /public\nDisallow: /public/search\nDisallow: /public/en/search\nDisallow: /public/entity/*/report\nDisallow: /\n\nSitemap: ${origin}/public/sitemap.xml\n`;
}

/** Which maps there are. */
export async function mapOfMaps(db: Db, origin: string): Promise<string> {
  const { rows } = await db.query<{ last: number | null }>('select max(entity_id) as last from registry.entity');
  const parts = Array.from({ length: Math.ceil(((rows[0].last ?? 0) + 1) / EACH) }, (_, i) => String(i));
  return html`<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${['pages', ...parts].map(
    (part) => html`<sitemap><loc>${origin}/public/sitemap/${part}.xml</loc></sitemap>`,
  )}</sitemapindex>`.text;
}

/** One map: of the pages, or of a part of the entities. */
export async function siteMap(db: Db, origin: string, part: string): Promise<string> {
  const paths =
    part === 'pages' ? [...FIXED, ...siteLists().map(({ id }) => `/lists/${id}`)] : await entities(db, Number(part));
  return html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${paths.map((path) => url(origin, path))}</urlset>`
    .text;
}

async function entities(db: Db, part: number): Promise<string[]> {
  const { kinds, masked } = siteRules();
  const { rows } = await db.query<{ id: number; uscc: string | null }>(
    `select entity_id as id, uscc from registry.entity
     where entity_id >= $1 and entity_id < $2 and kind = any($3::text[]) order by entity_id`,
    [part * EACH, (part + 1) * EACH, kinds.shown.filter((kind) => !masked.includes(kind))],
  );
  return rows.map(({ id, uscc }) => `/entity/${uscc ?? internalId(id)}`);
}

function url(origin: string, path: string): Html {
  return html`<url><loc>${origin}${at('zh', path)}</loc>${(['zh', 'en'] as const).map(
    (lang) => html`<xhtml:link rel="alternate" hreflang="${TAGS[lang]}" href="${origin}${at(lang, path)}"/>`,
  )}</url>`;
}
