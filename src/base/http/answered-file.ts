// Answers with a file: what is gathered in a transaction is put aside first, so that a slow caller holds no transaction open.

import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import type { AnsweredFile } from './operation.ts';

/** A file whose content is whole: in memory, or at a path. */
export interface WholeFile extends Omit<AnsweredFile, 'content'> {
  readonly content: string | { readonly path: string };
}

/** Gathers the content of a file that comes in pieces; to be done within the transaction that they come from. */
export async function gathered({ content, ...file }: AnsweredFile, folder: string): Promise<WholeFile> {
  if (typeof content === 'string') return { ...file, content };
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  try {
    await pipeline(Readable.from(content), createWriteStream(path));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { ...file, content: { path } };
}

/** Sends a file, to be kept under its name or shown in place; one that was put aside goes afterwards. */
export async function sendFile(
  { name, type, content, shownBy }: WholeFile,
  held: string | undefined,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const plain = name.replace(/[^\w.-]/g, '_');
  const how = shownBy ? 'inline' : 'attachment';
  reply
    .header('cache-control', shownBy ? 'private, no-cache' : 'no-store')
    .header('content-disposition', `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type(type);
  if (shownBy) reply.header('etag', `"${shownBy}"`);
  if (shownBy && held === `"${shownBy}"`) {
    if (typeof content !== 'string') await rm(content.path, { force: true });
    return reply.status(304).send();
  }
  if (typeof content === 'string') return reply.send(content);
  const { size } = await stat(content.path);
  const stream = createReadStream(content.path);
  stream.on('close', () => void rm(content.path, { force: true }));
  return reply.header('content-length', size).send(stream);
}
