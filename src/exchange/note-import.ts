// Notes an import when its file is sent, begins it as a job when its sender has looked at it, stops it, drops it.

import { randomUUID } from 'node:crypto';
import { tell } from '../base/change.ts';
import type { Db } from '../base/db.ts';
import type { Reader, SentFile } from '../base/http/api.ts';
import { ownSource } from '../base/http/reach.ts';
import { addJob } from '../base/job.ts';
import { Problem } from '../base/problem.ts';
import { keepContent } from './content.ts';
import { keepMappingOf } from './kept-mapping.ts';
import { ENTITIES } from './mapping.ts';
import type { NotedImport } from './noted-import.ts';
import { problems } from './problems.ts';

/** The kind of job that imports a file; its key is the import's id. */
export const IMPORT_JOB = 'exchange.import';

/** The most files that an account may have sent and not begun to import. */
const MOST_DRAFTS = 20;

/** Keeps a sent file as an import that has not begun; `of` is the import whose rejected rows it mends, and is read like. */
export async function noteImport(
  db: Db,
  who: Reader,
  at: Date,
  sent: SentFile,
  of: NotedImport | undefined,
): Promise<string> {
  await refuseMany(db, who);
  const id = randomUUID();
  await db.query(
    `insert into exchange.import (id, type, source, file, sha256, size, who, began_at, state, division, reach, part_of,
       mapping, mapping_name, correct)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', (select division from base.unit where id = $9), $10, $11,
       $12, $13, $14)`,
    [
      ...[id, of?.type ?? null, sourceOf(who, of?.source), sent.name, sent.sha256, sent.size, who.id, at, who.unit.id],
      ...[who.reach, of?.id ?? null, of?.mapping ?? null, of?.mappingName ?? null, of?.correct ?? null],
    ],
  );
  await keepContent(db, id, sent.path);
  return id;
}

/** Files that lie unread fill the database. */
async function refuseMany(db: Db, who: Reader): Promise<void> {
  const { rows } = await db.query(
    `select count(*)::int as drafts from exchange.import where who = $1 and state = 'draft'`,
    [who.id],
  );
  if (rows[0].drafts >= MOST_DRAFTS) throw new Problem(problems['exchange.too-many-drafts'], { most: MOST_DRAFTS });
}

/** How a sent file is to be read. */
export interface Reading {
  readonly type: string;
  readonly source?: string;
  readonly sheet?: string;
  readonly mapping?: string;
  /** The reason for correcting what is filed with other content. */
  readonly correct?: string;
  /** Whether the mapping is kept for the source. */
  readonly keep: boolean;
}

/** Begins an import: from now on a job reads it; whether its mapping replaced its source's. Refuses one that has begun. */
export async function beginImport(
  db: Db,
  who: Reader,
  at: Date,
  noted: NotedImport,
  reading: Reading,
): Promise<boolean> {
  const { id, file, division } = noted;
  const { type, sheet, mapping, correct, keep } = reading;
  const source = sourceOf(who, reading.source);
  if (type === ENTITIES && who.role === 'department-user')
    throw new Problem(problems['exchange.entities-not-for-departments']);
  const name = mapping === undefined ? null : `${source ?? file}.map.yaml`;
  const { rowCount } = await db.query(
    `update exchange.import set state = 'waiting', type = $2, source = $3, sheet = $4, mapping = $5, mapping_name = $6,
       correct = $7, reach = $8, who = $9, began_at = $10
     where id = $1 and state = 'draft'`,
    [id, type, source, sheet ?? null, mapping ?? null, name, correct ?? null, who.reach, who.id, at],
  );
  if (rowCount === 0) throw new Problem(problems['exchange.import-begun']);
  const kept = keep && mapping !== undefined && source !== null;
  const replaced = kept && (await keepMappingOf(db, who, at, { id, source, type, name: name!, content: mapping }));
  await addJob(db, at, { kind: IMPORT_JOB, key: id });
  await tellImport(db, { id, division, source });
  return replaced;
}

/** Stops an import that waits or is under way; what was taken stays. */
export async function stopImport(db: Db, at: Date, noted: NotedImport): Promise<void> {
  const { rowCount } = await db.query(
    `update exchange.import set state = 'stopped', ended_at = $2,
       unchanged = greatest(unchanged - accepted_before, 0), accepted_before = 0
     where id = $1 and state in ('waiting', 'running')`,
    [noted.id, at],
  );
  if (rowCount === 0) throw new Problem(problems['exchange.import-over']);
  await tellImport(db, noted);
}

/** Drops a file that was sent and not imported. */
export async function dropImport(db: Db, { id }: NotedImport): Promise<void> {
  const { rowCount } = await db.query(`delete from exchange.import where id = $1 and state = 'draft'`, [id]);
  if (rowCount === 0) throw new Problem(problems['exchange.import-begun']);
}

/** Tells those who may see an import that it has changed. */
export async function tellImport(db: Db, { id, division, source }: Pick<NotedImport, 'id' | 'division' | 'source'>) {
  await tell(db, { topic: 'import', key: id, division, source: source ?? undefined });
}

/** A department sends in its own name only. */
function sourceOf(who: Reader, given: string | null | undefined): string | null {
  return who.role === 'department-user' ? ownSource(who) : given?.trim() || null;
}
