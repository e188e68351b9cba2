// Rules on the entity's own dated attributes, bound to the values that one batch holds.

import type { Day } from '../../base/day.ts';
import type { Attribute, Batch } from './batch.ts';
import type { FactPlan } from './plan.ts';

/** An attribute and which of its values count: 1 by value code. */
export interface Cover {
  readonly attribute: Attribute;
  readonly hits: Uint8Array;
}

/** A fact rule by value code: the outcome, -1 for nothing. */
export interface BoundFact {
  readonly attribute: Attribute;
  readonly dimension: number;
  readonly outcome: Int32Array;
  readonly unless?: Cover;
}

/** Each rule is tried once for every distinct value, not for every entity. */
export function bindFacts(facts: readonly FactPlan[], batch: Batch): BoundFact[] {
  return facts.flatMap((fact) => {
    const attribute = batch.attributes[fact.attribute];
    if (!attribute) return [];
    const other = fact.unless && batch.attributes[fact.unless.attribute];
    return {
      attribute,
      dimension: fact.dimension,
      outcome: Int32Array.from(attribute.values, (value) => fact.outcomeOf(value)),
      unless: other && cover(other, ([word]) => fact.unless!.startsWith.some((start) => word?.startsWith(start))),
    };
  });
}

/** Which values put an entity under the book. */
export function bindCovers(covers: Readonly<Record<string, readonly string[]>>, batch: Batch): Cover[] {
  return Object.entries(covers).flatMap(([name, words]) => {
    const attribute = batch.attributes[name];
    return attribute ? [cover(attribute, (value) => value.some((word) => words.includes(word)))] : [];
  });
}

function cover(attribute: Attribute, hit: (value: readonly string[]) => boolean): Cover {
  return { attribute, hits: Uint8Array.from(attribute.values, (value) => (hit(value) ? 1 : 0)) };
}

/** The pieces of `[from, until)` during which the other attribute's value is none of the excluded. */
export function without(unless: Cover, entity: number, from: Day, until: Day): [Day, Day][] {
  const constant = unless.attribute.constant[entity];
  if (constant !== -2) return constant >= 0 && unless.hits[constant] ? [] : [[from, until]];
  const pieces: [Day, Day][] = [];
  let start = from;
  for (const interval of unless.attribute.varied.get(entity) ?? []) {
    if (interval.value < 0 || !unless.hits[interval.value] || interval.until <= start || interval.from >= until)
      continue;
    if (interval.from > start) pieces.push([start, interval.from]);
    start = Math.max(start, interval.until);
  }
  if (start < until) pieces.push([start, until]);
  return pieces;
}
