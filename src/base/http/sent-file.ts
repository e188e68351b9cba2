// Receives a file that is sent: by pieces into the data folder, measured on its way, and taken away when the answer is given.

import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import type { SentFile } from './api.ts';

/** Where files are put, and the most bytes that one may have. */
export interface FilesKept {
  readonly folder: string;
  readonly largest: number;
}

/** Does the work with the file of a request in hand. Refuses a request without one, and a file that is too large. */
export async function withSentFile<T>(
  request: FastifyRequest,
  { folder, largest }: FilesKept,
  work: (file: SentFile) => Promise<T>,
): Promise<T> {
  const part = request.isMultipart() ? await request.file({ limits: { files: 1, fileSize: largest } }) : undefined;
  if (!part) throw new Problem(problems['base.file-not-sent']);
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  try {
    return await work(await received(part, path, largest));
  } finally {
    await rm(path, { force: true });
  }
}

async function received({ file, filename }: MultipartFile, path: string, largest: number): Promise<SentFile> {
  const hash = createHash('sha256');
  let size = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(file, measured, createWriteStream(path));
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
  }
  if (file.truncated) throw new Problem(problems['base.file-too-large'], { most: Math.floor(largest / 1_000_000) });
  return { path, name: plainName(filename), size, sha256: hash.digest('hex') };
}

/** The most letters kept of a name, its end: a folder takes names of 255 bytes. */
const LONGEST_NAME = 60;

/** The last part of a name without control characters: it is shown, and may name a file within a folder of its own. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).pop() ?? '';
  const plain = last.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return /^\.*$/.test(plain) ? '文件' : [...plain].slice(-LONGEST_NAME).join('');
}
