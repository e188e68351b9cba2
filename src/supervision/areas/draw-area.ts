// Drawing areas: made, drawn anew and closed; each is a further version, from the day on which it is done.

import { tell } from '../../base/change.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import type { Area, Drawn } from './area.ts';
import { checkBoundary } from './boundary.ts';
import { problems } from './problems.ts';
import { areaOn, areasOn } from './read-areas.ts';
import { unitUnder } from './units.ts';

type By = Pick<Reader, 'id' | 'unit' | 'reach'>;

/** Makes an area; gives its id. */
export async function drawArea(db: Db, who: By, at: Date, drawn: Drawn, why: string): Promise<number> {
  await lockAreas(db);
  const division = await checkDrawn(db, who, at, drawn);
  const id = await nextArea(db);
  await addVersion(db, who, at, { id, division, ...drawn }, why);
  return id;
}

/** The id of an area to be made. */
export async function nextArea(db: Db): Promise<number> {
  const { rows } = await db.query<{ id: number }>(`select nextval('supervision.area_id')::int as id`);
  return rows[0].id;
}

/** Draws an area anew, or says otherwise what it is called and holds; its unit stays. */
export async function redrawArea(
  db: Db,
  who: By,
  at: Date,
  id: number,
  drawn: Omit<Drawn, 'unit' | 'parent'>,
  why: string,
): Promise<void> {
  await lockAreas(db);
  const { unit, parent } = await areaOn(db, id, iso(shanghaiDay(at)));
  const whole = { ...drawn, unit, parent };
  const division = await checkDrawn(db, who, at, whole, id);
  await addVersion(db, who, at, { id, division, ...whole }, why);
}

/** Closes an area without parts of which nobody has claimed an entity. */
export async function closeArea(db: Db, who: By, at: Date, id: number, why: string): Promise<void> {
  await lockAreas(db);
  const today = iso(shanghaiDay(at));
  const area = await areaOn(db, id, today);
  await unitUnder(db, who, area.unit);
  const parts = (await areasOn(db, today)).filter(({ parent }) => parent === id).length;
  if (parts) throw new Problem(problems['areas.has-parts'], { count: parts });
  const { rows } = await db.query<{ count: number }>(
    `select count(*) from supervision.membership where area_id = $1 and state in ('claimed', 'moving')`,
    [id],
  );
  if (rows[0].count) throw new Problem(problems['areas.has-members'], { count: rows[0].count });
  await addVersion(db, who, at, area, why, true);
}

const DRAWING = [0x6a7b, 2];

/** Holds the drawing of areas until the transaction is over: two who draw at a time must see each other's names and parts. */
export async function lockAreas(db: Db): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1, $2)', DRAWING);
}

/** Refuses what is unsound; gives the unit's division. */
export async function checkDrawn(db: Db, who: By, at: Date, drawn: Drawn, own?: number): Promise<string> {
  const { name, parent, unit, boundary, divisions, words } = drawn;
  const { division, name: unitName } = await unitUnder(db, who, unit);
  if (!boundary && divisions.length === 0 && words.length === 0) throw new Problem(problems['areas.no-extent']);
  if (boundary) checkBoundary(boundary);
  const others = (await areasOn(db, iso(shanghaiDay(at)))).filter(({ id }) => id !== own);
  if (others.some((other) => other.unit === unit && other.name === name))
    throw new Problem(problems['areas.name-taken'], { unit: unitName, name });
  if (parent !== null) {
    const above = others.find(({ id }) => id === parent);
    if (!above || above.unit !== unit || above.parent !== null) throw new Problem(problems['areas.parent-wrong']);
  }
  return division;
}

type Said = Drawn & Pick<Area, 'id' | 'division'>;

/** Says what an area is from today on, or that it is no more. */
export async function addVersion(
  db: Db,
  who: Pick<By, 'id'>,
  at: Date,
  said: Said,
  why: string,
  closed = false,
): Promise<void> {
  const { id, name, parent, unit, division, boundary, divisions, words } = said;
  await db.query(
    `insert into supervision.area_version (area_id, version, from_day, name, parent, unit, division, boundary, divisions,
       words, closed, why, who, recorded_at)
     select $1, 1 + coalesce(max(version), 0), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
     from supervision.area_version where area_id = $1`,
    [
      ...[id, iso(shanghaiDay(at)), name, parent, unit, division, boundary && JSON.stringify(boundary)],
      ...[divisions, words, closed, why, who.id, at],
    ],
  );
  await tell(db, { topic: 'area', key: String(id), division });
}
