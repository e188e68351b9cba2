// The door of open data: `/public/data/…`, for every program, as fresh as the pages.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { iso } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import type { InputOf, Operation } from '../../base/http/operation.ts';
import { BadRequest, langOf } from '../../base/http/refused.ts';
import { unsound, unsoundSentence } from '../../base/http/sound.ts';
import { Problem } from '../../base/problem.ts';
import { removedSince } from '../../publicity/removed-since.ts';
import { Bulk, sendBulk } from './bulk.ts';
import { allRecords, changesFeed, csvHead, csvRow, dataOf } from './data-rows.ts';
import { type List, siteLists, siteRules } from './declared.ts';
import { listedRecords } from './listed-records.ts';
import { problems } from './problems.ts';
import { publicRecords } from './public-records.ts';
import { searchPublic } from './search-page.ts';
import { idInAddress, type ShownEntity, shownEntity } from './shown-entity.ts';
import { type Answer, originOf, type Sight, type Site } from './site.ts';
import * as api from './site-api.ts';
import type { About } from './stamps.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8';
const LINES_TYPE = 'application/x-ndjson; charset=utf-8';

/** What is asked, in its declared shape. */
interface Asking<O extends Operation> extends Sight {
  readonly params: InputOf<O>['params'];
  readonly query: InputOf<O>['query'];
  readonly origin: string;
}

/** The answer leaves the house in its declared shape. */
type Answering<O extends Operation> = (asking: Asking<O>) => Promise<{ answer: object; about: About }>;
type Writing<O extends Operation> = (asking: Asking<O>) => Promise<Answer>;

