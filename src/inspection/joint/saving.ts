// What a joint plan saves: visits against those of separate plans, and how far it is from the fewest there can be.

import { type Asked, byEntity } from './demands.ts';
import type { Merged } from './merge.ts';

export interface Saving {
  /** Visits if every plan were carried out by itself: one for each plan and entity. */
  readonly separate: number;
  readonly joint: number;
  /** The fewest visits that there can be: one for each entity of which anything is asked. */
  readonly bound: number;
  /** Visits at which more than one department is. */
  readonly together: number;
  readonly asked: number;
  readonly left: { readonly capacity: number; readonly trusted: number };
  /** Visits to one entity, at most: the burden. */
  readonly most: { readonly separate: number; readonly joint: number };
}

/** Counts a joint plan. */
export function savingOf(asked: Asked, { visit, left, visits }: Merged): Saving {
  const { demands, plans, trusted } = asked;
  const { starts, rows } = byEntity(demands.entity, trusted.length);
  const departments = visits.map(() => new Set<number>());
  for (const [row, at] of visit.entries()) if (at >= 0) departments[at].add(plans[demands.plan[row]].department);
  const separate = Array.from(
    trusted.keys(),
    (e) => new Set(rows.subarray(starts[e], starts[e + 1]).map((row) => demands.plan[row])).size,
  );
  const joint = new Int32Array(trusted.length);
  for (const { entity } of visits) joint[entity]++;
  const why = [...left.values()];
  return {
    separate: separate.reduce((sum, count) => sum + count, 0),
    joint: visits.length,
    bound: separate.filter((count) => count > 0).length,
    together: departments.filter(({ size }) => size > 1).length,
    asked: visit.length,
    left: {
      capacity: why.filter((one) => one === 'capacity').length,
      trusted: why.filter((one) => one === 'trusted').length,
    },
    most: { separate: most(separate), joint: most(joint) },
  };
}

function most(counts: Iterable<number>): number {
  let found = 0;
  for (const count of counts) found = Math.max(found, count);
  return found;
}
