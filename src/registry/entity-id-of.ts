// Finds one entity by what a person types: credit code, internal id, registration number or another register's number.

import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { findEntities } from './entity-on.ts';
import { nameOf } from './names.ts';
import { problems } from './problems.ts';

/** The entity of a code, undefined when there is none or when several have the same number. */
export async function entityIdOf(db: Db, code: string): Promise<{ entityId: number; name: string } | undefined> {
  const [entityId, another] = await findEntities(db, code);
  if (entityId === undefined || another !== undefined) return undefined;
  return { entityId, name: await nameOf(db, entityId) };
}

/**
 * The entity that a path names; refuses a code that no entity has that the reader may see, or that several have, and an entity
 * that was not known yet at an instant (ISO, UTC).
 */
export async function entityAt(db: Db, code: string, asKnown?: string): Promise<number> {
  const found = await findEntities(db, code);
  if (found.length !== 1 || (asKnown && !(await wasKnown(db, found[0], asKnown))))
    throw new Problem(problems['registry.no-such-entity'], { code });
  return found[0];
}

async function wasKnown(db: Db, entityId: number, at: string): Promise<boolean> {
  const sql = 'select from registry.entity where entity_id = $1 and known_since <= $2';
  return (await db.query(sql, [entityId, at])).rowCount === 1;
}
