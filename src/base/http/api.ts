// The doors' side of the service: a room answers an operation with a function of what was asked.

import type { z } from 'zod';
import type { Db } from '../db.ts';
import type { Lang } from '../problem.ts';
import type { Role } from '../who/permissions.ts';
import type { AnswerOf, Operation } from './operation.ts';

/** Who asks: an account in its session. */
export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Prefixes of the divisions that he may see; `''` is everything. */
  readonly reach: readonly string[];
  /** Where he works; department users see and file the records of their own unit only. */
  readonly unit: { readonly id: string; readonly name: string };
}

export interface Ask<O extends Operation> {
  /** For GET: one snapshot, limited to the reader's reach. Otherwise: one transaction of the program, not limited. */
  readonly db: Db;
  /** The same transaction limited to the reader's reach, which cannot write: find by it what is asked to be written. */
  readonly reader: Db;
  readonly who: O['permit'] extends 'anyone' ? Reader | undefined : Reader;
  readonly at: Date;
  readonly lang: Lang;
  readonly params: z.output<O['params']>;
  readonly query: z.output<O['query']>;
  readonly body: z.output<O['body']>;
}

export interface Api {
  /** Answers an operation; permission, shapes, transaction, refusals and audit are seen to. */
  on<O extends Operation>(operation: O, answer: (ask: Ask<O>) => Promise<AnswerOf<O>>): void;
}
