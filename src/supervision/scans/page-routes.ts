// The door of the visited: `/v/…`, pages that need no script and no account, found by a code alone.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database, Db } from '../../base/db.ts';
import { sessionCookie } from '../../base/http/guards.ts';
import { html } from '../../base/http/html.ts';
import { langOf } from '../../base/http/refused.ts';
import { unsound } from '../../base/http/sound.ts';
import { type Lang, Problem, statusOf } from '../../base/problem.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { complainOfVisit, complaintsOf, confirmVisit, type Not, rateVisit, ratingOf } from './by-the-visited.ts';
import { outcomesOf } from './outcome.ts';
import { codePage, pageOf, receiptPage, type Seen, typePage, unknownPage } from './page.ts';
import { PAGE_WORDS } from './page-words.ts';
import { scanRules } from './rules.ts';
import { type Visit, visitOfSecret } from './visit-of-secret.ts';

interface Visited {
  readonly database: Database;
  readonly clock: () => Date;
  readonly https: boolean;
  readonly catalogue: Catalogue;
}

const NOTES = ['complained', 'incomplete', 'enough'] as const;
/** Requests a minute from one address: reading, and sending. */
const READS = 60;
const SENDS = 12;
const LARGEST = 16_384;

/** Adds the pages; what is sent by their forms is read here alone. */
export async function visitPages(app: FastifyInstance, visited: Visited): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST },
      (_, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.addHook('onRequest', async (_, reply) => {
      // Without it a browser names no origin with what a form sends, and that is refused.
      reply.header('referrer-policy', 'same-origin').header('cache-control', 'no-store');
      reply.header('x-robots-tag', 'noindex');
    });
    scope.setErrorHandler((error, request, reply) => failed(error, request, reply));
    reading(scope, visited);
    sending(scope, visited);
  });
}

function reading(scope: FastifyInstance, visited: Visited): void {
  const limited = { config: { operation: 'visitPage', rateLimit: { max: READS } } };
  scope.get('/v', limited, async (request, reply) => {
    const { code } = request.query as { code?: unknown };
    const lang = langOf(request);
    if (typeof code === 'string' && /^[\w\s-]{1,60}$/.test(code))
      return reply.redirect(`/v/${encodeURIComponent(code.trim())}?lang=${lang}`, 303);
    return page(reply, 200, typePage(lang));
  });
  scope.get('/v/:secret', limited, async (request, reply) => {
    const { said } = request.query as { said?: unknown };
    const seen: Seen = { ...seenBy(request, visited), note: NOTES.find((note) => note === said) };
    const shown = await visited.database.read((db) => shownPage(db, visited, seen));
    return shown === undefined ? page(reply, 404, unknownPage(seen.lang)) : page(reply, 200, shown);
  });
}

async function shownPage(db: Db, { clock, catalogue }: Visited, seen: Seen): Promise<string | undefined> {
  const visit = await visitOfSecret(db, clock(), seen.secret);
  if (!visit) return undefined;
  if (visit.use === 'enter') return codePage(visit, seen);
  return receiptPage(visit, await held(db, catalogue, visit), seen);
}

async function held(db: Db, catalogue: Catalogue, visit: Visit) {
  const outcomes = await outcomesOf(db, catalogue, visit.entityId, visit.records);
  return { outcomes, rating: await ratingOf(db, visit), complaints: await complaintsOf(db, visit) };
}

type Sent = (
  db: Db,
  at: Date,
  secret: string,
  form: URLSearchParams,
) => Promise<Not | 'complained' | { receipt: string }>;

const FORMS: Readonly<Record<'confirm' | 'rate' | 'complain', Sent>> = {
  confirm: (db, at, secret) => confirmVisit(db, at, secret),
  rate: (db, at, secret, form) =>
    rateVisit(db, at, secret, {
      stars: Number(/^[1-5]$/.exec(form.get('stars') ?? '')?.[0] ?? 0),
      reasons: form.getAll('reason').slice(0, 20),
      words: textOf(form, scanRules().rating.words),
    }),
  complain: (db, at, secret, form) =>
    complainOfVisit(db, at, secret, {
      ground: form.get('ground') ?? '',
      words: textOf(form, scanRules().complaint.words),
    }),
};

function textOf(form: URLSearchParams, most: number): string {
  return [...(form.get('words') ?? '').trim()].slice(0, most).join('');
}

function sending(scope: FastifyInstance, visited: Visited): void {
  for (const [name, send] of Object.entries(FORMS)) {
    const limited = { config: { operation: `visit-${name}`, rateLimit: { max: SENDS } } };
    scope.post(`/v/:secret/${name}`, limited, async (request, reply) => {
      const { secret, lang, staff } = seenBy(request, visited);
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      if (staff || unsound([...form.values()])) return page(reply, 403, unknownPage(lang));
      const done = await visited.database.transaction((db) => send(db, visited.clock(), secret, form));
      if (done === 'ended') return page(reply, 404, unknownPage(lang));
      const to = typeof done === 'object' ? done.receipt : encodeURIComponent(secret);
      const note = typeof done === 'string' ? `&said=${done}` : '';
      return reply.redirect(`/v/${to}?lang=${lang}${note}`, 303);
    });
  }
}

function seenBy(request: FastifyRequest, { https }: Visited): Omit<Seen, 'note'> {
  const { secret } = request.params as { secret: string };
  return { secret, lang: langOf(request), staff: request.cookies[sessionCookie(https)] !== undefined };
}

function page(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.status(status).type('text/html; charset=utf-8').send(text);
}

/** Plain words in place of problem details, and nothing of what went wrong. */
function failed(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { statusCode = 500 } = error as { statusCode?: number };
  const status = error instanceof Problem ? statusOf(error.code) : statusCode;
  if (status >= 500) request.log.error({ type: (error as Error).name }, 'visit page failed');
  const lang: Lang = langOf(request);
  const t = PAGE_WORDS[lang];
  return page(
    reply,
    status,
    pageOf(lang, '/v', t.title, html`<section>${status === 429 ? t.often : t.failed}</section>`),
  );
}
