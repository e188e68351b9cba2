// Serving operations: who asks, whether he may, whether what he sends has its shape; then a transaction within his reach.

import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database, Db } from '../db.ts';
import type { Limit } from '../limit.ts';
import { type Lang, type Params, Problem } from '../problem.ts';
import { addAudit } from '../who/audit.ts';
import { Looks } from '../who/looks.ts';
import type { Session } from '../who/session.ts';
import { gathered, sendFile, type WholeFile } from './answered-file.ts';
import type { Api, Approval, Ask, Reader, SentFile, Visit } from './api.ts';
import { callerOf, permit } from './caller.ts';
import { type KnownTokens, sessionCookie } from './guards.ts';
import { Noted } from './noted.ts';
import type { AnsweredFile, Operation } from './operation.ts';
import { limitFor } from './reach.ts';
import { BadRequest, langOf } from './refused.ts';
import { once } from './repeated.ts';
import { type FilesKept, withSentFile } from './sent-file.ts';
import { unsound, unsoundSentence } from './sound.ts';
import { Streams } from './streams.ts';

const BASE = '/api/v1';

export interface Serving {
  readonly database: Database;
  readonly clock: () => Date;
  readonly https: boolean;
  readonly known: KnownTokens;
  readonly files: FilesKept;
}

type Answer = (ask: Ask<Operation>) => Promise<unknown>;

/** The doors' side of an app; `served` lists what they answer. */
export function serve(app: FastifyInstance, serving: Serving): Api {
  const served: Operation[] = [];
  const approvals = new Map<string, Approval>();
  const streams = new Streams(app, serving);
  const looks = new Looks(serving.database);
  return {
    served,
    tell: (operation) => void served.push(operation),
    onApproved: (kind, approval) => void approvals.set(kind, approval),
    approval: (kind) => approvals.get(kind),
    on: (operation, answer) => {
      served.push(operation);
      app.route({
        method: operation.method,
        url: `${BASE}${operation.path.replace(/\{(\w+)\}/g, ':$1')}`,
        config: {
          operation: operation.id,
          lasting: operation.kind === 'changes',
          ...(operation.permit === 'anyone' && { rateLimit: { max: 60 } }),
        },
        handler: (request, reply) =>
          handle({ ...serving, streams, looks }, operation, answer as Answer, request, reply),
      });
    },
  };
}

async function handle(
  serving: Handling,
  operation: Operation,
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const at = serving.clock();
  const caller = await callerOf(serving, at, request);
  permit(operation, caller, request);
  const { reader: who, session } = caller ?? {};
  const noted = new Noted(operation, request, who);
  const gone = whenGone(reply);
  const asked = { ...shapesOf(operation, request), at, lang: langOf(request), who, gone, note: noted.note };
  const visit = visitOf(serving, session, request, reply);
  const run = operation.method === 'GET' ? read : write;
  const work = (sent?: SentFile) =>
    run(serving, operation, request, {
      ...{ limit: limitFor(operation, who, at), noted, at, sent },
      answer: (db, reader, whole) => answer({ ...asked, db, reader, whole, visit, sent } as unknown as Ask<Operation>),
    });
  const result = operation.kind === 'upload' ? await withSentFile(request, serving.files, work) : await work();
  if (operation.kind === 'changes') return serving.streams.open(session!, result as string[], reply);
  if (operation.kind === 'file') return sendFile(result as WholeFile, request.headers['if-none-match'], reply);
  return send(operation, result, request, reply);
}

function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const closed = () => {
    if (!raw.writableEnded) gone.abort();
  };
  if (raw.destroyed) closed();
  else raw.once('close', closed);
  return gone.signal;
}

interface Work {
  readonly limit: Limit;
  readonly noted: Noted;
  readonly at: Date;
  readonly sent: SentFile | undefined;
  readonly answer: (db: Db, reader: Db, whole: Db) => Promise<unknown>;
}

type Handling = Serving & { readonly streams: Streams; readonly looks: Looks };

