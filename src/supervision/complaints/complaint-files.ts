// Attachments of complaints: checked by their bytes, cleaned, sealed; opened for whoever acts on the complaint; gone when their time is over.

import { createHash } from 'node:crypto';
import type { Db } from '../../base/db.ts';
import type { AnsweredFile } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import type { Seal } from '../../base/seal.ts';
import { typeOf } from '../photos/image.ts';
import { cleaned } from './clean-picture.ts';
import { OPEN } from './complaint.ts';
import { problems } from './problems.ts';
import { webRules } from './web-rules.ts';

/** A file as it was sent. */
export interface Attached {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Checked extends Attached {
  readonly type: string;
  readonly hash: string;
}

/** The files as they are kept, each once. Refuses too many, too large, of no type that is taken, and pictures that cannot be read. */
export function checkFiles(files: readonly Attached[]): Checked[] {
  const { most, bytes: largest, types } = webRules().files;
  if (files.length > most) throw new Problem(problems['complaints.too-many-files'], { most });
  const checked = files.map(({ name, bytes }) => {
    if (bytes.length > largest)
      throw new Problem(problems['complaints.file-too-large'], { name, most: Math.floor(largest / 1_000_000) });
    const type = typeOf(bytes, { types });
    const clean = type && cleaned(bytes, type);
    if (!type || !clean) throw new Problem(problems['complaints.file-type'], { name });
    return { name, type, bytes: clean, hash: createHash('sha256').update(bytes).digest('hex') };
  });
  return [...new Map(checked.map((one) => [one.hash, one])).values()];
}

/** Keeps checked files with a complaint, sealed. */
export async function keepFiles(
  db: Db,
  seal: Seal,
  at: Date,
  complaint: string,
  files: readonly Checked[],
): Promise<void> {
  for (const [i, { name, type, bytes, hash }] of files.entries())
    await db.query(
      `insert into supervision.complaint_file (complaint_id, hash, number, name, type, size, sealed, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [complaint, hash, i + 1, name, type, bytes.length, seal.close(bytes, placeOf(complaint, hash)), at],
    );
}

/** The attachments of a complaint that the reader sees. */
export async function filesOf(
  reader: Db,
  complaint: string,
): Promise<{ hash: string; name: string; type: string; size: number }[]> {
  const sql = 'select hash, name, type, size from supervision.complaint_file where complaint_id = $1 order by number';
  return (await reader.query<{ hash: string; name: string; type: string; size: number }>(sql, [complaint])).rows;
}

/** One of them, to be taken away; it is never shown by the service itself. Refuses where there is none. */
export async function fileAt(reader: Db, seal: Seal, complaint: string, hash: string): Promise<AnsweredFile> {
  const { rows } = await reader.query<{ number: number; type: string; sealed: Buffer }>(
    'select number, type, sealed from supervision.complaint_file where (complaint_id, hash) = ($1, $2)',
    [complaint, hash],
  );
  if (!rows[0]) throw new Problem(problems['complaints.no-such-file']);
  const { number, type, sealed } = rows[0];
  const ending = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' }[type] ?? 'bin';
  return { name: `attachment-${number}.${ending}`, type, content: [seal.open(sealed, placeOf(complaint, hash))] };
}

/** Takes away the attachments of what has been over for as long as they are kept; gives how many. */
export async function tidyFiles(db: Db, today: string): Promise<number> {
  const { rowCount } = await db.query(
    `delete from supervision.complaint_file f using supervision.complaint c
     where c.id = f.complaint_id and c.state <> all ($1)
       and coalesce(c.closed_on, c.decided_on, c.changed_at::date) + make_interval(months => $2) <= $3::date`,
    [OPEN, webRules().files.months, today],
  );
  return rowCount ?? 0;
}

const placeOf = (complaint: string, hash: string) => `complaint file ${complaint} ${hash}`;
