// Streams of changes to the pages that watch them: each within what its reader may see, until his session ends.

import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { CHANNEL, type Change, changeIn, mayHear } from '../change.ts';
import type { Database } from '../db.ts';
import type { Limit } from '../limit.ts';
import type { Listening } from '../listen.ts';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import { lastingSessions, type Session } from '../who/session.ts';
import { limitOf } from './reach.ts';

/** Between two signs of life, at which sessions are looked at again. */
const BEAT = 20_000;
/** Milliseconds after which a browser connects again. */
const RETRY = 3000;
/** The most streams of one session: a browser keeps one for each page that is in sight. */
const MOST = 16;
/** Bytes that may wait for a slow reader; he is cut off then, and asks again. */
const LONGEST_QUEUE = 65_536;

interface Stream {
  readonly session: string;
  readonly topics: readonly string[];
  readonly out: PassThrough;
  limit: Limit;
}

/** The open streams of one service. */
export class Streams {
  readonly #database: Database;
  readonly #clock: () => Date;
  readonly #open = new Set<Stream>();
  #listening: Listening | undefined;
  #beat: NodeJS.Timeout | undefined;

  constructor(app: FastifyInstance, { database, clock }: { database: Database; clock: () => Date }) {
    this.#database = database;
    this.#clock = clock;
    app.addHook('preClose', () => this.#close());
  }

  /** Answers with a stream of the changes under these topics. */
  async open({ id, reader }: Session, topics: readonly string[], reply: FastifyReply): Promise<FastifyReply> {
    if ([...this.#open].filter(({ session }) => session === id).length >= MOST)
      throw new Problem(problems['base.too-many-requests'], { seconds: RETRY / 1000 });
    await this.#listen();
    const out = new PassThrough();
    const stream = { session: id, topics, out, limit: limitOf(reader, this.#clock()) };
    this.#open.add(stream);
    out.on('close', () => this.#open.delete(stream));
    out.write(`retry: ${RETRY}\n\n`);
    // No proxy may gather what is sent.
    reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
    return reply.type('text/event-stream; charset=utf-8').send(out);
  }

  async #listen(): Promise<void> {
    this.#listening ??= this.#database.listen(CHANNEL, (text) => this.#pass(text));
    this.#beat ??= setInterval(() => void this.#lookAgain(), BEAT).unref();
    await this.#listening.begun;
  }

  #pass(text: string | undefined): void {
    const change = text === undefined ? undefined : changeIn(text);
    for (const stream of this.#open) {
      if (!change) send(stream, 'missed', {});
      else if (change.topic === 'session') change.key === stream.session && stream.out.end();
      else if (stream.topics.includes(change.topic) && mayHear(stream.limit, change))
        send(stream, change.topic, change);
    }
  }

  /** Ends the streams of sessions that have ended; the others go by their accounts as they are now. */
  async #lookAgain(): Promise<void> {
    const ids = [...new Set([...this.#open].map(({ session }) => session))];
    const lasting = await this.#database
      .read((db) => lastingSessions(db, this.#clock(), ids))
      .catch(() => new Map<string, Session>());
    for (const stream of this.#open) {
      const session = lasting.get(stream.session);
      if (!session) stream.out.end();
      else {
        stream.limit = limitOf(session.reader, this.#clock());
        stream.out.write(':\n\n');
      }
    }
  }

  async #close(): Promise<void> {
    clearInterval(this.#beat);
    for (const { out } of this.#open) out.end();
    await this.#listening?.close();
  }
}

function send({ out }: Stream, event: string, { key }: Partial<Change>): void {
  if (out.writableLength > LONGEST_QUEUE) out.destroy();
  else out.write(`event: ${event}\ndata: ${JSON.stringify({ key })}\n\n`);
}
