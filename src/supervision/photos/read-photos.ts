// Photos of patrols as readers see them: which there are, and one with its bytes.

import type { Db } from '../../base/db.ts';
import type { AnsweredFile } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { problems } from './problems.ts';

/** The hashes of an entity's photos by patrol, in the order in which they came. */
export async function photosOf(
  reader: Db,
  entityId: number,
  patrols: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await reader.query<{ patrol: string; hashes: string[] }>(
    `select patrol_id::text as patrol, array_agg(hash order by sent_at, hash) as hashes from supervision.photo
     where entity_id = $1 and patrol_id = any($2::uuid[]) group by patrol_id`,
    [entityId, patrols],
  );
  return new Map(rows.map(({ patrol, hashes }) => [patrol, hashes]));
}

/** One photo; refuses when there is none within reach. */
export async function photoAt(reader: Db, entityId: number, patrol: string, hash: string): Promise<AnsweredFile> {
  const { rows } = await reader.query<{ type: string; bytes: Buffer }>(
    'select type, bytes from supervision.photo where (entity_id, patrol_id, hash) = ($1, $2, $3)',
    [entityId, patrol, hash],
  );
  if (!rows[0]) throw new Problem(problems['photos.none']);
  const { type, bytes } = rows[0];
  return { name: `${hash.slice(0, 12)}.jpg`, type, content: [bytes], shownBy: hash };
}
