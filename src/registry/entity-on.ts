// What the register says about one entity on any day, as known at any moment.

import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { type Attributes, entityIdIn, type Version } from './entity.ts';
import { loadVersions } from './entity-state.ts';
import { normaliseIdentifier } from './name.ts';
import { normaliseUscc } from './uscc.ts';
import { attributesOn, orderedVersions } from './version.ts';

/** An entity on a day. */
export interface EntityOn {
  readonly entityId: number;
  readonly uscc: string | undefined;
  /** Other identifiers as `scheme:value`, such as `regno:210600001`. */
  readonly identifiers: readonly string[];
  readonly attributes: Partial<Attributes>;
  /** What was stated, by day of validity; without what was recorded after the instant asked for. */
  readonly versions: readonly Version[];
}

/**
 * An entity on a day (`YYYY-MM-DD`; without one, at present), by what was known at an instant (ISO, UTC; without one, now).
 * Undefined when it was not known then.
 */
export async function entityOn(
  db: Db,
  entityId: number,
  day?: string,
  asKnown?: string,
): Promise<EntityOn | undefined> {
  const versions = orderedVersions((await loadVersions(db, [entityId])).get(entityId) ?? [], asKnown);
  if (versions.length === 0) return undefined;
  return {
    entityId,
    uscc: versions.findLast((v) => v.attributes.uscc)?.attributes.uscc,
    identifiers: versions.flatMap((v) => v.attributes.identifiers ?? []),
    attributes: attributesOn(versions, day),
    versions,
  };
}

const BY_CODE = prepared(`select entity_id from registry.entity where entity_id = any(array(
    select $1::bigint
    union select entity_id from registry.uscc where uscc = $2
    union select entity_id from registry.identifier where value = $3))
  order by entity_id`);

/** The entities that have a code: credit code, internal id, 注册号 or foreign number. Numbers may belong to several. */
export async function findEntities(db: Db, code: string): Promise<number[]> {
  const values = [entityIdIn(code) ?? null, normaliseUscc(code), normaliseIdentifier(code)];
  const { rows } = await db.query(BY_CODE, values);
  return rows.map((row) => row.entity_id);
}
