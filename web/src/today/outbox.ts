// Entries that wait to be sent: kept on the device until the service has taken them, sent once each, refusals shown and kept.

import type { InputOf } from '../../../src/base/http/operation.ts';
import type { enterPatrol } from '../../../src/supervision/today/today-api.ts';

export interface Waiting {
  /** Whose it is; nobody else who signs in on the device sends it. */
  readonly account: string;
  readonly entity: string;
  readonly name: string;
  readonly body: InputOf<typeof enterPatrol>['body'];
  /** Why the service did not take it; it stays until somebody decides. */
  readonly refused?: { readonly code: string; readonly why: string };
}

/** What came of sending: taken, refused with a reason, or not reached. */
export type Sent =
  | {
      readonly is: 'taken';
      readonly before: string | null;
      readonly after: string | null;
      readonly order: string | null;
    }
  | { readonly is: 'refused'; readonly code: string; readonly why: string }
  | { readonly is: 'unreached' };

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'jinxin.outbox';

/** What waits on a device; every change is written down before anything else happens. */
export class Outbox {
  readonly #kept: Kept;
  readonly #heard = new Set<() => void>();
  #all: readonly Waiting[];
  #sending: Promise<void> | undefined;

  constructor(kept: Kept) {
    this.#kept = kept;
    this.#all = JSON.parse(kept.getItem(KEY) ?? '[]');
  }

  readonly all = (): readonly Waiting[] => this.#all;

  readonly listen = (heard: () => void): (() => void) => {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  };

  /** Keeps an entry, in place of one with the same id. */
  put(entry: Waiting): void {
    this.#write([...this.#all.filter(({ body }) => body.patrol !== entry.body.patrol), entry]);
  }

  drop(patrol: string): void {
    this.#write(this.#all.filter(({ body }) => body.patrol !== patrol));
  }

  /** Sends what waits of an account, in order, until the service is not reached; never twice at a time. */
  send(account: string, send: (entry: Waiting) => Promise<Sent>, taken: (entry: Waiting, sent: Sent) => void) {
    this.#sending ??= this.#sendAll(account, send, taken).finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #sendAll(
    account: string,
    send: (entry: Waiting) => Promise<Sent>,
    taken: (entry: Waiting, sent: Sent) => void,
  ): Promise<void> {
    for (const entry of this.#all.filter((one) => one.account === account && !one.refused)) {
      const sent = await send(entry);
      if (sent.is === 'unreached') return;
      if (sent.is === 'refused') this.put({ ...entry, refused: { code: sent.code, why: sent.why } });
      else this.drop(entry.body.patrol);
      taken(entry, sent);
    }
  }

  #write(all: readonly Waiting[]): void {
    this.#kept.setItem(KEY, JSON.stringify(all));
    this.#all = all;
    for (const heard of this.#heard) heard();
  }
}
