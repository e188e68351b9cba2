// Opens a file for reading as a table: its first bytes, its content without gzip, its fingerprint.

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import { expansion, TooFar, tooFar } from './expansion.ts';
import { isGzip } from './looks.ts';

const CHUNK = 1 << 18;

/** SHA-256 (hex) and size in bytes of a file; refuses a file that cannot be opened. */
export async function fingerprint(path: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk);
      size += chunk.length;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  return { sha256: hash.digest('hex'), size };
}

function unreadable(path: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code;
  const reasons: Record<string, string> = { ENOENT: '没有这个文件', EACCES: '没有读取权限', EISDIR: '这是一个文件夹' };
  return new Problem(problems['exchange.file-unreadable'], {
    file: path,
    reason: reasons[code ?? ''] ?? String(error),
  });
}

/** Whether the file is gzip by its first bytes, whatever its name. */
async function gzipped(path: string): Promise<boolean> {
  let file: Awaited<ReturnType<typeof open>> | undefined;
  try {
    file = await open(path);
    const head = Buffer.alloc(2);
    await file.read(head, 0, 2, 0);
    return isGzip(head);
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await file?.close();
  }
}

/** The content of a file in chunks, unpacked when it is gzip; `onBytes` is told the bytes of the file read so far. */
export async function* content(path: string, onBytes?: (read: number) => void): AsyncGenerator<Buffer> {
  const unpack = await gzipped(path);
  const file = createReadStream(path, { highWaterMark: CHUNK });
  const stream = unpack ? file.pipe(createGunzip({ chunkSize: CHUNK })) : file;
  if (unpack) file.on('error', (error) => stream.destroy(error));
  const count = unpack ? expansion((await stat(path)).size) : () => {};
  try {
    for await (const chunk of stream) {
      count(chunk.length);
      yield chunk as Buffer;
      onBytes?.(file.bytesRead);
    }
  } catch (error) {
    if (error instanceof TooFar) throw tooFar(error, path);
    const { code, message } = error as NodeJS.ErrnoException;
    const packing = code?.startsWith('Z_') || code === 'ERR_TRAILING_JUNK_AFTER_STREAM_END';
    if (packing)
      throw new Problem(problems['exchange.file-damaged'], { file: basename(path), reason: `gzip: ${message}` });
    throw error;
  } finally {
    file.destroy();
  }
}

/** A path holding the unpacked content: the file itself, or a temporary copy that `done` removes. */
export async function unpacked(path: string): Promise<{ path: string; done: () => Promise<void> }> {
  if (!(await gzipped(path))) return { path, done: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'jinxin-sheet-'));
  const copy = join(folder, 'sheet');
  try {
    await pipeline(content(path), createWriteStream(copy));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { path: copy, done: () => rm(folder, { recursive: true, force: true }) };
}
