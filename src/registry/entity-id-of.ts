// Finds one entity by what a person types: credit code, internal id, registration number or another register's number.

import type { Db } from '../base/db.ts';
import { entityIdIn } from './entity.ts';
import { normaliseIdentifier } from './name.ts';
import { normaliseUscc } from './uscc.ts';

/** The entity of a code, undefined when there is none or when several have the same number. */
export async function entityIdOf(db: Db, code: string): Promise<{ entityId: number; name: string } | undefined> {
  const { rows } = await db.query<{ entity_id: number; name: string }>(
    `select entity_id, name from registry.entity
     where entity_id = $1 or entity_id in (select entity_id from registry.uscc where uscc = $2)
        or entity_id in (select entity_id from registry.identifier where value = $3)
     limit 2`,
    [entityIdIn(code) ?? null, normaliseUscc(code), normaliseIdentifier(code)],
  );
  return rows.length === 1 ? { entityId: rows[0].entity_id, name: rows[0].name } : undefined;
}
