// Claims into areas as deeds that fulfil duties.

import { shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Happening } from '../../duties/facts.ts';
import { type ClaimFact, claimFacts } from '../areas/claim-facts.ts';

/** A claim is about an entity, and no record of the ledger. */
export type Claim = Happening & { readonly entityId: number };

/** The claims of some entities, of each the first; and by entity the unit of the area that it is claimed into. */
export async function claimsOf(
  db: Db,
  entityIds: readonly number[],
): Promise<{ readonly claims: readonly Claim[]; readonly units: ReadonlyMap<number, string> }> {
  const facts = await claimFacts(db, entityIds);
  const units = new Map(facts.flatMap(({ entityId, unit }) => (unit === null ? [] : [[entityId, unit] as const])));
  return { claims: claimsIn(facts), units };
}

function claimsIn(facts: readonly ClaimFact[]): Claim[] {
  return facts.flatMap(({ entityId, claimedAt }): Claim[] => {
    if (claimedAt === null) return [];
    const on = shanghaiDay(new Date(claimedAt));
    const none = { id: 0, source: '', number: '', class: 1, rows: [{}] };
    return [{ entityId, type: 'area-claim', on, enteredOn: on, ...none }];
  });
}
