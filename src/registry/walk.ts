// Ways through the register for lists: by id, by name, or along the few that an index names; a window of candidates at a time.

import type { Condition } from './search-entities.ts';

/** Where a walk is: behind this id, or behind this name and the id that has it. */
export interface Place {
  readonly form: string;
  readonly id: number;
}

export interface Walk {
  /** Sizes of windows, one after the other; the last is repeated. */
  readonly windows: readonly number[];
  /** How many candidates are looked at for one page; it may come out short, and its next goes on. */
  readonly most: number;
  /** SQL of so many candidates behind a place, in order: `entity_id` and `form`; undefined: all ids that follow. */
  readonly candidates?: (values: unknown[], behind: Place, size: number) => string;
}

/** All entities by id; ids have hardly a gap, so that a window is a range of them. */
export const BY_ID: Walk = { windows: [400, 4_000, 20_000], most: 60_000 };

/** All entities by the name that search compares, which has an index; equal names by id. Neighbours by name lie far apart. */
export const BY_NAME: Walk = {
  windows: [400, 2_000],
  most: 8_000,
  candidates: (values, { form, id }, size) => {
    const [name, after] = [put(values, form), put(values, id)];
    return `select s.entity_id, s.name as form from registry.search s
      where s.name >= ${name} and (s.name, s.entity_id) > (${name}, ${after}) order by s.name, s.entity_id limit ${size}`;
  },
};

/** The few that a question (SQL that gives `entity_id`) names, by id. */
export function fewById(few: Condition): Walk {
  return {
    ...BY_ID,
    candidates: (values, { id }, size) =>
      `select f.entity_id, '' as form from (${few(values)}) f where f.entity_id > ${put(values, id)}
       order by f.entity_id limit ${size}`,
  };
}

/** The few by name: all of them are looked up for each page. */
export function fewByName(few: Condition): Walk {
  return {
    windows: [200_000],
    most: 200_000,
    candidates: (values, { form, id }, size) => {
      const [name, after] = [put(values, form), put(values, id)];
      return `select s.entity_id, s.name as form from (${few(values)}) f join registry.search s on s.entity_id = f.entity_id
        where (s.name, s.entity_id) > (${name}, ${after}) order by s.name, s.entity_id limit ${size}`;
    },
  };
}

/** Adds a value; its place in the question. */
export function put(values: unknown[], value: unknown): string {
  return `$${values.push(value)}`;
}
