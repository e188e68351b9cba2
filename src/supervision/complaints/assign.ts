// Who handles a complaint: the officer in charge of the entity's area, else the unit of its place; and who may act on it.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { membershipOf } from '../areas/membership.ts';
import { areasOfOfficer, areasOn, postsFrom } from '../areas/read-areas.ts';
import { unitsUnder } from '../areas/units.ts';
import { unitsOf } from '../duties/units.ts';
import { problems } from './problems.ts';
import type { Complaint } from './read-complaints.ts';

type Charge = Pick<Complaint, 'unit' | 'area' | 'officer' | 'division'>;

/** Whose it is; `unit` where somebody chose one, `taker` who takes it up. Refuses where nobody could handle it. */
export async function chargeFor(
  db: Db,
  at: Date,
  about: number | null,
  taker: Pick<Reader, 'unit'>,
  unit?: string | null,
): Promise<Charge> {
  const chosen = unit ? await handlingUnit(db, unit) : undefined;
  const place = about === null ? null : await placeOf(db, about);
  const area = about === null ? null : await areaOf(db, at, about);
  if (area && (!chosen || chosen.id === area.unit)) return { ...area, division: place ?? area.division };
  const found = chosen ?? (await unitAt(db, place)) ?? (await unitAt(db, await divisionOf(db, taker.unit.id)));
  if (!found) throw new Problem(problems['complaints.no-unit']);
  return { unit: found.id, area: null, officer: null, division: place ?? found.division };
}

async function areaOf(db: Db, at: Date, entityId: number): Promise<Charge | undefined> {
  const day = iso(shanghaiDay(at));
  const member = await membershipOf(db, entityId);
  const areas = await areasOn(db, day);
  const area = areas.find(({ id }) => id === member?.area);
  if (!area) return undefined;
  const posts = (await postsFrom(db, day, area.parent === null ? [area.id] : [area.id, area.parent])).filter(
    ({ from, part }) => from <= day && part === 'officer',
  );
  const own = posts.find((post) => post.area === area.id) ?? posts[0];
  return { unit: area.unit, area: area.id, officer: own?.account ?? null, division: area.division };
}

async function unitAt(db: Db, division: string | null) {
  if (division === null) return undefined;
  const id = (await unitsOf(db)).ofPlace(division);
  return id === '' ? undefined : handlingUnit(db, id);
}

async function placeOf(db: Db, entityId: number): Promise<string | null> {
  const sql = 'select division from registry.entity where entity_id = $1';
  return (await db.query<{ division: string | null }>(sql, [entityId])).rows[0]?.division ?? null;
}

async function divisionOf(db: Db, unit: string): Promise<string | null> {
  const sql = 'select division from base.unit where id = $1';
  return (await db.query<{ division: string }>(sql, [unit])).rows[0]?.division ?? null;
}

/** A unit that may handle complaints; refuses another. */
export async function handlingUnit(db: Db, id: string): Promise<{ id: string; name: string; division: string }> {
  const { rows } = await db.query<{ id: string; name: string; division: string }>(
    `select id, name, division from base.unit where id = $1 and kind not in ('department', 'institution') and closed_on is null`,
    [id],
  );
  if (!rows[0]) throw new Problem(problems['complaints.unit-wrong'], { unit: id });
  return rows[0];
}

/** An officer of a unit who may handle it; refuses another. */
export async function handlingOfficer(db: Db, unit: string, account: string): Promise<void> {
  const { rows } = await db.query(
    `select from base.account where id = $1 and unit = $2 and not disabled
       and role in ('area-officer', 'station-head', 'bureau-chief')`,
    [account, unit],
  );
  if (rows.length === 0) throw new Problem(problems['complaints.officer-wrong']);
}

/** Whether somebody is the head over a complaint: of its unit, or of one above. */
export async function heads(db: Db, who: Pick<Reader, 'role' | 'unit'>, unit: string): Promise<boolean> {
  if (who.role !== 'station-head' && who.role !== 'bureau-chief') return false;
  return unit === who.unit.id || (await unitsUnder(db, who.unit.id)).some(({ id }) => id === unit);
}

/** Whether somebody acts on a complaint: its officer or who stands in, anybody of its unit while it has none, and its heads. */
export async function acts(db: Db, who: Reader, at: Date, { officer, unit, area }: Charge): Promise<boolean> {
  if (!who.permissions.includes('complaint.handle')) return false;
  if (officer === who.id || (officer === null && unit === who.unit.id)) return true;
  if (await heads(db, who, unit)) return true;
  return area !== null && (await areasOfOfficer(db, who.id, iso(shanghaiDay(at)))).has(area);
}

/** Refuses whoever does not act on it, with whose it is. */
export async function refuseStranger(db: Db, who: Reader, at: Date, charge: Charge): Promise<void> {
  if (await acts(db, who, at, charge)) return;
  const { rows } = await db.query<{ unit: string; officer: string | null }>(
    `select u.name as unit, (select shown from base.account where id = $2) as officer from base.unit u where u.id = $1`,
    [charge.unit, charge.officer],
  );
  const { unit = charge.unit, officer = null } = rows[0] ?? {};
  throw new Problem(problems['complaints.not-yours'], { unit, officer: officer ?? '—' });
}
