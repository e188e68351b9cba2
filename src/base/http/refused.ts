// What a caller gets when something is refused or fails: problem details (RFC 9457) in his language.

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Lang, type Params, Problem, sentence, statusOf } from '../problem.ts';
import { problems } from '../problems.ts';

/** A place of the request that is not as it should be. */
export interface RequestFault {
  readonly path: string;
  readonly message: string;
}

/** A request whose shape is wrong, place by place. */
export class BadRequest extends Problem {
  readonly faults: readonly RequestFault[];
  constructor(faults: readonly RequestFault[]) {
    const [first] = faults;
    super(problems['base.request-not-valid'], { first: first ? `${first.path} ${first.message}` : '' });
    this.faults = faults;
  }
}

/** Answers with the refusal that an error amounts to; what was not foreseen is logged, and told by its number only. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request);
  if (problem.code === 'base.failed') request.log.error({ err: withoutData(error) }, 'failed');
  const faults = problem instanceof BadRequest ? { faults: problem.faults } : {};
  return reply
    .status(statusOf(problem.code))
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({ ...problemDetails(problem.code, problem.params, langOf(request)), ...faults });
}

/** The body of a refusal. */
function problemDetails(code: string, params: Params, lang: Lang) {
  const status = statusOf(code);
  const title = TITLES[status]?.[lang === 'en' ? 1 : 0] ?? code;
  return { type: `urn:jinxin:problem:${code}`, title, status, detail: sentence(code, params, lang), code, params };
}

const TITLES: Readonly<Record<number, readonly [zh: string, en: string]>> = {
  400: ['请求不合要求', 'Bad request'],
  401: ['没有登录', 'Not signed in'],
  403: ['没有权限', 'Forbidden'],
  404: ['没有找到', 'Not found'],
  409: ['与现状冲突', 'Conflict'],
  413: ['文件太大', 'Too large'],
  422: ['不能处理', 'Cannot be processed'],
  423: ['已锁定', 'Locked'],
  429: ['太频繁', 'Too many requests'],
  500: ['系统出错', 'Failed'],
  503: ['暂不可用', 'Not available'],
};

/** The language asked for by `?lang=`, else by the browser, else Chinese. */
export function langOf(request: FastifyRequest): Lang {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang;
  if (asked === 'en' || asked === 'zh') return asked;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  const { statusCode, code, message } = error as FastifyError;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem(problems['base.request-not-readable'], { reason: code ?? message });
  return new Problem(problems['base.failed'], { request: request.id });
}

// A database error speaks of the values that it met: they are people's. Its code and place say enough.
function withoutData(error: unknown) {
  const { name, message, stack = '', code } = error as FastifyError;
  const ofDatabase = 'severity' in (error as object);
  const place = stack.slice(stack.indexOf('\n    at ') + 1);
  return { type: name, message: ofDatabase ? 'database error' : message, stack: place, code };
}
