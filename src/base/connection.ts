// One connection in one transaction: used by one after the other, as the transaction began or as somebody else sees it.

import type pg from 'pg';
import type { Db, Taken } from './db.ts';
import { queryBy } from './query-by.ts';

/** Another way to see the same transaction: statements that make it so, and those that make it as it began. */
export interface View {
  readonly enter: string;
  readonly leave: string;
}

const IN_FAILED_TRANSACTION = '25P02';

export class Connection implements Db {
  readonly #client: pg.ClientBase;
  #last: Promise<void> = Promise.resolve();
  #closed = false;
  /** Who used it last leaves it as he saw it: most who come next see it the same way. */
  #seen: View | undefined;
  readonly query = queryBy(() => this.take());

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  take(): Promise<Taken> {
    return this.#take(undefined);
  }

  /** The same transaction, seen another way. */
  seen(view: View): Db {
    const take = () => this.#take(view);
    return { take, query: queryBy(take) };
  }

  /** Lets what is under way come to its end, and nothing begin any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
  }

  async #take(view: View | undefined): Promise<Taken> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    try {
      // What others of the same transaction had asked for when it failed must not be done outside it.
      if (this.#closed) throw new Error('the transaction is over');
      if (this.#seen !== view) await this.#see(view);
    } catch (error) {
      resolve();
      throw error;
    }
    return { client: this.#client, release: resolve };
  }

  async #see(view: View | undefined): Promise<void> {
    const statements = [this.#seen?.leave, view?.enter].filter(Boolean).join(';');
    // Until all of them are done it is seen as nobody asked for, and a failure undoes them together with the transaction.
    this.#seen = undefined;
    try {
      await this.#client.query(statements);
    } catch (error) {
      // Only a rollback can follow, and it undoes every view, also to a savepoint: that is set by who sees it as it began.
      if (view || (error as { code?: string }).code !== IN_FAILED_TRANSACTION) throw error;
    }
    this.#seen = view;
  }
}
