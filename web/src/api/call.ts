// Calls an operation of the service: its path, query and body typed by the operation, its refusals as `Refused`.

import type { AnswerOf, InputOf, Operation } from '../../../src/base/http/operation.ts';
import { Refused, refusalOf } from './refused.ts';

type Given<K extends string, T> = undefined extends T
  ? { readonly [P in K]?: T }
  : // biome-ignore lint/complexity/noBannedTypes: whether every key may be left out
    {} extends T
    ? { readonly [P in K]?: T }
    : { readonly [P in K]: T };

/** What a caller sends; what may be empty may be left out. */
export type Input<O extends Operation> = Given<'params', InputOf<O>['params']> &
  Given<'query', InputOf<O>['query']> &
  Given<'body', InputOf<O>['body']>;

interface Loose {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

let csrf = '';
let language = 'zh';

/** Keeps the token that writes carry from now on. */
export function keepCsrf(token: string): void {
  csrf = token;
}

/** In which language refusals are written from now on. */
export function askIn(lang: string): void {
  language = lang;
}

/** Sends the operation and gives its answer; throws `Refused`. */
export async function call<O extends Operation>(
  operation: O,
  input: Input<O>,
  signal?: AbortSignal,
): Promise<AnswerOf<O>> {
  const { params, query, body } = input as Loose;
  const response = await reach(address(operation, { params, query }), {
    method: operation.method,
    headers: headersOf(operation, body),
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  });
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as AnswerOf<O>;
}

/** Where an operation is asked by a link, such as a file to be kept. */
export function addressOf<O extends Operation>(operation: O, input: Input<O>): string {
  return address(operation, input as Loose);
}

function address(operation: Operation, { params, query }: Loose): string {
  return `/api/v1${pathOf(operation.path, params)}${search(query)}`;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Refused({ status: 0, code: 'unreachable', title: '', detail: '' });
  }
}

/** The headers of a request: language, and for writes the session's token. */
export function headersOf(operation: Operation, body: unknown): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (operation.method !== 'GET' && csrf) headers['x-jinxin-csrf'] = csrf;
  return headers;
}

function pathOf(path: string, params: Loose['params'] = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function search(query: Loose['query'] = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '' && value !== null);
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  return text ? `?${text}` : '';
}
