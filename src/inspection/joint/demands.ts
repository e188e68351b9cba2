// What departments ask for: items at entities, each within the window of its plan, as columns ordered by entity.

/** A department's plan: its demands may be met in the slots from `first` to `last`, both included. */
export interface AskingPlan {
  readonly department: number;
  readonly first: number;
  readonly last: number;
}

/** What is to be merged; entities, departments, items and slots (weeks, say) are numbered from 0. */
export interface Asked {
  readonly slots: number;
  readonly plans: readonly AskingPlan[];
  /** By department and slot: how much work (inspector-hours, say) it can do; department × slots + slot. */
  readonly capacity: Int32Array;
  /** Per entity 1 if it is trusted: visited once in the cycle at most. */
  readonly trusted: Uint8Array;
  readonly demands: Demands;
}

/** One item at one entity in each row. */
export interface Demands {
  readonly entity: Int32Array;
  readonly plan: Int32Array;
  readonly item: Int32Array;
  /** Work, in the unit of the capacities. */
  readonly work: Int32Array;
  /** Who is needed for each row, each for all of its work; left out, the department of its plan alone. */
  readonly teams?: Teams;
}

/** Numbers of capacities (inspectors, say) by row: those of row `r` are `members[starts[r]]` up to before `members[starts[r + 1]]`. */
export interface Teams {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

/** Rows by entity: those of entity `e` are `rows[starts[e]]` up to before `rows[starts[e + 1]]`. */
export interface ByEntity {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Orders rows by entity, in their own order within one; two passes, no comparing. */
export function byEntity(entity: Int32Array, entities: number): ByEntity {
  const starts = new Int32Array(entities + 1);
  for (const one of entity) starts[one + 1]++;
  for (let e = 0; e < entities; e++) starts[e + 1] += starts[e];
  const next = starts.slice(0, entities);
  const rows = new Int32Array(entity.length);
  for (let row = 0; row < entity.length; row++) rows[next[entity[row]]++] = row;
  return { starts, rows };
}

/** Refuses columns that do not belong together, and numbers out of place: a mistake of the caller, not of a person. */
export function checkAsked({ slots, plans, capacity, trusted, demands }: Asked): void {
  const { entity, plan, item, work, teams } = demands;
  const rows = entity.length;
  if (plan.length !== rows || item.length !== rows || work.length !== rows)
    throw new RangeError('columns of unequal length');
  if (slots < 1 || capacity.length % slots !== 0) throw new RangeError('capacities do not fit the slots');
  for (const { department, first, last } of plans)
    if ((!teams && department * slots >= capacity.length) || first < 0 || last >= slots || first > last)
      throw new RangeError('a plan outside its slots or departments');
  for (let row = 0; row < rows; row++)
    if (entity[row] >= trusted.length || plan[row] >= plans.length || work[row] < 0 || entity[row] < 0)
      throw new RangeError(`demand ${row} is of nobody`);
  if (teams && (teams.starts.length !== rows + 1 || teams.members.some((one) => one * slots >= capacity.length)))
    throw new RangeError('teams that nobody is in');
}
