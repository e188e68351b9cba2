// Serving operations: who asks, whether he may, whether what he sends has its shape; then a transaction within his reach.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database, Db } from '../db.ts';
import type { Limit } from '../limit.ts';
import { type Params, Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import { addAudit } from '../who/audit.ts';
import { mayRole } from '../who/permissions.ts';
import { type Session, sessionOf } from '../who/session.ts';
import { gathered, sendFile, type WholeFile } from './answered-file.ts';
import type { Api, Approval, Ask, Reader, SentFile, Visit } from './api.ts';
import { type KnownTokens, SESSION_COOKIE } from './guards.ts';
import type { AnsweredFile, Operation } from './operation.ts';
import { limitOf } from './reach.ts';
import { BadRequest, langOf } from './refused.ts';
import { once } from './repeated.ts';
import { type FilesKept, withSentFile } from './sent-file.ts';
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
export function serve(app: FastifyInstance, serving: Serving): Api & { readonly served: readonly Operation[] } {
  const served: Operation[] = [];
  const approvals = new Map<string, Approval>();
  const streams = new Streams(app, serving);
  return {
    served,
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
        handler: (request, reply) => handle({ ...serving, streams }, operation, answer as Answer, request, reply),
      });
    },
  };
}

async function handle(
  serving: Serving & { readonly streams: Streams },
  operation: Operation,
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const at = serving.clock();
  const session = await findSession(serving, at, request);
  permit(operation, session);
  if (operation.method !== 'GET' && operation.permit !== 'anyone') checkCsrf(request, session!);
  const asked = { ...shapesOf(operation, request), at, lang: langOf(request) };
  const visit = visitOf(serving, session, request, reply);
  const who = session?.reader;
  const run = operation.method === 'GET' ? read : write;
  const work = (sent?: SentFile) =>
    run(serving, operation, request, {
      ...{ limit: limitOf(who), who, at, sent },
      answer: (db, reader) => answer({ ...asked, db, reader, visit, who, sent } as unknown as Ask<Operation>),
    });
  const result = operation.kind === 'upload' ? await withSentFile(request, serving.files, work) : await work();
  if (operation.kind === 'changes') return serving.streams.open(session!, result as string[], reply);
  if (operation.kind === 'file') return sendFile(result as WholeFile, reply);
  return send(operation, result, request, reply);
}

interface Work {
  readonly limit: Limit;
  readonly who: Reader | undefined;
  readonly at: Date;
  readonly sent: SentFile | undefined;
  readonly answer: (db: Db, reader: Db) => Promise<unknown>;
}

async function read({ database, files }: Serving, operation: Operation, _: FastifyRequest, { limit, answer }: Work) {
  return database.as(limit).read(async (db) => {
    const given = shaped(operation, await answer(db, db));
    return operation.kind === 'file' ? gathered(given as AnsweredFile, files.folder) : given;
  });
}

async function write({ database }: Serving, operation: Operation, request: FastifyRequest, work: Work) {
  const { limit, who, at, sent, answer } = work;
  const key = request.headers['idempotency-key'];
  const { params, body } = request;
  const keyed =
    who && typeof key === 'string'
      ? { account: who.id, key, request: [operation.id, params, sent?.sha256 ?? body] }
      : undefined;
  const outcome = await database.as(limit).transaction((db, reader) =>
    once(db, at, keyed, async (): Promise<Outcome> => {
      const given = await answer(db, reader);
      const refused = given instanceof Problem ? { code: given.code, params: given.params } : undefined;
      if (who && !operation.dry)
        await addAudit(db, at, {
          account: who.id,
          name: who.name,
          act: operation.id,
          object: Object.values((params ?? {}) as Record<string, string>).join('/'),
          outcome: refused?.code ?? 'done',
        });
      return { refused, answer: refused ? undefined : shaped(operation, given) };
    }),
  );
  if (outcome.refused) throw new Problem(outcome.refused.code, outcome.refused.params);
  return outcome.answer;
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

async function findSession({ database, known }: Serving, at: Date, request: FastifyRequest) {
  const token = request.cookies[SESSION_COOKIE];
  if (!token) return undefined;
  const session = await database.transaction((db) => sessionOf(db, at, token));
  if (session) known.add(token);
  else known.delete(token);
  return session;
}

function permit({ permit }: Operation, session: Session | undefined): void {
  if (permit === 'anyone') return;
  if (!session) throw new Problem(problems['base.not-signed-in']);
  if (!mayRole(session.reader.role, permit)) throw new Problem(problems['base.not-permitted'], { permission: permit });
}

function checkCsrf(request: FastifyRequest, { csrf }: Session): void {
  const sent = Buffer.from(String(request.headers['x-jinxin-csrf'] ?? ''));
  const wanted = Buffer.from(csrf);
  if (sent.length !== wanted.length || !timingSafeEqual(sent, wanted)) throw new Problem(problems['base.csrf-missing']);
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

function visitOf(
  { https, known }: Serving,
  session: Session | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Visit {
  const settings = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const;
  return {
    session: session && { id: session.id, csrf: session.csrf, lang: session.lang },
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    keep: (token, expires) => {
      known.delete(request.cookies[SESSION_COOKIE] ?? '');
      if (token === undefined) reply.clearCookie(SESSION_COOKIE, settings);
      else reply.setCookie(SESSION_COOKIE, token, { ...settings, expires });
    },
  };
}
