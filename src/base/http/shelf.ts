// Answers for everybody, kept as they are sent: made and packed once, and given again as long as nothing they rest on has changed.

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What is made for an address. */
export interface Made<About> {
  readonly status?: number;
  readonly type: string;
  readonly text: string;
  /** Besides those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What it rests on. */
  readonly about: About;
  /** The stamp of that, in the same snapshot of the database: as long as it stays, so does the answer. */
  readonly stamp: string;
}

interface Kept<About> extends Omit<Made<About>, 'text'> {
  readonly tag: string;
  readonly bytes: Buffer;
  readonly packed: Map<string, Buffer | Promise<Buffer>>;
}

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);
/** Up to here packing takes less time than handing it to another thread and back. */
const SHORT = 32_000;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const GZIP = { level: 6 };
const PACKERS: Readonly<Record<string, (bytes: Buffer) => Buffer | Promise<Buffer>>> = {
  br: (bytes) => (bytes.length < SHORT ? brotliCompressSync(bytes, BROTLI) : brotli(bytes, BROTLI)),
  gzip: (bytes) => (bytes.length < SHORT ? gzipSync(bytes, GZIP) : gz(bytes, GZIP)),
};
/** Below this, packing saves nothing. */
const SMALL = 600;

/** The kept answers of one service; those asked for longest ago go first when all would take more than so many bytes. */
export class Shelf<About> {
  readonly #kept = new Map<string, Kept<About>>();
  readonly #making = new Map<string, Promise<Kept<About>>>();
  readonly #stampOf: (about: About) => Promise<string>;
  readonly #most: number;
  #bytes = 0;

  /** `stampOf` gives the stamp of something as it is now; the day is part of it. */
  constructor(stampOf: (about: About) => Promise<string>, most = 64_000_000) {
    this.#stampOf = stampOf;
    this.#most = most;
  }

  /** Answers a request with what is kept under a key and still true, or else with what is made now. */
  async answer(
    key: string,
    make: () => Promise<Made<About>>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { status = 200, type, tag, bytes, packed, headers } = await this.#take(key, make);
    // Anybody may keep it, and asks each time whether it still holds: what ends or is withdrawn is gone at the next look.
    reply.headers({ etag: tag, vary: 'accept-encoding', 'cache-control': 'public, no-cache', ...headers });
    if (status === 200 && names(request.headers['if-none-match'], tag)) return reply.status(304).send();
    reply.status(status).type(type);
    const way = bytes.length > SMALL ? wayOf(request.headers['accept-encoding']) : undefined;
    if (!way) return reply.send(bytes);
    const done = packed.get(way) ?? PACKERS[way](bytes);
    packed.set(way, done);
    return reply.header('content-encoding', way).send(await done);
  }

  async #take(key: string, make: () => Promise<Made<About>>): Promise<Kept<About>> {
    for (;;) {
      const kept = this.#kept.get(key);
      if (kept && (await this.#stampOf(kept.about)) === kept.stamp) return this.#used(key, kept);
      const making = this.#making.get(key);
      if (!making) return this.#make(key, make);
      // It was begun before this was asked for, so it may show what has changed since: it is looked at again.
      await making;
    }
  }

  #used(key: string, kept: Kept<About>): Kept<About> {
    if (this.#kept.get(key) === kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
    }
    return kept;
  }

  async #make(key: string, make: () => Promise<Made<About>>): Promise<Kept<About>> {
    const making = make().then(({ text, ...rest }): Kept<About> => {
      const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
      return { ...rest, tag, bytes: Buffer.from(text), packed: new Map() };
    });
    this.#making.set(key, making);
    try {
      const kept = await making;
      this.#keep(key, kept);
      return kept;
    } finally {
      this.#making.delete(key);
    }
  }

  #keep(key: string, kept: Kept<About>): void {
    this.#drop(key);
    this.#kept.set(key, kept);
    this.#bytes += sizeOf(kept);
    for (const old of this.#kept.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#drop(old);
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    this.#kept.delete(key);
    this.#bytes -= sizeOf(kept);
  }
}

/** With what it may come to when packed in both ways. */
function sizeOf({ bytes }: { readonly bytes: Buffer }): number {
  return 2 * bytes.length + 500;
}

function names(header: string | undefined, tag: string): boolean {
  return header !== undefined && (header === '*' || header.split(/\s*,\s*/).includes(tag));
}

/** The way of packing that a browser takes, the tighter first; one that it weighs with nought it does not take. */
function wayOf(header: string | string[] | undefined): string | undefined {
  const taken = String(header ?? '').split(/\s*,\s*/);
  return Object.keys(PACKERS).find((way) =>
    taken.some((one) => one === way || (one.startsWith(`${way};`) && !/q=0(\.0*)?$/.test(one))),
  );
}
