// The door of complaining for everybody: `/public/complain`, without scripts, cookies or accounts.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { unsound } from '../../base/http/sound.ts';
import { type Lang, Problem, sentence, statusOf } from '../../base/problem.ts';
import type { Seal } from '../../base/seal.ts';
import type { Grading } from '../../grading/grading.ts';
import { rulesAnswer } from '../../supervision/complaints/choices.ts';
import type { Kind } from '../../supervision/complaints/complaint.ts';
import { problems } from '../../supervision/complaints/problems.ts';
import { newReceipt, receiptIn, toldBy } from '../../supervision/complaints/receipt.ts';
import { takeByWeb, unitsToChoose } from '../../supervision/complaints/take-by-web.ts';
import { webRules } from '../../supervision/complaints/web-rules.ts';
import { at, type Body, pageOf } from '../site/frame.ts';
import { searchPublic } from '../site/search-page.ts';
import { idInAddress, shownEntity } from '../site/shown-entity.ts';
import { originOf, type Sight, type Site } from '../site/site.ts';
import { beginPage, formPage, receiptPage, sayingPage, type Written } from './complain-page.ts';
import { sentForm } from './sent-form.ts';
import { COMPLAIN_WORDS } from './words.ts';

const POLICY = `default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
const LANGS: readonly Lang[] = ['zh', 'en'];
const HOUR = 3_600_000;
const PATH = '/complain';

interface Door {
  readonly site: Site;
  readonly grading: Grading;
  readonly seal: Seal;
}

/** Adds the pages; the site gives its frame, its clock and what of entities everybody may see. */
export async function complainPages(app: FastifyInstance, door: Door): Promise<void> {
  const { reads_a_minute, sends_an_hour } = webRules();
  const reading = { config: { operation: 'complainPage', rateLimit: { max: reads_a_minute, groupId: 'complain' } } };
  const sending = { config: { operation: 'complain', rateLimit: { max: sends_an_hour, timeWindow: HOUR } } };
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (_, reply) => {
      // Without it a browser names no origin with what a form sends, and that is refused.
      reply.header('referrer-policy', 'same-origin').header('cache-control', 'no-store');
      reply.header('content-security-policy', POLICY).header('x-robots-tag', 'noindex');
    });
    scope.setErrorHandler((error, request, reply) => failed(door.site, error, request, reply));
    for (const lang of LANGS) {
      const page = pages(door, lang);
      scope.get(at(lang, PATH), reading as object, page(begin));
      scope.get(at(lang, `${PATH}/state`), reading as object, page(state));
      scope.get(at(lang, `${PATH}/receipt/:code`), reading as object, page(receipt));
      scope.post(at(lang, PATH), sending as object, page(send));
    }
  });
}

interface Asked extends Door {
  readonly lang: Lang;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Answer = (asked: Asked) => Promise<FastifyReply>;

function pages(door: Door, lang: Lang) {
  return (answer: Answer) => (request: FastifyRequest, reply: FastifyReply) =>
    answer({ ...door, lang, request, reply });
}

async function begin(asked: Asked): Promise<FastifyReply> {
  const { site, lang } = asked;
  const { q, entity, named } = texts(asked, ['q', 'entity', 'named']);
  if (entity !== undefined || named !== undefined) {
    const written = { ...EMPTY, entity: entity ?? '', respondent: named ?? '', receipt: newReceipt() };
    return show(asked, 200, (sight) => form(asked, sight, written));
  }
  if (!q) return show(asked, 200, async () => beginPage(lang));
  const found = await site.read(({ db }) => searchPublic(db, q));
  return show(asked, 200, async () => beginPage(lang, q, found.items));
}

const EMPTY: Written = {
  ...{ entity: '', respondent: '', unit: '', kind: '', matter: '', summary: '', request: '', name: '', contact: '' },
  receipt: '',
};

/** The form about an entity that the site shows, or about one that is only named. */
async function form({ grading, lang }: Asked, { db, whole }: Sight, given: Written, fault?: string): Promise<Body> {
  const entity = given.entity === '' ? undefined : await entityIn(db, given.entity);
  const { matters } = await rulesAnswer(whole, grading);
  const units = (await unitsToChoose(whole)).map(({ id, name }) => ({ id, label: name }));
  const written = { ...given, entity: entity ? given.entity : '' };
  return formPage({
    ...{ lang, written, units, fault, about: entity?.name },
    matters: matters.map(({ id, zh, en }) => ({ id, label: { zh, en }[lang] })),
  });
}

async function entityIn(db: Sight['db'], code: string) {
  const id = await idInAddress(db, code);
  return id === undefined ? undefined : shownEntity(db, id);
}

async function send(asked: Asked): Promise<FastifyReply> {
  const { site, grading, seal, lang, request, reply } = asked;
  const { fields, files } = await sentForm(request);
  const field = (name: string, most: number) => [...(fields.get(name) ?? '')].slice(0, most).join('');
  const written: Written = {
    ...{ entity: field('entity', 60), respondent: field('respondent', 200), unit: field('unit', 60) },
    ...{ kind: field('kind', 20), matter: field('matter', 40), summary: field('summary', 2000) },
    ...{ request: field('request', 1000), name: field('name', 60), contact: field('contact', 100) },
    receipt: receiptIn(field('receipt', 40)) ?? newReceipt(),
  };
  try {
    if (unsound(Object.values(written))) throw new Problem(problems['complaints.not-plain']);
    if (fields.get('true') !== '1') return again(asked, written, COMPLAIN_WORDS[lang].truth);
    const kind: Kind = written.kind === 'report' ? 'report' : 'complaint';
    const entity = written.entity === '' ? undefined : await site.read(({ db }) => entityIn(db, written.entity));
    const respondent = entity?.name ?? written.respondent;
    const { database, clock } = site.options;
    await database.transaction((db) =>
      takeByWeb({ db, at: clock(), grading, seal }, { ...written, kind, respondent, files }, entity?.entityId ?? null),
    );
  } catch (error) {
    if (!(error instanceof Problem) || statusOf(error.code) >= 500) throw error;
    return again(asked, written, sentence(error.code, error.params, lang));
  }
  return reply.redirect(`${at(lang, `${PATH}/receipt/${written.receipt}`)}?new=1`, 303);
}

function again(asked: Asked, written: Written, fault: string): Promise<FastifyReply> {
  return show(asked, 422, (sight) => form(asked, sight, written, fault));
}

async function state(asked: Asked): Promise<FastifyReply> {
  const { lang, reply } = asked;
  const code = receiptIn(texts(asked, ['code']).code ?? '');
  if (code === undefined) return show(asked, 404, async () => beginPage(lang, '', undefined, true));
  return reply.redirect(at(lang, `${PATH}/receipt/${code}`), 303);
}

async function receipt(asked: Asked): Promise<FastifyReply> {
  const { site, grading, lang, request } = asked;
  const code = receiptIn((request.params as { code: string }).code);
  const { database, clock } = site.options;
  const told = code && (await database.read((db) => toldBy(db, clock(), code)));
  if (!told) return show(asked, 404, async () => beginPage(lang, '', undefined, true));
  const fresh = texts(asked, ['new']).new === '1';
  return show(asked, 200, async ({ whole }) => {
    const { outcomes } = await rulesAnswer(whole, grading);
    const outcome = outcomes.find(({ id }) => id === told.outcome);
    return receiptPage(lang, told, code, outcome && { zh: outcome.zh, en: outcome.en }[lang], fresh);
  });
}

async function show(
  { site, lang, request, reply }: Asked,
  status: number,
  make: (sight: Sight) => Promise<Body>,
): Promise<FastifyReply> {
  const origin = originOf(request, site.options.https);
  const text = await site.read(async (sight) =>
    pageOf({ lang, path: PATH, origin, office: sight.office }, await make(sight)),
  );
  return reply.status(status).type('text/html; charset=utf-8').send(text);
}

/** What stands after the question mark, cut to a length; nothing that no database takes. */
function texts<N extends string>({ request }: Asked, names: readonly N[]): Partial<Record<N, string>> {
  const sent = request.query as Record<string, unknown>;
  const found = names.flatMap((name) => {
    const value = sent[name];
    return typeof value === 'string' && !unsound([value]) ? [[name, value.trim().slice(0, 60)] as const] : [];
  });
  return Object.fromEntries(found) as Partial<Record<N, string>>;
}

/** Plain words in place of problem details. */
function failed(site: Site, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { statusCode = 500 } = error as { statusCode?: number };
  const status = error instanceof Problem ? statusOf(error.code) : statusCode;
  if (status >= 500) request.log.error({ type: (error as Error).name }, 'complain page failed');
  const lang = /^\/public\/en\//.test(request.url) ? 'en' : 'zh';
  const what = status === 429 ? 'often' : status === 413 ? 'tooLarge' : 'failed';
  const place = { lang, path: PATH, origin: originOf(request, site.options.https), office: '' } as const;
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .send(pageOf(place, sayingPage(lang, what)));
}
