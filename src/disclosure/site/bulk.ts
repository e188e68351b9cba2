// Whole lists as files: written and packed once, kept on disk as long as they are true, streamed to whoever asks.

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface Written {
  readonly stamp: string;
  readonly path: string;
}

/** Gives rows to be written, for as long as they can be read. */
type Writing = (put: (rows: AsyncIterable<string>) => Promise<void>) => Promise<void>;

/** The files of one service, in a folder of their own. */
export class Bulk {
  readonly #folder: string;
  readonly #written = new Map<string, Promise<Written>>();

  constructor(folder: string) {
    this.#folder = join(folder, 'public');
  }

  /** The file of a key, written anew where its stamp is another than that of the last one. */
  async file(key: string, stamp: string, write: Writing): Promise<string> {
    const last = await this.#written.get(key)?.catch(() => undefined);
    if (last?.stamp === stamp) return last.path;
    const writing = this.#write(stamp, write);
    this.#written.set(key, writing);
    const { path } = await writing;
    // Whoever reads the former file has it open, and reads it to its end.
    if (last) await rm(last.path, { force: true });
    return path;
  }

  async #write(stamp: string, write: Writing): Promise<Written> {
    await mkdir(this.#folder, { recursive: true });
    const path = join(this.#folder, `${randomUUID()}.gz`);
    try {
      await write((rows) => pipeline(Readable.from(rows), createGzip({ level: 6 }), createWriteStream(path)));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { stamp, path };
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Sends a packed file, unpacked on its way where that is not taken; `304` where it is held already. */
export function sendBulk(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    path,
    stamp,
    name,
    type,
  }: { readonly path: string; readonly stamp: string; readonly name: string; readonly type: string },
): FastifyReply {
  const tag = `W/"${createHash('sha256').update(stamp).digest('base64url').slice(0, 22)}"`;
  reply.headers({ etag: tag, vary: 'accept-encoding', 'cache-control': 'public, no-cache' });
  if (String(request.headers['if-none-match'] ?? '').includes(tag)) return reply.status(304).send();
  reply.header('content-disposition', `attachment; filename="${name}"`).type(type);
  const file = createReadStream(path);
  if (/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
    return reply.header('content-encoding', 'gzip').send(file);
  return reply.send(file.pipe(createGunzip()));
}
