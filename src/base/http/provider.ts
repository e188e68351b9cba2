// Signing in by the office's own provider (OpenID Connect): the browser is sent there and comes back with a code.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Database, Db } from '../db.ts';
import { Problem } from '../problem.ts';
import type { Seal } from '../seal.ts';
import { signInByProvider } from '../who/provider-sign-in.ts';
import { sessionCookie } from './guards.ts';
import { isLoopback, type ProviderSettings } from './provider-settings.ts';

/** Where a browser begins; what comes back arrives below it. */
export const PROVIDER_ADDRESS = '/api/v1/session/provider';
const CALLBACK = `${PROVIDER_ADDRESS}/callback`;
const WAY_COOKIE = 'jinxin_way';
/** Seconds that somebody may take at the provider. */
const LONGEST = 600;

export interface Provider {
  readonly database: Database;
  readonly clock: () => Date;
  readonly https: boolean;
  readonly seal: Seal;
  readonly settings: ProviderSettings;
  /** The entity of a credit code; undefined when there is none. */
  readonly entityOf: (db: Db, code: string) => Promise<number | undefined>;
}

/** What the browser carries there and back, sealed: that it is the same one, and the same attempt. */
interface Way {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
  readonly until: number;
}

/** Adds the two addresses. */
export function provider(app: FastifyInstance, options: Provider): void {
  const found = discovered(options.settings);
  const limited = { config: { operation: 'signInByProvider', rateLimit: { max: 60 } } };
  const attempt =
    (work: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    (request: FastifyRequest, reply: FastifyReply) =>
      work(request, reply).catch((error) => turnBack(error, request, reply));
  app.get(
    PROVIDER_ADDRESS,
    limited,
    attempt(async (request, reply) => begin(await found(), options, request, reply)),
  );
  app.get(
    CALLBACK,
    limited,
    attempt(async (request, reply) => finish(await found(), options, request, reply)),
  );
}

/** The provider is asked about itself when it is first needed, and again after a failure: it may be down when we start. */
function discovered({ issuer, client, clientSecret }: ProviderSettings): () => Promise<Configuration> {
  let asked: Promise<Configuration> | undefined;
  const options = isLoopback(issuer) ? { execute: [allowInsecureRequests], timeout: 10 } : { timeout: 10 };
  return () => {
    asked ??= discovery(issuer, client, clientSecret, undefined, options).catch((error) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

async function begin(found: Configuration, options: Provider, request: FastifyRequest, reply: FastifyReply) {
  const { next } = request.query as { next?: string };
  const way: Way = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    next: within(next),
    until: +options.clock() + LONGEST * 1000,
  };
  const sealed = options.seal.close(Buffer.from(JSON.stringify(way)), WAY_COOKIE).toString('base64url');
  const { href } = buildAuthorizationUrl(found, {
    redirect_uri: callbackOf(options.settings),
    scope: 'openid profile',
    state: way.state,
    nonce: way.nonce,
    code_challenge: await calculatePKCECodeChallenge(way.verifier),
    code_challenge_method: 'S256',
  });
  const cookie = { path: PROVIDER_ADDRESS, httpOnly: true, sameSite: 'lax', secure: options.https } as const;
  return reply
    .header('cache-control', 'no-store')
    .setCookie(WAY_COOKIE, sealed, { ...cookie, maxAge: LONGEST })
    .redirect(href);
}

async function finish(found: Configuration, options: Provider, request: FastifyRequest, reply: FastifyReply) {
  const at = options.clock();
  const way = wayOf(request, options.seal);
  reply.clearCookie(WAY_COOKIE, { path: PROVIDER_ADDRESS });
  if (!way || way.until < +at) throw new Error('the attempt is not of this browser, or took too long');
  const tokens = await authorizationCodeGrant(found, new URL(request.url, callbackOf(options.settings)), {
    pkceCodeVerifier: way.verifier,
    expectedState: way.state,
    expectedNonce: way.nonce,
    idTokenExpected: true,
  });
  const { link, entity } = options.settings;
  const claims = tokens.claims()!;
  const visit = { address: request.ip, agent: request.headers['user-agent'] ?? '' };
  const name = link === undefined ? undefined : String(claims[link] ?? '');
  const before = request.cookies[sessionCookie(options.https)];
  const code = entity === undefined ? '' : String(claims[entity] ?? '').trim();
  const opened = await options.database.transaction(async (db) => {
    const found = code === '' ? undefined : await options.entityOf(db, code);
    const acts = found === undefined ? undefined : { id: found, code };
    return signInByProvider(db, at, { subject: claims.sub, name, entity: acts, before, ...visit });
  });
  if (opened instanceof Problem) throw opened;
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: options.https } as const;
  return reply
    .header('cache-control', 'no-store')
    .setCookie(sessionCookie(options.https), opened.token, { ...cookie, expires: opened.expires })
    .redirect(way.next);
}

/** Back to the page for signing in, with what went wrong; why is for the log, without what was sent. */
function turnBack(error: Error & { code?: string }, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.log.warn({ message: error.message, code: error.code }, 'sign-in by the provider failed');
  const known = error instanceof Problem ? { refused: error.code, ...error.params } : { refused: 'base.oidc-failed' };
  const search = new URLSearchParams(known as Record<string, string>);
  return reply.header('cache-control', 'no-store').redirect(`/sign-in?${search}`);
}

function wayOf(request: FastifyRequest, seal: Seal): Way | undefined {
  try {
    return JSON.parse(seal.open(Buffer.from(request.cookies[WAY_COOKIE] ?? '', 'base64url'), WAY_COOKIE).toString());
  } catch {
    return undefined;
  }
}

function callbackOf({ url }: ProviderSettings): string {
  return new URL(CALLBACK, url).href;
}

/** An address of our own pages; anything else would lead to a stranger's. */
function within(next: string | undefined): string {
  return next && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/';
}
