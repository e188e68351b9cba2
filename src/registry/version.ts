// What versions of an entity amount to: each attribute over time, and all attributes on a day.
import { ATTRIBUTE_NAMES, type AttributeName, type Attributes, type Version } from './entity.ts';

/** One attribute's value over a half-open interval of days; `null` = no known beginning or end. */
export interface Dated<V> {
  readonly value: V;
  readonly from: string | null;
  readonly until: string | null;
}

/** The versions known at an instant (ISO, UTC), in order of validity; a later version of the same day comes later. */
export function orderedVersions(versions: readonly Version[], asKnown?: string): Version[] {
  const known = asKnown === undefined ? versions : versions.filter((v) => v.recordedAt <= asKnown);
  return known.toSorted((a, b) => compareDays(a.validFrom, b.validFrom) || a.version - b.version);
}

function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null || a > b ? 1 : -1;
}

/**
 * An attribute's values over time, out of ordered versions: on each day the latest statement that has begun holds.
 * Intervals without a value (`null`, or before the first statement) are left out; equal neighbours are one interval.
 */
export function valuesOf<K extends AttributeName>(ordered: readonly Version[], attribute: K): Dated<Attributes[K]>[] {
  const steps: { value: Attributes[K] | null; from: string | null }[] = [];
  for (const { validFrom, attributes } of ordered) {
    const value = attributes[attribute] as Attributes[K] | null | undefined;
    if (value === undefined) continue;
    if (steps.at(-1)?.from === validFrom) steps.pop();
    const before = steps.at(-1);
    if (!before || !sameValue(before.value, value)) steps.push({ value, from: validFrom });
  }
  return steps.flatMap(({ value, from }, i) =>
    value === null ? [] : [{ value, from, until: steps[i + 1]?.from ?? null }],
  );
}

/** Every attribute as it stands on a day (`YYYY-MM-DD`; without one, after all statements), out of ordered versions. */
export function attributesOn(ordered: readonly Version[], day?: string): Partial<Attributes> {
  const all: { [K in AttributeName]?: unknown } = {};
  for (const { validFrom, attributes } of ordered) {
    if (day !== undefined && validFrom !== null && validFrom > day) continue;
    for (const name of ATTRIBUTE_NAMES) {
      const value = attributes[name];
      if (value === null) delete all[name];
      else if (value !== undefined) all[name] = value;
    }
  }
  return all as Partial<Attributes>;
}

/** Whether two attribute values say the same; lists must agree in order. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