/** Adds the data of a site; what is answered stands in the document of the service. */
export async function siteData(app: FastifyInstance, document: Api, site: Site, folder: string): Promise<void> {
  const { catalogue, https } = site.options;
  const seldom = app.rateLimit({ max: siteRules().rates.bulk });
  const bulk = new Bulk(folder);
  app.addHook('onClose', () => bulk.close());
  await app.register(async (scope) => {
    // Pages of anybody may read them: they hold nothing that is not for everybody, and no cookie counts.
    scope.addHook('onRequest', async (_, reply) => {
      reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
    });
    const route = (
      operation: Operation,
      onRequest: Site['often'],
      handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
    ) => {
      document.tell(operation);
      const config = { operation: operation.id, rateLimit: false } as object;
      scope.get(operation.path.replace(/\{(\w+)\}/g, ':$1'), { compress: false, onRequest, config }, handler);
    };
    /** Answers from the shelf. */
    const written = <O extends Operation>(operation: O, write: Writing<O>) =>
      route(operation, site.often, async (request, reply) => {
        const sent = sentIn(operation, request);
        const origin = originOf(request, https);
        const key = `${origin} ${operation.id} ${JSON.stringify(sent)}`;
        return site.answer(key, (sight) => write({ ...sight, ...sent, origin } as Asking<O>), request, reply);
      });
    const answered = <O extends Operation>(operation: O, answering: Answering<O>) =>
      written(operation, async (asking: Asking<O>) => {
        const { answer, about } = await answering(asking);
        return { type: JSON_TYPE, text: JSON.stringify(operation.answer.parse(answer)), about };
      });
    const whole = (
      operation: typeof api.takePublicList | typeof api.takePublicLines,
      name: string,
      type: string,
      rows: Rows,
    ) =>
      route(operation, seldom, async (request, reply) => {
        const list = listOf(sentIn(operation, request).params.list as string);
        const stamp = `${operation.id} ${await site.stampOf({ ledger: true, shown: true, register: true })}`;
        const path = await bulk.file(`${operation.id} ${list.id}`, stamp, (put) =>
          site.read((sight) => put(rows(sight, list))),
        );
        return sendBulk(request, reply, { path, stamp, name: `${list.id}.${name}`, type });
      });

    answered(api.searchPublicEntities, async ({ db, query }) => {
      const { items, more } = await searchPublic(db, query.q);
      return { answer: { items, more }, about: { register: true, entities: items.map(({ entityId }) => entityId) } };
    });
    answered(api.readPublicEntity, async ({ params, ...sight }) => {
      const id = await idInAddress(sight.db, params.code);
      const entity = id === undefined ? undefined : await shownEntity(sight.db, id);
      if (!entity) throw new Problem(problems['disclosure.no-such-entity'], { code: params.code });
      const records = await publicRecords(sight, catalogue, entity.entityId);
      return {
        answer: { ...entityData(entity), day: iso(sight.today), records },
        about: { entities: [entity.entityId] },
      };
    });
    answered(api.listPublicLists, async () => ({
      answer: { items: siteLists().map(({ id, label, type }) => ({ id, label, type })) },
      about: {},
    }));
    const page = async ({
      params,
      query,
      ...sight
    }: Asking<typeof api.listPublicRecords | typeof api.takePublicPage>) => {
      const list = listOf(params.list);
      const listed = await listedRecords(sight, catalogue, list, { ...query, limit: siteRules().page.data });
      return {
        list,
        ...listed,
        about: { ledger: true, shown: true, entities: [...new Set(listed.items.map((one) => one.entity.entityId))] },
      };
    };
    answered(api.listPublicRecords, async (asking) => {
      const { items, next, about } = await page(asking);
      return { answer: { items: items.map(dataOf), next }, about };
    });
    written(api.takePublicPage, async (asking) => {
      const { list, items, next, about } = await page(asking);
      const text = csvHead(list, catalogue) + items.map((one) => csvRow(list, catalogue, one)).join('');
      const more =
        next &&
        `<${asking.origin}/public/data/lists/${list.id}/page.csv?${new URLSearchParams({ ...asking.query, after: next })}>; rel="next"`;
      return { type: CSV_TYPE, text, about, ...(more && { headers: { link: more } }) };
    });
    whole(api.takePublicList, 'csv', CSV_TYPE, async function* (sight, list) {
      yield csvHead(list, catalogue);
      for await (const records of allRecords(sight, catalogue, list))
        yield records.map((one) => csvRow(list, catalogue, one)).join('');
    });
    whole(api.takePublicLines, 'jsonl', LINES_TYPE, async function* (sight, list) {
      for await (const records of allRecords(sight, catalogue, list))
        yield records.map((one) => `${JSON.stringify(dataOf(one))}\n`).join('');
    });
    written(api.takePublicChanges, async (asking) => {
      const { text, entities } = await changesFeed(asking, catalogue, asking.origin);
      return { type: 'application/atom+xml; charset=utf-8', text, about: { ledger: true, shown: true, entities } };
    });
    // Each asks from where he was: nothing of it is kept.
    route(api.listRemovals, site.often, async (request, reply) => {
      const { cursor } = sentIn(api.listRemovals, request).query as { cursor?: string };
      const at = site.options.clock();
      const answer = await site.read(({ db }) => removedSince(db, at, { cursor }));
      const items = answer.items.map(({ publicId, ...one }) => ({ id: publicId, ...one }));
      return reply
        .header('cache-control', 'public, no-cache')
        .type(JSON_TYPE)
        .send(JSON.stringify({ ...answer, items }));
    });
  });
}

type Rows = (sight: Sight, list: List) => AsyncGenerator<string>;

function entityData({ entityId: _, ...entity }: ShownEntity) {
  return entity;
}

function listOf(id: string): List {
  const list = siteLists().find((one) => one.id === id);
  if (!list)
    throw new Problem(problems['disclosure.no-such-list'], { list: id, lists: siteLists().map((one) => one.id) });
  return list;
}

/** What is sent in its declared shape; refuses what is not. */
function sentIn({ params, query }: Operation, request: FastifyRequest) {
  const sent = { params: request.params, query: request.query };
  const found = unsound(sent);
  if (found) throw new BadRequest([{ path: found.path.join('.'), message: unsoundSentence(found, langOf(request)) }]);
  const read = { params: params.safeParse(sent.params), query: query.safeParse(sent.query) };
  const faults = (['params', 'query'] as const).flatMap((part) =>
    (read[part].error?.issues ?? []).map(({ path, message }) => ({ path: [part, ...path].join('.'), message })),
  );
  if (faults.length) throw new BadRequest(faults);
  return { params: read.params.data as Record<string, unknown>, query: read.query.data as Record<string, unknown> };
}
