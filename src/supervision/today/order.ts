// Today's orders of an officer: what is due of each entity under one line, the most pressing chosen, put in the order of the way.

import type { Day } from '../../base/day.ts';

export const LIGHTS = ['red', 'yellow', 'green'] as const;
export type Light = (typeof LIGHTS)[number];

/** Something that is due about an entity, and for how many days before it counts as approaching. */
export interface Due {
  readonly entityId: number;
  readonly due: Day | null;
  readonly approaching: number;
}

export interface Order<D extends Due> {
  readonly entityId: number;
  readonly light: Light;
  readonly due: Day | null;
  readonly reasons: readonly D[];
}

/** Red: today or overdue. Yellow: approaching. */
export function lightOf({ due, approaching }: Due, today: Day): Light {
  if (due === null) return 'green';
  if (due <= today) return 'red';
  return due - today <= approaching ? 'yellow' : 'green';
}

/** One order for each entity, the most pressing first. */
export function ordersOf<D extends Due>(dues: readonly D[], today: Day): Order<D>[] {
  const byEntity = Map.groupBy(dues, ({ entityId }) => entityId);
  const orders = [...byEntity].map(([entityId, all]): Order<D> => {
    const reasons = all.toSorted((a, b) => late(a) - late(b));
    return { entityId, light: lightOf(reasons[0], today), due: reasons[0].due, reasons };
  });
  return orders.toSorted((a, b) => late(a) - late(b) || a.entityId - b.entityId);
}

function late({ due }: { readonly due: Day | null }): number {
  return due ?? Number.MAX_SAFE_INTEGER;
}

/** Orders as one comes by them; those that the way does not know stand behind. */
export function alongTheWay<D extends Due>(orders: readonly Order<D>[], way: readonly number[]): Order<D>[] {
  const place = new Map(way.map((entityId, i) => [entityId, i]));
  const at = ({ entityId }: Order<D>) => place.get(entityId) ?? way.length;
  return orders.toSorted((a, b) => at(a) - at(b));
}
