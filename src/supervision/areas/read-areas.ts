// The areas as they hold on a day, their versions, and who works in them.

import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import type { Area, Post } from './area.ts';
import { problems } from './problems.ts';

const COLUMNS = `area_id as id, version, from_day::text as "from", name, parent, unit, division, boundary, divisions, words`;

/** SQL of the version of each area that holds on a day (an expression of SQL), also of those that are closed. */
export function versionsOn(day: string): string {
  return `select distinct on (area_id) * from supervision.area_version where from_day <= ${day}::date
    order by area_id, from_day desc, version desc`;
}

/** The areas in force on a day (ISO), by unit, in the order in which they were drawn. */
export async function areasOn(db: Db, day: string): Promise<Area[]> {
  const { rows } = await db.query<Area>(
    `select ${COLUMNS} from (${versionsOn('$1')}) v where not closed order by unit, area_id`,
    [day],
  );
  return rows;
}

/** One area as it holds on a day; refuses one that there is not, or that the reader does not see. */
export async function areaOn(db: Db, id: number, day: string): Promise<Area> {
  const found = (await areasOn(db, day)).find((area) => area.id === id);
  if (!found) throw new Problem(problems['areas.no-such-area'], { id });
  return found;
}

export interface AreaVersion extends Area {
  readonly closed: boolean;
  readonly why: string;
  readonly who: string;
  readonly recordedAt: string;
}

/** Everything that was said of an area, the latest first. */
export async function versionsOf(db: Db, id: number): Promise<AreaVersion[]> {
  const { rows } = await db.query<AreaVersion>(
    `select ${COLUMNS}, closed, why, who, recorded_at as "recordedAt" from supervision.area_version
     where area_id = $1 order by version desc`,
    [id],
  );
  return rows;
}

/** The last name of every area that there is or was. */
export async function areaNames(db: Db): Promise<Map<number, string>> {
  const { rows } = await db.query<{ area_id: number; name: string }>(
    'select distinct on (area_id) area_id, name from supervision.area_version order by area_id, version desc',
  );
  return new Map(rows.map(({ area_id, name }) => [area_id, name]));
}

/** Who works in areas on a day or later; without ids in every area. */
export async function postsFrom(db: Db, day: string, areaIds?: readonly number[]): Promise<Post[]> {
  const { rows } = await db.query<Post>(
    `select area_id as area, account, part, from_day::text as "from", until_day::text as until from (
       select distinct on (area_id, account) * from supervision.post
       where $2::int[] is null or area_id = any($2::int[])
       order by area_id, account, statement desc
     ) p where until_day is null or until_day > $1::date order by area_id, part, from_day, account`,
    [day, areaIds ?? null],
  );
  return rows;
}

/** The areas in which somebody works on a day, with the sub-areas of these. */
export async function areasOfOfficer(db: Db, account: string, day: string): Promise<Set<number>> {
  const posts = await postsFrom(db, day);
  const own = new Set(posts.flatMap((post) => (post.account === account && post.from <= day ? [post.area] : [])));
  const areas = await areasOn(db, day);
  return new Set(areas.flatMap(({ id, parent }) => (own.has(id) || own.has(parent ?? 0) ? [id] : [])));
}
