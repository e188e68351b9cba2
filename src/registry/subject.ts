// What grading reads about an entity besides its records: dated attributes, for one entity or for the whole register.
import type { Attributes, Version } from './entity.ts';
import { orderedVersions, valuesOf } from './version.ts';

export type FactValue = string | boolean | readonly string[];

/** One attribute's value over a half-open interval of days; `null` = no known beginning or end. */
export interface Fact {
  /** `kind`, `status`, `tags` (重点行业), `keyRegion` (重点区域), `industries`, `division`. */
  readonly attribute: FactName;
  readonly value: FactValue;
  readonly from: string | null;
  readonly until: string | null;
}

/** An entity as grading sees it. */
export interface Subject {
  readonly entityId: number;
  readonly facts: readonly Fact[];
}

/** The attributes that are facts for grading, and the attribute of the register each one comes from. */
export const FACTS = {
  kind: 'kind',
  status: 'status',
  tags: 'tags',
  keyRegion: 'key_region',
  industries: 'industries',
  division: 'division',
} as const;

export type FactName = keyof typeof FACTS;
export const FACT_NAMES = Object.keys(FACTS) as FactName[];

/**
 * One fact of many entities: entity `i` has `values[ids[i]]`. `values[0]` is undefined: the entity has no such fact.
 * Equal values have one id, lists as whole lists, so that a rule can be tried once a value instead of once an entity.
 */
export interface FactColumn {
  readonly ids: Uint32Array;
  readonly values: readonly (FactValue | undefined)[];
}

/** The facts of the whole register: one row for each entity, in ascending order of entity id. */
export interface SubjectColumns {
  readonly count: number;
  readonly entityId: Float64Array;
  readonly columns: { readonly [K in FactName]: FactColumn };
  /**
   * Entities whose facts changed in the course of time, by row: their facts with the days, instead of the columns,
   * which hold their latest values. All others have had the values of the columns from the beginning.
   */
  readonly dated: ReadonlyMap<number, readonly Fact[]>;
}

/** The facts that an entity's versions amount to, as known at an instant (ISO, UTC; without one, now). */
export function factsOf(versions: readonly Version[], asKnown?: string): Fact[] {
  const ordered = orderedVersions(versions, asKnown);
  return FACT_NAMES.flatMap((attribute) =>
    valuesOf(ordered, FACTS[attribute]).map(({ value, from, until }) => ({ attribute, value, from, until })),
  );
}

/** The present facts of an entity as one text, from which `factsIn` reads them. */
export function factsText(attributes: Partial<Attributes>): string {
  return JSON.stringify(FACT_NAMES.map((fact) => attributes[FACTS[fact]] ?? null));
}

/** The values in a text of `factsText`, in the order of `FACT_NAMES`; null = the entity has no such fact. */
export function factsIn(text: string): (FactValue | null)[] {
  return JSON.parse(text);
}

/** The same as facts that hold from the beginning without end. */
export function factsFrom(text: string): Fact[] {
  return factsIn(text).flatMap((value, i) =>
    value === null ? [] : [{ attribute: FACT_NAMES[i], value, from: null, until: null }],
  );
}
