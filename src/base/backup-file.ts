// The backup file: a first line, a zstd stream of frames (JSON objects and pieces of binary COPY data), and a sum of all that.

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

/** The first frame: what the database was. */
export interface Manifest {
  readonly madeAt: string;
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly sha256: string }[];
  readonly sequences: readonly { readonly name: string; readonly value: number; readonly called: boolean }[];
}

/** What surrounds a table's data; the sum is over the data. */
export interface TableStart {
  readonly table: string;
  readonly columns: readonly string[];
}
export interface TableEnd {
  readonly rows: number;
  readonly sha256: string;
}

export type Frame = Manifest | TableStart | TableEnd | Buffer;

const MAGIC = Buffer.from('JINXIN BACKUP 1\n');
const SUM_BYTES = 32;
const HEAD_BYTES = 5;
// The compressor hands on pieces of 64 kB; the largest piece that COPY gives is a row, which PostgreSQL holds under 1 GB.
const LARGEST_FRAME = 2 ** 30;

/** Writes the frames to a file, which takes its name only when whole and on disk. */
export async function writeBackupFile(file: string, frames: AsyncIterable<Frame>): Promise<void> {
  const part = `${file}.part`;
  try {
    const out = createWriteStream(part, { mode: 0o600, flush: true });
    await pipeline(Readable.from(bytesOf(frames)), createZstdCompress(), sealed, out);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    if (!isFileError(error)) throw error;
    throw new Problem(problems['base.backup-not-written'], { file, reason: error.message });
  }
}

async function* sealed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const sum = createHash('sha256').update(MAGIC);
  yield MAGIC;
  for await (const piece of bytes) {
    sum.update(piece);
    yield piece;
  }
  yield sum.digest();
}

async function* bytesOf(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  for await (const frame of frames) yield frameBytes(frame);
}

function frameBytes(frame: Frame): Buffer {
  const isData = Buffer.isBuffer(frame);
  const payload = isData ? frame : Buffer.from(JSON.stringify(frame));
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(isData ? 'D' : 'J', 'latin1');
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/** Reads a file through. Refuses one that is not a backup, and one that is cut off or altered anywhere. */
export async function checkBackupFile(file: string): Promise<void> {
  const sum = createHash('sha256');
  const { start, end, size } = await readEnds(file);
  if (start !== MAGIC.toString())
    throw new Problem(problems['base.backup-not-readable'], { file, reason: '开头不是金信备份的标记' });
  for await (const chunk of createReadStream(file, { end: Math.max(0, size - SUM_BYTES - 1) })) sum.update(chunk);
  if (!sum.digest().equals(end)) throw damaged(file, '校验和不符');
}

async function readEnds(file: string): Promise<{ start: string; end: Buffer; size: number }> {
  try {
    await using handle = await open(file);
    const { size } = await handle.stat();
    const start = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    const end = await handle.read(Buffer.alloc(SUM_BYTES), 0, SUM_BYTES, Math.max(0, size - SUM_BYTES));
    return { start: start.buffer.toString(), end: end.buffer, size };
  } catch (error) {
    throw new Problem(problems['base.backup-not-readable'], { file, reason: (error as Error).message });
  }
}

/** The frames of a checked file. */
export async function* readBackupFile(file: string): AsyncGenerator<Frame> {
  for await (const bytes of splitFrames(file, decompressed(file))) yield frameOf(file, bytes);
}

async function* decompressed(file: string): AsyncGenerator<Buffer> {
  const { size } = await stat(file);
  const bytes = createZstdDecompress();
  // A failure of either end arrives at whoever reads from the decompressor.
  pipeline(createReadStream(file, { start: MAGIC.length, end: size - SUM_BYTES - 1 }), bytes).catch(() => {});
  try {
    yield* bytes;
  } catch (error) {
    throw damaged(file, (error as Error).message);
  }
}

async function* splitFrames(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  let needed = HEAD_BYTES;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < needed) continue;
    let rest = Buffer.concat(held);
    for (needed = frameSize(file, rest); rest.length >= needed; needed = frameSize(file, rest)) {
      yield rest.subarray(0, needed);
      rest = rest.subarray(needed);
    }
    held = [rest];
    size = rest.length;
  }
  if (size > 0) throw damaged(file, '中途截断');
}

function frameSize(file: string, bytes: Buffer): number {
  if (bytes.length < HEAD_BYTES) return HEAD_BYTES;
  const size = bytes.readUInt32BE(1);
  if (size > LARGEST_FRAME) throw damaged(file, '长度不合理');
  return HEAD_BYTES + size;
}

function frameOf(file: string, bytes: Buffer): Frame {
  const payload = bytes.subarray(HEAD_BYTES);
  if (bytes[0] === 0x44) return payload;
  try {
    return JSON.parse(payload.toString());
  } catch {
    throw damaged(file, '内容无法解析');
  }
}

/** The refusal of a file that is not as it was written. */
export function damaged(file: string, where: string): Problem {
  return new Problem(problems['base.backup-damaged'], { file, where });
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
