// Dated parameters (thresholds) bound to what the entities of a batch are.

import type { Day } from '../../base/day.ts';
import type { Parameter } from '../../rulebooks/rulebook.ts';
import { type Attribute, type Batch, type Rows, valueOn } from './batch.ts';

export interface Bound {
  readonly attribute?: Attribute;
  readonly froms: readonly Day[];
  /** Per dated value: by the code of the attribute's value plus one; first, where the entity has none; last, NaN. */
  readonly values: readonly Float64Array[];
  /** By entity: the place in `values`. Narrow, since it is read in no order: a million entities fit the cache. */
  readonly codes: Uint8Array | Int32Array;
  /** Neither the parameter nor any entity ever changes. */
  readonly constant: boolean;
}

/** The parameters for one batch. */
export function bindParameters(parameters: readonly Parameter[], batch: Batch): Bound[] {
  return parameters.map((parameter) => {
    const attribute = parameter.by ? batch.attributes[parameter.by] : undefined;
    const words = attribute?.values ?? [];
    return {
      attribute,
      froms: parameter.values.map((v) => v.from),
      values: parameter.values.map(({ value, cases }) =>
        Float64Array.of(value, ...words.map(([word]) => cases[word] ?? value), Number.NaN),
      ),
      codes: codesOf(batch.entities, attribute),
      constant: parameter.values.length === 1 && !attribute?.varied.size,
    };
  });
}

function codesOf(entities: number, attribute?: Attribute): Uint8Array | Int32Array {
  const varied = (attribute?.values.length ?? 0) + 1;
  const codes = varied < 256 ? new Uint8Array(entities) : new Int32Array(entities);
  if (!attribute) return codes;
  const { constant } = attribute;
  for (let e = 0; e < entities; e++) codes[e] = constant[e] === -2 ? varied : constant[e] + 1;
  return codes;
}

/** The parameter's value on a record's day, for what its entity was on that day. */
function boundOn({ froms, attribute, values, codes }: Bound, entity: number, day: Day): number {
  let at = 0;
  while (at + 1 < froms.length && froms[at + 1] <= day) at++;
  const value = values[at][codes[entity]];
  return Number.isNaN(value) ? values[at][valueOn(attribute!, entity, day) + 1] : value;
}

/** The parameter's values for the rows `[begin, end)` into `limits`: one after the other, so that none waits for another. */
export function boundsOf(bound: Bound, { entity, day }: Rows, begin: number, end: number, limits: Float64Array): void {
  if (!bound.constant) {
    for (let r = begin; r < end; r++) limits[r - begin] = boundOn(bound, entity[r], day[r]);
    return;
  }
  const { codes } = bound;
  const [values] = bound.values;
  for (let r = begin; r < end; r++) limits[r - begin] = values[codes[entity[r]]];
}
