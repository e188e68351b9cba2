// Files of cases: known by their content, cleaned, sealed, kept with their case for as long as the rules say.

import { createHash } from 'node:crypto';
import type { Db } from '../base/db.ts';
import type { AnsweredFile } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import type { Seal } from '../base/seal.ts';
import type { CASES, PARTS } from './api.ts';
import { cleaned } from './clean-picture.ts';
import { fileRules, rulesFor } from './file-rules.ts';
import { mediaType } from './file-type.ts';
import { problems } from './problems.ts';

/** The case that files belong to. */
export interface CaseOfFiles {
  readonly kind: (typeof CASES)[number];
  /** 0 while nobody knows about whom it is. */
  readonly entityId: number;
  readonly id: string;
}

/** A file as it was sent. */
export interface Attached {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Checked extends Attached {
  readonly type: string;
  /** Of the bytes as they were sent, so that whoever has the original can compare. */
  readonly hash: string;
}

/** The files as they are kept, each once. Refuses too many, too large, of no type that is taken, and pictures that cannot be read. */
export function checkFiles(kind: CaseOfFiles['kind'], files: readonly Attached[]): Checked[] {
  const { most, bytes: largest, types, endings } = rulesFor(kind);
  if (files.length > most) throw new Problem(problems['evidence.too-many'], { most });
  const checked = files.map(({ name, bytes }) => {
    if (bytes.length > largest)
      throw new Problem(problems['evidence.too-large'], { name, most: Math.floor(largest / 1_000_000) });
    const type = mediaType(bytes, types);
    const clean = type && cleaned(bytes, type);
    if (!type || !clean) throw new Problem(problems['evidence.type'], { name, endings });
    return { name, type, bytes: clean, hash: createHash('sha256').update(bytes).digest('hex') };
  });
  return [...new Map(checked.toReversed().map((one) => [one.hash, one])).values()].toReversed();
}

export interface Giver {
  readonly part: (typeof PARTS)[number];
  readonly by: 'office' | 'party';
  /** '' of whoever has no account. */
  readonly account: string;
  readonly at: Date;
}

/** Keeps checked files with a case, sealed, each once; refuses more than a case may have. Gives those that were not there yet. */
export async function keepFiles(
  db: Db,
  seal: Seal,
  one: CaseOfFiles,
  files: readonly Checked[],
  { part, by, account, at }: Giver,
): Promise<Checked[]> {
  await db.query('select pg_advisory_xact_lock(hashtext($1))', [one.id]);
  const kept = await filesOf(db, one);
  const fresh = files.filter(({ hash }) => !kept.some((file) => file.hash === hash));
  const { most } = rulesFor(one.kind);
  if (kept.length + fresh.length > most) throw new Problem(problems['evidence.too-many'], { most });
  for (const [i, { name, type, bytes, hash }] of fresh.entries())
    await db.query(
      `insert into evidence.file (entity_id, kind, case_id, hash, number, part, name, type, size, sealed, by, account, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[one.entityId, one.kind, one.id, hash, kept.length + i + 1, part, name, type, bytes.length],
        ...[seal.close(bytes, placeOf(one, hash)), by, account, at],
      ],
    );
  return fresh;
}

export interface KeptFile {
  readonly hash: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly part: (typeof PARTS)[number];
  readonly by: 'office' | 'party';
  readonly sent: string;
}

/** The files of a case that the reader sees, in the order in which they came. */
export async function filesOf(reader: Db, { kind, entityId, id }: CaseOfFiles): Promise<KeptFile[]> {
  const { rows } = await reader.query<KeptFile>(
    `select hash, name, type, size, part, by, sent_at as sent from evidence.file
     where (entity_id, kind, case_id) = ($1, $2, $3) order by number`,
    [entityId, kind, id],
  );
  return rows.map((row) => ({ ...row, sent: new Date(row.sent).toISOString() }));
}

/** One of them: a picture is shown in place, all others are to be taken away. Refuses where the reader sees none. */
export async function fileAt(reader: Db, seal: Seal, one: CaseOfFiles, hash: string): Promise<AnsweredFile> {
  const { rows } = await reader.query<{ name: string; type: string; sealed: Buffer }>(
    `select name, type, sealed from evidence.file where (entity_id, kind, case_id, hash) = ($1, $2, $3, $4)`,
    [one.entityId, one.kind, one.id, hash],
  );
  if (!rows[0]) throw new Problem(problems['evidence.no-such-file']);
  const { name, type, sealed } = rows[0];
  const file = { name: plainName(name, type), type, content: [seal.open(sealed, placeOf(one, hash))] };
  return type.startsWith('image/') ? { ...file, shownBy: hash } : file;
}

/** What its sender called it, ending as its content says. */
function plainName(name: string, type: string): string {
  const ending = fileRules().types[type]?.ending ?? 'bin';
  return `${name.replace(/\.[a-z0-9]{1,5}$/i, '')}.${ending}`;
}

const placeOf = ({ kind, id }: CaseOfFiles, hash: string) => `${kind} file ${id} ${hash}`;
