// Tells those who watch entities that these have changed.

import { tell } from '../base/change.ts';
import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { internalId } from './entity.ts';

/** Beyond so many it is told once that many changed. */
const SINGLY = 50;

/** Tells of each entity within the reach of its division; many at once are told as one change, to everybody. */
export async function tellEntities(db: Db, entityIds: readonly number[]): Promise<void> {
  if (entityIds.length > SINGLY) return tell(db, { topic: 'entity', key: '*' });
  if (!entityIds.length) return;
  const sql = prepared('select entity_id, division from registry.entity where entity_id = any($1::int8[])');
  const { rows } = await db.query<{ entity_id: number; division: string | null }>(sql, [entityIds]);
  const changes = rows.map(({ entity_id, division }) => ({ key: internalId(entity_id), division: division ?? '' }));
  await tell(db, ...changes.map((change) => ({ topic: 'entity', ...change }) as const));
}
