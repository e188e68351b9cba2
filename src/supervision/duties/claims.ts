// Claims into areas as deeds that fulfil duties; the room of areas tells of them.

import type { Db } from '../../base/db.ts';
import type { Happening } from '../../duties/facts.ts';

/** A claim is about an entity, and no record of the ledger. */
export type Claim = Happening & { readonly entityId: number };

/** The claims of some entities. */
export async function claimsOf(_db: Db, _entityIds: readonly number[]): Promise<Claim[]> {
  return [];
}
