// Who acts for an area: its officers and stand-ins of a day, and the heads of its unit or one above.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import type { Area } from './area.ts';
import { problems } from './problems.ts';
import { areaOn, areasOfOfficer } from './read-areas.ts';
import { unitsUnder } from './units.ts';

type By = Pick<Reader, 'id' | 'unit' | 'role'>;

/** The area; refuses whoever is neither officer nor stand-in of it today, nor head of its unit or one above. */
export async function checkActsFor(db: Db, who: By, at: Date, id: number): Promise<Area> {
  const area = await areaOn(db, id, iso(shanghaiDay(at)));
  if (!(await actsFor(db, who, at, area))) throw new Problem(problems['areas.not-officer'], { area: area.name });
  return area;
}

/** Whether somebody does. */
export async function actsFor(
  db: Db,
  who: By,
  at: Date,
  { id, unit: of }: Pick<Area, 'id' | 'unit'>,
): Promise<boolean> {
  if ((await areasOfOfficer(db, who.id, iso(shanghaiDay(at)))).has(id)) return true;
  return who.role !== 'area-officer' && (await unitsUnder(db, who.unit.id)).some((unit) => unit.id === of);
}
