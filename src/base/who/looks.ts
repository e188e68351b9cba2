// Looks at what few may see, noted in the audit trail before they are answered: many at once are one transaction.

import type { Database } from '../db.ts';
import { addAudits, type Done } from './audit.ts';

interface Waiting {
  readonly done: Done;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Notes looks; while some are being written, those that come meanwhile wait to be written together. */
export class Looks {
  readonly #database: Database;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Done when the line is kept; without it, what was looked at is not to be answered. */
  note(done: Done): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ done, resolve, reject });
    if (!this.#writing) void this.#write();
    return promise;
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const lines = batch.map(({ done }) => done);
      try {
        await this.#database.transaction((db) => addAudits(db, lines));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = false;
  }
}
