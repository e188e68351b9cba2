// The organisation as a tree: each unit after the one above it.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listUnits } from '../../../src/base/office-api.ts';

export type Unit = AnswerOf<typeof listUnits>['items'][number];

export interface Branch {
  readonly unit: Unit;
  readonly below: readonly Branch[];
}

/** The units as branches; one whose parent is not among them stands at the top. */
export function treeOf(units: readonly Unit[]): Branch[] {
  const known = new Set(units.map(({ id }) => id));
  const children = Map.groupBy(units, ({ parent }) => (parent !== null && known.has(parent) ? parent : ''));
  const branches = (parent: string): Branch[] =>
    (children.get(parent) ?? []).map((unit) => ({ unit, below: branches(unit.id) }));
  return branches('');
}

/** The same one after the other, with how deep each stands. */
export function inTreeOrder(units: readonly Unit[]): { readonly unit: Unit; readonly depth: number }[] {
  const walk = (branches: readonly Branch[], depth: number): { unit: Unit; depth: number }[] =>
    branches.flatMap(({ unit, below }) => [{ unit, depth }, ...walk(below, depth + 1)]);
  return walk(treeOf(units), 0);
}