async function read(handling: Handling, operation: Operation, _: FastifyRequest, work: Work) {
  const { limit, noted, at, answer } = work;
  const result = await handling.database.as(limit).read(async (db, whole) => {
    const given = shaped(operation, await answer(db, db, whole));
    return operation.kind === 'file' ? gathered(given as AnsweredFile, handling.files.folder) : given;
  });
  const act = noted.act();
  if (act) await handling.looks.note({ at, act });
  return result;
}

async function write({ database }: Handling, operation: Operation, request: FastifyRequest, work: Work) {
  const { limit, noted, at, sent, answer } = work;
  const outcome = await database.as(limit).transaction((db, reader, whole) =>
    once(db, at, keyed(operation, request, noted.who, sent), async (): Promise<Outcome> => {
      const given = await answer(db, reader, whole);
      const refused = given instanceof Problem ? { code: given.code, params: given.params } : undefined;
      const act = noted.act(refused?.code);
      if (act) await addAudit(db, at, act);
      return { refused, answer: refused ? undefined : shaped(operation, given) };
    }),
  );
  if (outcome.refused) throw new Problem(outcome.refused.code, outcome.refused.params);
  return outcome.answer;
}

function keyed(
  { id, secret }: Operation,
  { headers, params, body }: FastifyRequest,
  who: Reader | undefined,
  sent: SentFile | undefined,
) {
  const key = headers['idempotency-key'];
  if (!who || typeof key !== 'string' || secret) return undefined;
  return { account: who.id, key, request: [id, params, sent?.sha256 ?? body] };
}

/** What came of a write, as it is kept for a repeated request. */
interface Outcome {
  readonly refused: { readonly code: string; readonly params: Params } | undefined;
  readonly answer: unknown;
}

/** The answer in its declared shape; anything beyond it does not leave the house. */
function shaped(operation: Operation, answer: unknown): unknown {
  const { success, data, error } = operation.answer.safeParse(answer);
  if (success) return data;
  const where = error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ');
  throw new Error(`the answer of ${operation.id} has not its shape: ${where}`);
}

function send(operation: Operation, answer: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const text = JSON.stringify(answer);
  reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
  if (operation.method !== 'GET') return reply.status(operation.status).send(text);
  const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', tag).header('vary', 'accept-language');
  const held = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  return held.includes(tag) ? reply.status(304).send() : reply.status(operation.status).send(text);
}

const SENTENCES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

function shapesOf(operation: Operation, request: FastifyRequest) {
  const error = SENTENCES[langOf(request)];
  const sent = {
    params: request.params,
    query: request.query,
    headers: request.headers,
    body: request.body ?? undefined,
  };
  refuseUnsound(sent, langOf(request));
  const parts = (['params', 'query', 'headers', 'body'] as const).map((part) => {
    const parsed = operation[part].safeParse(sent[part], { error });
    const faults = (parsed.error?.issues ?? []).map(({ path, message }) => ({
      path: [part, ...path].join('.'),
      message,
    }));
    return { part, data: parsed.data, faults };
  });
  const faults = parts.flatMap((part) => part.faults);
  if (faults.length) throw new BadRequest(faults);
  return Object.fromEntries(parts.map(({ part, data }) => [part, data]));
}

/** Shapes are looked at by recursion, and the database would fail at what it cannot hold. */
function refuseUnsound(sent: object, lang: Lang): void {
  const found = unsound(sent);
  if (found) throw new BadRequest([{ path: found.path.join('.'), message: unsoundSentence(found, lang) }]);
}

function visitOf(
  { https, known }: Serving,
  session: Session | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Visit {
  const cookie = sessionCookie(https);
  const settings = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const;
  return {
    session,
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    keep: (token, expires) => {
      known.delete(request.cookies[cookie] ?? '');
      if (token === undefined) reply.clearCookie(cookie, settings);
      else reply.setCookie(cookie, token, { ...settings, expires });
    },
  };
}
