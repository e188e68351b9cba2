// Demands made ready for merging: windows by row, an item that is asked twice of an entity asked once.

import type { Asked, ByEntity, Teams } from './demands.ts';

/** Columns in the rows of the demands. */
export interface Wanted {
  /** Whose capacities each takes. */
  readonly teams: Teams;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly work: Int32Array;
  /** The row that stands for this one: itself, or an earlier one with the same entity and item. */
  readonly standsFor: Int32Array;
}

/** Windows come from plans; of an item asked twice the windows' common part counts, or the earlier row's where there is none. */
export function wantedOf({ plans, demands }: Asked, groups: ByEntity): Wanted {
  const rows = demands.plan.length;
  const pick = (value: (row: number) => number) => Int32Array.from({ length: rows }, (_, row) => value(row));
  const wanted = {
    teams: demands.teams ?? {
      starts: Int32Array.from({ length: rows + 1 }, (_, row) => row),
      members: pick((row) => plans[demands.plan[row]].department),
    },
    first: pick((row) => plans[demands.plan[row]].first),
    last: pick((row) => plans[demands.plan[row]].last),
    work: demands.work,
    standsFor: pick((row) => row),
  };
  for (let e = 0; e + 1 < groups.starts.length; e++)
    twins(groups.rows.subarray(groups.starts[e], groups.starts[e + 1]), demands.item, wanted);
  return wanted;
}

function twins(rows: Int32Array, item: Int32Array, { first, last, standsFor }: Wanted): void {
  const seen = new Map<number, number>();
  for (const row of rows) {
    const earlier = seen.get(item[row]);
    if (earlier === undefined) {
      seen.set(item[row], row);
      continue;
    }
    standsFor[row] = earlier;
    const [from, to] = [Math.max(first[row], first[earlier]), Math.min(last[row], last[earlier])];
    if (from <= to) [first[earlier], last[earlier]] = [from, to];
  }
}

/** The fewest visits that windows allow these rows (in order of `last`), however many inspectors there were. */
export function fewestFor(rows: readonly number[], { first, last }: Wanted): number {
  let [visits, at] = [0, -1];
  for (const row of rows)
    if (first[row] > at) {
      visits++;
      at = last[row];
    }
  return visits;
}
