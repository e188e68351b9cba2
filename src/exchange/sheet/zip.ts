// Reads members of a ZIP file by its central directory, streaming: what a workbook needs and no more.

import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

import { expansion, TooFar } from './expansion.ts';

interface Member {
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/** Thrown when the bytes are not a ZIP file that can be read. */
export class ZipDamage extends Error {}

const END = 0x06054b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const WIDE = 0xffffffff;

/** An open ZIP file; names are as stored, compared without regard to case or a leading slash. */
export class Zip {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #members: ReadonlyMap<string, Member>;
  readonly #size: number;

  private constructor(path: string, file: FileHandle, size: number, members: ReadonlyMap<string, Member>) {
    this.#path = path;
    this.#size = size;
    this.#file = file;
    this.#members = members;
  }

  static async open(path: string): Promise<Zip> {
    const file = await open(path);
    try {
      return new Zip(path, file, (await file.stat()).size, await directory(file));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  has(name: string): boolean {
    return this.#members.has(key(name));
  }

  /** The content of a member in chunks; `onBytes` is told how many packed bytes of it were read. */
  async *read(name: string, onBytes?: (read: number) => void): AsyncGenerator<Buffer> {
    const member = this.#members.get(key(name));
    if (!member) throw new ZipDamage(`no member ${name}`);
    if (member.packed === 0) return;
    const head = await bytes(this.#file, member.offset, 30);
    const start = member.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const packed = createReadStream(this.#path, { start, end: start + member.packed - 1, highWaterMark: 1 << 18 });
    if (member.method !== 0 && member.method !== 8) throw new ZipDamage(`packing method ${member.method}`);
    const stream = member.method === 0 ? packed : packed.pipe(createInflateRaw({ chunkSize: 1 << 18 }));
    packed.on('error', (error) => stream.destroy(error));
    // What the directory says of a member may be made up.
    const count = expansion(Math.min(member.packed, this.#size));
    try {
      for await (const chunk of stream) {
        count(chunk.length);
        yield chunk as Buffer;
        onBytes?.(packed.bytesRead);
      }
    } catch (error) {
      throw error instanceof TooFar ? error : new ZipDamage((error as Error).message);
    } finally {
      packed.destroy();
    }
  }

  /** The whole text of a small member (UTF-8); refuses one beyond `limit` bytes. */
  async text(name: string, limit = 32_000_000): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.read(name)) {
      size += chunk.length;
      if (size > limit) throw new ZipDamage(`member ${name} is too large`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}

const key = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

async function bytes(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  if (bytesRead < length) throw new ZipDamage('the file ends too early');
  return buffer;
}

/** Where the central directory lies, by the record at the end of the file (or its 64-bit twin). */
async function findDirectory(file: FileHandle): Promise<{ offset: number; size: number }> {
  const { size } = await file.stat();
  const tail = await bytes(file, Math.max(0, size - 66_000), Math.min(size, 66_000));
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    const found = { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
    if (found.offset !== WIDE && found.size !== WIDE) return found;
    const wide = Number(tail.readBigUInt64LE(at - 20 + 8));
    const record = await bytes(file, wide, 56);
    if (record.readUInt32LE(0) !== END64) throw new ZipDamage('bad 64-bit directory');
    return { size: Number(record.readBigUInt64LE(40)), offset: Number(record.readBigUInt64LE(48)) };
  }
  throw new ZipDamage('no directory at the end: the file is cut off');
}

async function directory(file: FileHandle): Promise<Map<string, Member>> {
  const { offset, size } = await findDirectory(file);
  if (size > 64_000_000) throw new ZipDamage('directory too large');
  const record = await bytes(file, offset, size);
  const members = new Map<string, Member>();
  for (let at = 0; at + 46 <= record.length; ) {
    if (record.readUInt32LE(at) !== CENTRAL) throw new ZipDamage('bad directory');
    const [nameLength, extraLength] = [record.readUInt16LE(at + 28), record.readUInt16LE(at + 30)];
    const name = record.toString('utf8', at + 46, at + 46 + nameLength);
    const extra = record.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    members.set(key(name), widened(record, at, extra));
    at += 46 + nameLength + extraLength + record.readUInt16LE(at + 32);
  }
  return members;
}

/** A member's place, its 64-bit fields taken from the extra field where the 32-bit ones are full. */
function widened(record: Buffer, at: number, extra: Buffer): Member {
  const method = record.readUInt16LE(at + 10);
  let [packed, offset] = [record.readUInt32LE(at + 20), record.readUInt32LE(at + 42)];
  const plain = record.readUInt32LE(at + 24);
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue;
    let from = i + 4;
    if (plain === WIDE) from += 8;
    if (packed === WIDE) {
      packed = Number(extra.readBigUInt64LE(from));
      from += 8;
    }
    if (offset === WIDE) offset = Number(extra.readBigUInt64LE(from));
  }
  return { method, packed, offset };
}
