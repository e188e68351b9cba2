// Ways through the register for lists, a window of candidates at a time: by ranges of ids, or by name.

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
  /** SQL from `from` on of one window behind a place: `e` and `c.form`, ending in a condition. */
  from(values: unknown[], behind: Place, size: number): string;
  /** SQL of the window's last candidate (`entity_id`, `form`), if it is full; undefined: the window is a range of ids. */
  last?(values: unknown[], behind: Place, size: number): string;
}

/** All entities by id. Ids have hardly a gap, and a range of them is found by the index whatever the server expects of limits. */
export const BY_ID: Walk = {
  windows: [400, 4_000, 20_000],
  most: 60_000,
  from: (values, behind, size) =>
    `(values ('')) c (form), registry.entity e where ${inRange('e', values, behind.id, behind.id + size)}`,
};

/** All entities by the name that search compares, which has an index; equal names by id. Neighbours by name lie far apart. */
export const BY_NAME: Walk = {
  windows: [400, 2_000],
  most: 8_000,
  from: (values, behind, size) =>
    `(${byName(values, behind, size)}) c join registry.entity e on e.entity_id = c.entity_id where true`,
  last: (values, behind, size) => `${byName(values, behind, size)} offset ${size - 1}`,
};

function byName(values: unknown[], { form, id }: Place, size: number): string {
  const [name, after] = [put(values, form), put(values, id)];
  return `select s.entity_id, s.name as form from registry.search s
    where s.name >= ${name} and (s.name, s.entity_id) > (${name}, ${after}) order by s.name, s.entity_id limit ${size}`;
}

/** The few that a question (SQL that gives `entity_id`) names, by id. */
export function fewById(few: Condition): Walk {
  return {
    windows: [8_000, 40_000, 200_000],
    most: Number.POSITIVE_INFINITY,
    from: (values, { id }, size) =>
      `(select f.entity_id, '' as form from (${few(values)}) f where ${inRange('f', values, id, id + size)}) c
       join registry.entity e on e.entity_id = c.entity_id where true`,
  };
}

/** The few by name: all of them are looked up for each page. */
export function fewByName(few: Condition): Walk {
  return {
    windows: [1],
    most: 1,
    from: (values, { form, id }) =>
      `(select s.entity_id, s.name as form from (${few(values)}) f join registry.search s on s.entity_id = f.entity_id
        where (s.name, s.entity_id) > (${put(values, form)}, ${put(values, id)})) c
       join registry.entity e on e.entity_id = c.entity_id where true`,
    last: () => `select where false`,
  };
}

/** The condition that an id is behind the first and not behind the last. */
function inRange(of: string, values: unknown[], first: number, last: number): string {
  return `${of}.entity_id > ${put(values, first)} and ${of}.entity_id <= ${put(values, last)}`;
}

/** Adds a value; its place in the question. */
export function put(values: unknown[], value: unknown): string {
  return `$${values.push(value)}`;
}
