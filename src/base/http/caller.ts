// Who sends a request: the account of a session or a system by its key, what he may ask for, and how far he sees.

import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../db.ts';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import { keyOf } from '../who/api-key.ts';
import { problems as ofAccounts } from '../who/problems.ts';
import { type Session, sessionOf } from '../who/session.ts';
import type { Reader } from './api.ts';
import { bearerOf, type KnownTokens, sessionCookie } from './guards.ts';
import type { Operation } from './operation.ts';

/** Whoever is known to us; a system has no session. */
export interface Caller {
  readonly reader: Reader;
  readonly session: Session | undefined;
}

interface Callers {
  readonly database: Database;
  readonly known: KnownTokens;
  readonly https: boolean;
}

/** The caller of a request. A key that is sent goes before a session; one that is not good is refused. */
export async function callerOf({ database, known, https }: Callers, at: Date, request: FastifyRequest) {
  const key = bearerOf(request);
  const token = key ?? request.cookies[sessionCookie(https)];
  if (!token) return undefined;
  const caller = await database.singly(async (db): Promise<Caller | undefined> => {
    if (key) return asCaller(await keyOf(db, at, key));
    const session = await sessionOf(db, at, token);
    return session && { reader: session.reader, session };
  });
  if (caller) known.add(token);
  else known.delete(token);
  if (key && !caller) throw new Problem(ofAccounts['base.key-not-good']);
  return caller;
}

function asCaller(reader: Reader | undefined): Caller | undefined {
  return reader && { reader, session: undefined };
}

/** What may be asked for before one has chosen a password of one's own. */
const BEFORE_CHANGE: readonly string[] = ['me', 'signOut', 'changePassword'];

/** Refuses whoever may not ask for an operation, and a write that does not carry the token of its session. */
export function permit({ id, permit, method }: Operation, caller: Caller | undefined, request: FastifyRequest): void {
  if (permit === 'anyone') return;
  if (!caller) throw new Problem(problems['base.not-signed-in']);
  const { reader, session } = caller;
  if (session?.mustChange && !BEFORE_CHANGE.includes(id)) throw new Problem(ofAccounts['base.password-must-change']);
  if (!reader.permissions.includes(permit)) throw new Problem(problems['base.not-permitted'], { permission: permit });
  if (session && method !== 'GET') checkCsrf(request, session);
}

function checkCsrf(request: FastifyRequest, { csrf }: Session): void {
  const sent = Buffer.from(String(request.headers['x-jinxin-csrf'] ?? ''));
  const wanted = Buffer.from(csrf);
  if (sent.length !== wanted.length || !timingSafeEqual(sent, wanted)) throw new Problem(problems['base.csrf-missing']);
}
