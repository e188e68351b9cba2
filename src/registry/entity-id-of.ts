// Finds one entity by what a person types: credit code, internal id, registration number or another register's number.

import type { Db } from '../base/db.ts';
import { findEntities } from './entity-on.ts';

/** The entity of a code, undefined when there is none or when several have the same number. */
export async function entityIdOf(db: Db, code: string): Promise<{ entityId: number; name: string } | undefined> {
  const [entityId, another] = await findEntities(db, code);
  if (entityId === undefined || another !== undefined) return undefined;
  const { rows } = await db.query('select name from registry.entity where entity_id = $1', [entityId]);
  return { entityId, name: rows[0].name };
}
