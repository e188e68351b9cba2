// What is told of a boundary before it is drawn: with which neighbours of the same level it overlaps, and where.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Polygon, Position } from './area.ts';
import { checkBoundary, overlapOf } from './boundary.ts';
import { areasOn } from './read-areas.ts';

export interface Checked {
  readonly overlaps: {
    readonly id: number;
    readonly name: string;
    readonly at: Position;
    readonly part: number;
  }[];
  readonly outside: number;
}

/** Refuses an unsound boundary; tells overlaps with areas, or with sub-areas of the same area. */
export async function checkArea(
  db: Db,
  at: Date,
  {
    boundary,
    parent,
    own,
  }: { readonly boundary: Polygon; readonly parent: number | null; readonly own: number | null },
): Promise<Checked> {
  checkBoundary(boundary);
  const areas = await areasOn(db, iso(shanghaiDay(at)));
  const level = areas.filter((area) => area.parent === parent && area.id !== own);
  const overlaps = level.flatMap(({ id, name, boundary: other }) => {
    const shared = other && overlapOf(boundary, other);
    return shared ? [{ id, name, at: shared.at, part: shared.part }] : [];
  });
  const above = areas.find(({ id }) => id === parent)?.boundary;
  return { overlaps, outside: above ? 1 - (overlapOf(boundary, above)?.part ?? 0) : 0 };
}
