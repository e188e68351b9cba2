// What the public site is served by: the shelf of its answers, the stamps that keep them true, who runs it, where it stands.

import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { Database, Db } from '../../base/db.ts';
import { type Made, Shelf } from '../../base/http/shelf.ts';
import { prepared } from '../../base/prepared.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { publicOn } from './public-limit.ts';
import { type About, type Begun, Stamps } from './stamps.ts';

export interface SiteOptions {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly clock: () => Date;
  readonly https: boolean;
  /** Requests a minute of one address. */
  readonly publicRate: number;
}

/** What makes an answer sees: the public's snapshot, and for publicity alone the same with every class. */
export interface Sight {
  readonly db: Db;
  readonly whole: Db;
  readonly today: Begun['today'];
  /** Who runs the site. */
  readonly office: string;
}

/** An answer as it is made. */
export type Answer = Omit<Made<About>, 'stamp'>;

// The first unit of the organisation.
const OFFICE = prepared(
  `select name from base.unit where closed_on is null and kind not in ('department', 'institution')
   order by kind = 'city' desc, parent is null desc, id limit 1`,
);

/** ms. */
const OFFICE_SERVES = 30_000;

export class Site {
  readonly options: SiteOptions;
  /** Counts the requests of an address to pages and data together, and refuses those that are too many. */
  readonly often: preHandlerAsyncHookHandler;
  readonly #stamps: Stamps;
  readonly #shelf: Shelf<About>;
  #office: { readonly name: string; readonly until: number } | undefined;

  constructor(options: SiteOptions, often: preHandlerAsyncHookHandler) {
    this.options = options;
    this.often = often;
    this.#stamps = new Stamps(options.database, options.clock);
    this.#shelf = new Shelf((about) => this.#stamps.of(about));
  }

  /** Answers with what is kept under the key, or made in one snapshot of what the public may see. */
  answer(
    key: string,
    make: (sight: Sight) => Promise<Answer>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    return this.#shelf.answer(key, () => this.#made(make), request, reply);
  }

  /** The stamp of something now. */
  stampOf(about: About): Promise<string> {
    return this.#stamps.of(about);
  }

  /** Reads within the public's limit what is not kept. */
  read<T>(work: (sight: Sight) => Promise<T>): Promise<T> {
    const { today } = this.#stamps.begin();
    return this.options.database.as(publicOn(today)).read((db, whole) => this.#seeing(db, whole, today, work));
  }

  async #made(make: (sight: Sight) => Promise<Answer>): Promise<Made<About>> {
    const begun = this.#stamps.begin();
    return this.options.database.as(publicOn(begun.today)).read(async (db, whole) => {
      const made = await this.#seeing(db, whole, begun.today, make);
      return { ...made, stamp: await this.#stamps.within(whole, begun, made.about) };
    });
  }

  async #seeing<T>(db: Db, whole: Db, today: Begun['today'], work: (sight: Sight) => Promise<T>): Promise<T> {
    return work({ db, whole, today, office: await this.#officeNow(db) });
  }

  /** Asked for once in a while: it stands on every page, and changes once in years. */
  async #officeNow(db: Db): Promise<string> {
    const now = performance.now();
    if (this.#office && now < this.#office.until) return this.#office.name;
    const { rows } = await db.query<{ name: string }>(OFFICE);
    const name = rows[0]?.name ?? '';
    if (name) this.#office = { name, until: now + OFFICE_SERVES };
    return name;
  }

  close(): Promise<void> {
    return this.#stamps.close();
  }
}

/** The beginning of addresses of this service, as whoever asks wrote it. */
export function originOf({ host }: FastifyRequest, https: boolean): string {
  return `${https ? 'https' : 'http'}://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}`;
}
