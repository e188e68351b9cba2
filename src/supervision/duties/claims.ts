// Claims into areas as deeds that fulfil duties.

import { shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Happening } from '../../duties/facts.ts';
import { claimFacts } from '../areas/claim-facts.ts';

/** A claim is about an entity, and no record of the ledger. */
export type Claim = Happening & { readonly entityId: number };

/** The claims of some entities: of each the first. */
export async function claimsOf(db: Db, entityIds: readonly number[]): Promise<Claim[]> {
  const facts = await claimFacts(db, entityIds);
  return facts.flatMap(({ entityId, claimedAt }): Claim[] => {
    if (claimedAt === null) return [];
    const on = shanghaiDay(new Date(claimedAt));
    const none = { id: 0, source: '', number: '', class: 1, rows: [{}] };
    return [{ entityId, type: 'area-claim', on, enteredOn: on, ...none }];
  });
}
