// The doors' side of the service: a room answers an operation with a function of what was asked.

import type { z } from 'zod';
import type { Db } from '../db.ts';
import type { Lang, Problem } from '../problem.ts';
import type { ProposalKind } from '../who/four-eyes.ts';
import type { Permission, Role } from '../who/permissions.ts';
import type { Proposal } from '../who/proposals.ts';
import type { AnswerOf, Operation } from './operation.ts';

/** Who asks: an account in its session, or a system by its key. */
export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** What he may do: what his role may; a system's key, some of it. */
  readonly permissions: readonly Permission[];
  /** Disclosure classes of the records that he may see. */
  readonly classes: readonly number[];
  /** Prefixes of the divisions that he may see; `''` is everything. */
  readonly reach: readonly string[];
  /** Of an account of an enterprise: the one entity that it is bound to. */
  readonly entity?: number;
  /** Where he works, nowhere for an enterprise; department users see and file the records of their own unit only. */
  readonly unit: { readonly id: string; readonly name: string };
  /** The name that his unit's records are filed under; null: his unit sends none. */
  readonly source: string | null;
}

/** The browser's side of an asking. */
export interface Visit {
  readonly session:
    | { readonly id: string; readonly csrf: string; readonly lang: Lang; readonly mustChange: boolean }
    | undefined;
  readonly address: string;
  readonly agent: string;
  /** Gives the browser a session's token, or takes it away. */
  keep(token: string | undefined, expires?: Date): void;
}

/** A file that was sent; it lies at its path until the answer is given. */
export interface SentFile {
  readonly path: string;
  /** As the sender's machine calls it: to be shown, not used as a path. */
  readonly name: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface Ask<O extends Operation> {
  /** For GET: one snapshot, limited to the reader's reach. Otherwise: one transaction of the program, not limited. */
  readonly db: Db;
  /** The same transaction limited to the reader's reach, which cannot write: find by it what is asked to be written. */
  readonly reader: Db;
  /** The reader's with records of every disclosure class: grades follow from them; what is shown of them goes by `who.classes`. */
  readonly whole: Db;
  readonly who: O['permit'] extends 'anyone' ? Reader | undefined : Reader;
  readonly at: Date;
  readonly lang: Lang;
  readonly visit: Visit;
  readonly params: z.output<O['params']>;
  readonly query: z.output<O['query']>;
  readonly body: z.output<O['body']>;
  /** What was sent to an operation of the kind `upload`. */
  readonly sent: SentFile | undefined;
  /** Aborted when whoever asked has gone before the answer was given: work for him alone may stop. */
  readonly gone: AbortSignal;
  /** Says more for the audit trail; whoever is shown records of classes 3 and 4 has looked, and that is noted of a GET too. */
  note(more: Note): void;
}

/** What a line of the audit trail is to say besides who, when and which operation. */
export interface Note {
  /** What it is about; the parameters of the path unless given. */
  readonly object?: string;
  /** What was changed or asked for, in a few words. */
  readonly detail?: string;
  /** Disclosure classes of the records that are shown. */
  readonly classes?: Iterable<number>;
}

export interface Api {
  /** What is answered so far. */
  readonly served: readonly Operation[];
  /** An operation that a door of its own answers, under its whole path: it stands in the document with the others. */
  tell(operation: Operation): void;
  /**
   * Answers an operation; permission, shapes, transaction, refusals and audit are seen to.
   * A refusal that is thrown undoes what was written; one that is returned keeps it.
   */
  on<O extends Operation>(operation: O, answer: (ask: Ask<O>) => Promise<AnswerOf<O> | Problem>): void;
  /** Declares what the approval of a kind of proposals does. */
  onApproved(kind: ProposalKind, approval: Approval): void;
  approval(kind: ProposalKind): Approval | undefined;
}

/** What a room does when somebody has approved what it proposed. */
export interface Approval {
  /** What is proposed, line by line, for whoever decides; persons masked. */
  describe?(reader: Db, proposal: Proposal): Promise<readonly DescribedLine[]>;
  /** Carries it out in the transaction of the decision; a refusal that is thrown undoes it and leaves the proposal open. */
  act(approved: Approved): Promise<void>;
}

interface Approved {
  readonly db: Db;
  /** The same transaction limited to the reach of whoever decides. */
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly proposal: Proposal;
  /** The reason of the approval. */
  readonly decision: string;
}

interface DescribedLine {
  readonly label: { readonly zh: string; readonly en: string };
  readonly value: { readonly zh: string; readonly en: string };
}
