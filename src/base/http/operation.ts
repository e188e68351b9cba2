// Operations as data: what the service answers, to whom and in which shapes; read by server, pages and documents alike.

import { z } from 'zod';
import type { Permission } from '../who/permissions.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * How it is asked and answered beyond JSON: `file` answers with a file (`AnsweredFile`), `upload` is sent one with the form
 * field `file`, `changes` answers with the topics whose changes the caller is told from then on, as server-sent events.
 */
export type Kind = 'json' | 'file' | 'upload' | 'changes';

/** What is sent in the path, after the question mark and in headers: named texts. */
type Named = z.ZodObject;

export interface Operation<
  P extends Named = Named,
  Q extends Named = Named,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: Method;
  /** Below `/api/v1`, such as `/entities/{id}`. */
  readonly path: string;
  /** The permission that it needs; `anyone` needs no session. */
  readonly permit: Permission | 'anyone';
  readonly summary: { readonly zh: string; readonly en: string };
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly headers: Named;
  readonly answer: A;
  /** Of the answer when all went well; 200 unless given. */
  readonly status: number;
  /** Not a GET, yet writes nothing: no line in the audit trail. */
  readonly dry: boolean;
  readonly kind: Kind;
  /** A GET whose every answer leaves a line in the audit trail, as files do unless told: whoever takes much away. */
  readonly watched: boolean;
  /** The answer holds what nobody can read again: it is not kept for a repeated request. */
  readonly secret: boolean;
}

interface Declared<P, Q, B, A> {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly permit: Permission | 'anyone';
  readonly summary: { readonly zh: string; readonly en: string };
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly headers?: Named;
  readonly answer: A;
  readonly status?: number;
  readonly dry?: boolean;
  readonly kind?: Kind;
  readonly watched?: boolean;
  readonly secret?: boolean;
}

/** A file as an answer: its name, its media type, and its content as text or in pieces. */
export interface AnsweredFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>;
  /** A hash of its content: the page shows it in place, and asks each time whether it still may. Else it is to be kept. */
  readonly shownBy?: string;
}

/** The answer of operations of the kind `file`. */
export const fileAnswer = z.custom<AnsweredFile>((given) => typeof given === 'object');

const nothing = z.object({});
type Nothing = typeof nothing;

/** Declares an operation; what is not named is not sent. */
export function operation<
  A extends z.ZodType,
  P extends Named = Nothing,
  Q extends Named = Nothing,
  B extends z.ZodType = z.ZodUndefined,
>(declared: Declared<P, Q, B, A>): Operation<P, Q, B, A> {
  return {
    status: 200,
    dry: false,
    kind: 'json',
    watched: declared.kind === 'file',
    secret: false,
    headers: nothing,
    ...declared,
    params: (declared.params ?? nothing) as P,
    query: (declared.query ?? nothing) as Q,
    body: (declared.body ?? z.undefined()) as B,
  };
}

/** What a caller sends. */
export type InputOf<O extends Operation> = {
  readonly params: z.input<O['params']>;
  readonly query: z.input<O['query']>;
  readonly body: z.input<O['body']>;
};

/** What a caller gets. */
export type AnswerOf<O extends Operation> = z.output<O['answer']>;

/** A page of a list; `next` is the `after` of the next page, null on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** Where a page begins and how long it is at most. */
export const paging = {
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
