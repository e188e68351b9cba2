// What stands before every answer: headers that bind the browser, cookies, limits of how often, requests from elsewhere refused.

import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';

/** The name of the cookie; by its beginning the browser knows under https that no neighbouring host may have set it. */
export function sessionCookie(https: boolean): string {
  return https ? '__Host-jinxin_session' : 'jinxin_session';
}

/** The most sessions told from one another; past that, all are known by their address. */
const SESSIONS = 20_000;

export interface Guards {
  /** The office reaches the service by https, ended before it. */
  readonly https: boolean;
  /** Requests a minute of one session, or of one address without one. */
  readonly rate: number;
  /** Requests a minute of one address to the public site. */
  readonly publicRate: number;
}

/** Tokens that were found to be sessions: others could be made up to get round the limit of an address. */
export class KnownTokens {
  readonly #tokens = new Set<string>();
  add(token: string): void {
    if (this.#tokens.size < SESSIONS) this.#tokens.add(token);
  }
  delete(token: string): void {
    this.#tokens.delete(token);
  }
  has(token: string | undefined): boolean {
    return token !== undefined && this.#tokens.has(token);
  }
}

/** The key that a system sends in place of a session. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** Puts the guards before everything that is added to the app afterwards. */
export async function guard(app: FastifyInstance, { https, rate }: Guards, known: KnownTokens): Promise<void> {
  await app.register(cookie);
  await app.register(helmet, { ...HEADERS, strictTransportSecurity: https ? { maxAge: 31_536_000 } : false });
  await app.register(rateLimit, {
    max: rate,
    timeWindow: 60_000,
    keyGenerator: (request) => {
      const token = bearerOf(request) ?? request.cookies[sessionCookie(https)];
      return known.has(token) ? token! : request.ip;
    },
    errorResponseBuilder: (_, { ttl }) =>
      new Problem(problems['base.too-many-requests'], { seconds: Math.ceil(ttl / 1000) }),
  });
  await app.register(compress);
  app.addHook('onRequest', async (request) => refuseOtherOrigin(request));
}

// Styles are written into the page by the pages' own components; scripts come from files alone. Maps draw in workers.
const HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  frameguard: { action: 'deny' },
} as const;

function refuseOtherOrigin({ method, headers }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return;
  if (URL.parse(headers.origin)?.host !== headers.host) throw new Problem(problems['base.other-origin']);
}
