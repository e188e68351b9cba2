// Counting the whole register in memory, in a thread of its own: how many entities each rule holds, who moves from where to where.

import { Worker } from 'node:worker_threads';
import type { Database } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import type { Rulebook } from '../../rulebooks/rulebook.ts';
import { contentOf, type Grading } from '../grading.ts';
import { Askers } from './askers.ts';
import type { Start } from './census-worker.ts';
import type { Answers, Asked, Failure, Message, Order, Progress, Question } from './question.ts';

/** An answer with the moment whose register it counts and the milliseconds that it took; or how far the thread is. */
export type Counted<K extends keyof Answers> =
  | { readonly state: 'ready'; readonly asOf: string; readonly ms: number; readonly answer: Answers[K] }
  | { readonly state: 'counting'; readonly progress: Progress };

/** After so long without a question the register's memory is given back. */
const IDLE_MS = 15 * 60_000;
/** So long a request waits before it is told how far the thread is. */
const PATIENCE_MS = 1_000;

interface Waiting {
  readonly key: string;
  readonly askers: Askers;
  readonly answered: Promise<Counted<keyof Answers>>;
  readonly resolve: (answer: Counted<keyof Answers>) => void;
  readonly reject: (failure: Error) => void;
}

interface Manner {
  /** Milliseconds before it is told how far the thread is. */
  readonly patience?: number;
  /** Who waits: several may for the same answer. */
  readonly asker?: string;
  /** Aborted when he does not wait any more. */
  readonly signal?: AbortSignal;
}

export class Census {
  readonly #database: Database;
  readonly #grading: Grading;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  /** Of the clause table that the thread was started with. */
  #clauses = '';
  #progress: Progress = { phase: 'reading', done: 0, total: 1 };
  #next = 1;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(database: Database, grading: Grading) {
    this.#database = database;
    this.#grading = grading;
  }

  /** A rulebook as questions carry it. */
  asked(book: Rulebook): Asked {
    return { book, key: `${book.id} ${contentOf(book, this.#grading)}` };
  }

  /**
   * Asks; `at` is now. Who has waited a second is told how far it is and asks again: the same question is counted once.
   * Whose signal is aborted has gone: when nobody else waits for the answer, the counting stops.
   */
  async ask<Q extends Question>(
    question: Q,
    at: Date,
    { patience = PATIENCE_MS, asker = '', signal }: Manner = {},
  ): Promise<Counted<Q['kind']>> {
    const key = JSON.stringify(question, (name, value) => (name === 'book' ? undefined : value));
    const waiting = [...this.#waiting.values()].find((one) => one.key === key) ?? this.#send(question, key, at);
    const late = Promise.withResolvers<Counted<keyof Answers>>();
    const tell = () => late.resolve({ state: 'counting', progress: this.#progress });
    const timer = setTimeout(tell, signal?.aborted ? 0 : patience);
    signal?.addEventListener('abort', tell);
    waiting.askers.come(asker);
    try {
      return (await Promise.race([waiting.answered, late.promise])) as Counted<Q['kind']>;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', tell);
      if (signal?.aborted) waiting.askers.gone(asker);
      else waiting.askers.told(asker);
    }
  }

  /** Ends the thread; whoever waits is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end(new Error('the census is over'));
  }

  #send(question: Question, key: string, at: Date): Waiting {
    const { promise: answered, resolve, reject } = Promise.withResolvers<Counted<keyof Answers>>();
    // Whoever asked may have gone meanwhile.
    answered.catch(() => {});
    const id = this.#next++;
    const waiting = { key, answered, resolve, reject, askers: new Askers(() => this.#giveUp(id)) };
    // A clause table that was imported meanwhile takes another thread.
    if (this.#worker && this.#clauses !== this.#grading.clausesKey)
      void this.#end(new Error('the clauses have changed'));
    this.#order({ id, at, question });
    this.#waiting.set(id, waiting);
    return waiting;
  }

  /** Nobody waits for an answer any more; who asks the same from now on has it counted anew. */
  #giveUp(id: number): void {
    if (this.#waiting.delete(id)) this.#worker?.postMessage({ cancel: id } satisfies Order);
  }

  #order(order: Order): void {
    if (this.#closed) throw new Error('the census is over');
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#rest(), IDLE_MS).unref();
    this.#worker ??= this.#start();
    this.#worker.postMessage(order);
  }

  async #rest(): Promise<void> {
    if (this.#waiting.size === 0) await this.#end(new Error('the census rests'));
  }

  #start(): Worker {
    this.#clauses = this.#grading.clausesKey;
    const start: Start = { where: this.#database.where, own: this.#grading.own };
    const worker = new Worker(new URL('./census-worker.ts', import.meta.url), { workerData: start });
    worker.on('message', (message: Message) => this.#hear(message));
    worker.on('error', (failure) => {
      if (worker === this.#worker) void this.#end(failure as Error);
    });
    worker.unref();
    return worker;
  }

  #hear(message: Message): void {
    if ('progress' in message) {
      this.#progress = message.progress;
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    waiting?.askers.over();
    if ('failure' in message) waiting?.reject(failureOf(message.failure));
    else waiting?.resolve({ state: 'ready', asOf: message.asOf, ms: message.ms, answer: message.answer });
  }

  async #end(failure: Error): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
    await worker?.terminate();
  }
}

function failureOf(failure: Failure): Error {
  return failure instanceof Error ? failure : new Problem(failure.code, failure.params);
}
