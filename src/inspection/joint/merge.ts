// Departments' plans merged: as few visits as windows and inspectors allow, one at most where an entity is trusted.

import { type Asked, checkAsked } from './demands.ts';
import { Placing } from './placing.ts';
import type { Wanted } from './wanted.ts';

/** Why a demand is not met: no inspectors within its window; or its entity is trusted and has its one visit already. */
export type Left = 'capacity' | 'trusted';

/** The joint plan, in the rows of the demands. */
export interface Merged {
  /** The visit that meets each demand; -1 for those left. An item asked twice of an entity is met by one visit for both. */
  readonly visit: Int32Array;
  readonly left: ReadonlyMap<number, Left>;
  /** Whom each visit is to, and when. */
  readonly visits: readonly JointVisit[];
}

export interface JointVisit {
  readonly entity: number;
  readonly slot: number;
}

/**
 * Merges. Entity by entity, those with the most demands first and of these the trusted: the demand whose window closes
 * first is met in whichever slot of that window meets the most others too, of these slots in the emptiest. Without limits
 * of capacity that gives each entity the fewest visits there can be (stabbing of intervals); where capacity has cost a visit
 * or a demand, others are moved to make room.
 */
export function merge(asked: Asked): Merged {
  checkAsked(asked);
  const placing = new Placing(asked);
  for (const entity of placing.order()) placing.place(entity);
  placing.mend();
  return gathered(asked, placing.slot, placing.wanted);
}

/** Visits from slots: demands of an entity in the same slot are one visit. */
function gathered({ slots, trusted, demands }: Asked, slot: Int32Array, { standsFor }: Wanted): Merged {
  const visits: JointVisit[] = [];
  const numbers = new Map<number, number>();
  const visited = new Uint8Array(trusted.length);
  const visit = standsFor.map((row) => {
    if (slot[row] < 0) return -1;
    const [entity, key] = [demands.entity[row], demands.entity[row] * slots + slot[row]];
    visited[entity] = 1;
    if (!numbers.has(key)) numbers.set(key, visits.push({ entity, slot: slot[row] }) - 1);
    return numbers.get(key)!;
  });
  const left = new Map<number, Left>();
  for (const [row, at] of visit.entries()) {
    const entity = demands.entity[row];
    if (at < 0) left.set(row, trusted[entity] && visited[entity] ? 'trusted' : 'capacity');
  }
  return { visit, left, visits };
}
