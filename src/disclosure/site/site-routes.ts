// The door of the public site: pages for everybody under `/public`, without scripts, cookies or accounts.

import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { html } from '../../base/http/html.ts';
import { unsound } from '../../base/http/sound.ts';
import { type Lang, Problem, statusOf } from '../../base/problem.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { articlePage, articlesPage } from './article-pages.ts';
import { dataPage } from './data-page.ts';
import { siteLists } from './declared.ts';
import { drawsPage } from './draws-page.ts';
import { entityPage } from './entity-page.ts';
import { figuresOf } from './figures.ts';
import { aboutPage, guidePage, termsPage } from './fixed-pages.ts';
import { at, type Body, type Place, pageOf } from './frame.ts';
import { homePage } from './home-page.ts';
import { listPage, listsPage } from './lists-page.ts';
import { publicRecords } from './public-records.ts';
import { searchPage } from './search-page.ts';
import { idInAddress, shownEntity } from './shown-entity.ts';
import { type Answer, originOf, type Sight, Site, type SiteOptions } from './site.ts';
import { mapOfMaps, robots, siteMap } from './site-maps.ts';
import type { About } from './stamps.ts';
import { STYLE, STYLE_PATH } from './style.ts';
import { WORDS } from './words.ts';

const XML = 'application/xml; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
const LANGS: readonly Lang[] = ['zh', 'en'];
/** Nothing but our own stylesheet and the form of the search. */
const POLICY = `default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** What a page is asked for: the parts of its address and what stands after the question mark. */
interface Asked extends Sight, Place {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly catalogue: Catalogue;
  readonly rate: number;
  readonly now: Date;
}

interface Shown {
  readonly body: Body;
  readonly about: About;
}

interface Page {
  readonly path: string;
  /** The names that count after the question mark. */
  readonly names?: readonly string[];
  /** Undefined: there is no such page. */
  readonly make: (asked: Asked) => Promise<Shown | undefined>;
}

const ARTICLE = '([\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12})';

const PAGES: readonly Page[] = [
  { path: '', make: home },
  { path: '/search', names: ['q', 'page'], make: search },
  { path: '/entity/:code', make: oneEntity },
  { path: '/terms', make: async ({ lang }) => ({ body: termsPage(lang), about: {} }) },
  { path: '/objection', make: async ({ lang }) => ({ body: guidePage('objection', lang), about: {} }) },
  { path: '/repair', make: async ({ lang }) => ({ body: guidePage('repair', lang), about: {} }) },
  { path: '/about', make: async ({ lang }) => ({ body: aboutPage(lang), about: {} }) },
  { path: '/draws', names: ['after'], make: draws },
  { path: '/lists', make: async ({ lang }) => ({ body: listsPage(lang), about: {} }) },
  { path: '/lists/:list', names: ['place', 'month', 'after'], make: oneList },
  { path: '/data', make: async (asked) => ({ body: dataPage(asked, asked.rate), about: {} }) },
  ...(['news', 'case'] as const).flatMap((kind): Page[] => {
    const folder = kind === 'news' ? '/news' : '/cases';
    const about = { articles: true };
    return [
      {
        ...{ path: folder, names: ['after'] },
        make: async ({ db, lang, query }) => ({ body: await articlesPage(db, lang, kind, query.after), about }),
      },
      {
        path: `${folder}/:id${ARTICLE}`,
        make: async ({ db, lang, params }) => {
          const body = await articlePage(db, lang, kind, params.id);
          return body && { body, about };
        },
      },
    ];
  }),
];

async function home({ db, lang, catalogue, today, now }: Asked): Promise<Shown> {
  const figures = await figuresOf(catalogue, db, today, now);
  return { body: await homePage(db, lang, figures), about: { articles: true, shown: true } };
}

function search({ db, lang, query }: Asked): Promise<Shown> {
  const page = /^[1-9]\d?$/.test(query.page ?? '') ? Number(query.page) : 1;
  return searchPage(db, lang, { asked: (query.q ?? '').trim(), page });
}

async function oneEntity(asked: Asked): Promise<Shown | undefined> {
  const { db, catalogue, today, params } = asked;
  const id = await idInAddress(db, params.code);
  const entity = id === undefined ? undefined : await shownEntity(db, id);
  if (!entity) return undefined;
  const records = await publicRecords(asked, catalogue, entity.entityId);
  return { body: entityPage(entity, records, today, asked), about: { entities: [entity.entityId] } };
}

async function oneList(asked: Asked): Promise<Shown | undefined> {
  const list = siteLists().find(({ id }) => id === asked.params.list);
  return list && listPage(asked, asked.catalogue, { list, lang: asked.lang, query: asked.query });
}

async function draws({ db, lang, query }: Asked): Promise<Shown> {
  const before = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.exec(query.after ?? '')?.[0];
  return { body: await drawsPage(db, lang, before), about: { draws: true } };
}

/** Adds the site; gives it for what else is answered from it. */
export async function sitePages(app: FastifyInstance, options: SiteOptions): Promise<Site> {
  const site = new Site(options, app.rateLimit({ max: options.publicRate }));
  app.addHook('onClose', () => site.close());
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (_, reply) => void reply.header('content-security-policy', POLICY));
    scope.setErrorHandler((error, request, reply) => failed(error, request, reply, site));
    const limited: RouteShorthandOptions = {
      // Answers come packed from the shelf.
      compress: false,
      onRequest: site.often,
      config: { operation: 'publicPage', rateLimit: false } as object,
    };
    scope.get(STYLE_PATH, limited, async (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type('text/css; charset=utf-8').send(STYLE),
    );
    const xml = (key: string, make: (sight: Sight, origin: string) => Promise<string>) =>
      async function map(request: FastifyRequest, reply: FastifyReply) {
        const origin = originOf(request, options.https);
        const name = `${origin} ${key} ${JSON.stringify(request.params)}`;
        const about = { register: true };
        return site.answer(
          name,
          async (sight) => ({ type: XML, text: await make(sight, origin), about }),
          request,
          reply,
        );
      };
    scope.get('/robots.txt', limited, async (request, reply) =>
      reply.type('text/plain; charset=utf-8').send(robots(originOf(request, options.https))),
    );
    scope.get(
      '/public/sitemap.xml',
      limited,
      xml('maps', ({ db }, origin) => mapOfMaps(db, origin)),
    );
    scope.get('/public/sitemap/:part(pages|\\d{1,6}).xml', limited, (request, reply) =>
      xml('map', ({ db }, origin) => siteMap(db, origin, (request.params as { part: string }).part))(request, reply),
    );
    for (const lang of LANGS)
      for (const page of PAGES) {
        scope.get(at(lang, page.path), limited, (request, reply) => answer(site, lang, page, request, reply));
      }
    for (const lang of LANGS)
      scope.get(at(lang, '/*'), limited, (request, reply) => said(site, lang, 'unknown', 404, request, reply));
  });
  return site;
}

function answer(site: Site, lang: Lang, page: Page, request: FastifyRequest, reply: FastifyReply) {
  const params = request.params as Record<string, string>;
  const query = textsOf(request, page.names ?? []);
  if (unsound([...Object.values(params), ...Object.values(query)]))
    return said(site, lang, 'unknown', 404, request, reply);
  const search = new URLSearchParams(query).toString();
  const below = page.path.replace(/:(\w+)(\(.*\))?$/, (_, name) => encodeURIComponent(params[name]));
  const place = { lang, path: `${below}${search && `?${search}`}`, origin: originOf(request, site.options.https) };
  const make = async (sight: Sight): Promise<Answer> => {
    const asked = {
      ...sight,
      ...place,
      params,
      query,
      catalogue: site.options.catalogue,
      rate: site.options.publicRate,
      now: site.options.clock(),
    };
    const shown = await page.make(asked);
    const { body, about } = shown ?? { body: saying(lang, 'unknown'), about: { register: true, articles: true } };
    return { status: shown ? 200 : 404, type: HTML, text: pageOf(asked, body), about };
  };
  return site.answer(`${place.origin} ${at(lang, place.path)}`, make, request, reply);
}

/** What was sent under names that count, in their order, so that one page has one address. */
function textsOf({ query }: FastifyRequest, names: readonly string[]): Record<string, string> {
  const sent = query as Record<string, unknown>;
  const texts = names.map((name) => [name, sent[name]] as const);
  return Object.fromEntries(
    texts.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 200)]] : [])),
  );
}

type Said = 'unknown' | 'failed' | 'often';

function saying(lang: Lang, what: Said): Body {
  const t = WORDS[lang];
  return { title: t[what], content: html`<p>${t[`${what}About`]}</p>` };
}

/** A page that only says why there is none. */
async function said(site: Site, lang: Lang, what: Said, status: number, request: FastifyRequest, reply: FastifyReply) {
  const place = { lang, path: '', origin: originOf(request, site.options.https), office: '' };
  return reply
    .status(status)
    .header('cache-control', 'no-store')
    .type(HTML)
    .send(pageOf(place, saying(lang, what)));
}

/** Plain words in place of problem details, and nothing of what went wrong. */
function failed(error: unknown, request: FastifyRequest, reply: FastifyReply, site: Site) {
  const { statusCode = 500 } = error as { statusCode?: number };
  const status = error instanceof Problem ? statusOf(error.code) : statusCode;
  if (status >= 500) request.log.error({ type: (error as Error).name }, 'public page failed');
  const lang = /^\/public\/en(\/|$|\?)/.test(request.url) ? 'en' : 'zh';
  return said(site, lang, status === 429 ? 'often' : status === 404 ? 'unknown' : 'failed', status, request, reply);
}
