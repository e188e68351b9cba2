// The content of sent files: kept in the database in pieces, and brought to a folder when it is to be read.

import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { problems } from './problems.ts';

const PIECE = 1 << 20;

/** Keeps a file as the content of an import. */
export async function keepContent(db: Db, id: string, path: string): Promise<void> {
  let part = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: PIECE }))
    await db.query('insert into exchange.content (import, part, bytes) values ($1, $2, $3)', [id, part++, bytes]);
}

/** An import whose file is wanted. */
export interface Sent {
  readonly id: string;
  /** What its sender called it. */
  readonly file: string;
  readonly size: number;
}

/**
 * The path of an import's file in a folder, brought there unless it is there already. It bears the name that its sender gave it,
 * for that is what messages and entries say. Refuses content that is not kept any more.
 */
export async function contentOf(db: Db, { id, file, size }: Sent, folder: string): Promise<string> {
  const own = join(folder, 'imports', id);
  const path = join(own, file);
  const there = await stat(path).catch(() => undefined);
  if (there?.size === size) return path;
  await mkdir(own, { recursive: true });
  // Another request may bring it at the same time: it takes its name when it is whole.
  const unfinished = join(own, randomUUID());
  try {
    await bring(db, id, size, unfinished);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  return path;
}

async function bring(db: Db, id: string, size: number, path: string): Promise<void> {
  const out = await open(path, 'w');
  try {
    let written = 0;
    for (let part = 0; written < size; part++) {
      const sql = 'select bytes from exchange.content where import = $1 and part = $2';
      const { rows } = await db.query<{ bytes: Buffer }>(sql, [id, part]);
      if (!rows.length) throw new Problem(problems['exchange.content-gone']);
      written += (await out.write(rows[0].bytes)).bytesWritten;
    }
  } finally {
    await out.close();
  }
}

/** Takes away what was brought to a folder for an import. */
export async function forgetContent(id: string, folder: string): Promise<void> {
  await rm(join(folder, 'imports', id), { recursive: true, force: true });
}
