// Entities by the names that they have now.

import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';

const NAMES = prepared('select entity_id, name from registry.entity where entity_id = any($1::bigint[])');

/** The names of entities, of those that the reader sees. */
export async function namesOf(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<{ entity_id: number; name: string }>(NAMES, [ids]);
  return new Map(rows.map(({ entity_id, name }) => [entity_id, name]));
}

/** The name of an entity that there is. */
export async function nameOf(db: Db, entityId: number): Promise<string> {
  return (await namesOf(db, [entityId])).get(entityId)!;
}
