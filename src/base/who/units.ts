// The organisation: province, city, county bureaus, their stations, departments; made, renamed, moved and closed.

import { randomUUID } from 'node:crypto';
import { iso, shanghaiDay } from '../day.ts';
import type { Db } from '../db.ts';
import type { Reader } from '../http/api.ts';
import { Problem } from '../problem.ts';
import { addUnit, type Unit, type UnitKind } from './account.ts';
import { problems } from './problems.ts';
import { withinReach } from './within-reach.ts';

const RANKS: Readonly<Record<UnitKind, number>> = {
  province: 0,
  city: 1,
  county: 2,
  station: 3,
  department: 4,
  institution: 4,
};

/** Every unit, those that are closed too, with how many accounts in use it has. */
export async function allUnits(db: Db) {
  const { rows } = await db.query(
    `select u.id, u.parent, u.kind, u.name, u.division, u.source, u.closed_on as "closedOn",
       (select count(*) from base.account a where a.unit = u.id and not a.disabled) as accounts
     from base.unit u order by u.division, u.kind in ('department', 'institution'), u.id`,
  );
  return rows;
}

/** Makes a unit; gives its id. */
export async function makeUnit(db: Db, by: Reader, made: Omit<Unit, 'id'>): Promise<string> {
  const unit = { ...made, source: sourceOf(made), id: randomUUID() };
  if (!withinReach(by.reach, unit.division))
    throw new Problem(problems['base.beyond-own-reach'], { division: unit.division });
  await lockUnits(db);
  await checkPlace(db, unit);
  await addUnit(db, unit);
  return unit.id;
}

/** Renames a unit, moves it, or gives it another division; says what was changed, for the audit trail. */
export async function changeUnit(
  db: Db,
  by: Reader,
  id: string,
  changes: Pick<Unit, 'name' | 'parent' | 'division' | 'source'>,
): Promise<string> {
  await lockUnits(db);
  const before = await unitWithin(db, by, id);
  const after = { ...before, ...changes, source: sourceOf({ ...before, ...changes }) };
  if (!withinReach(by.reach, after.division))
    throw new Problem(problems['base.beyond-own-reach'], { division: after.division });
  await checkPlace(db, after);
  await checkBelow(db, after);
  const { name, parent, division, source } = after;
  await db.query('update base.unit set name = $2, parent = $3, division = $4, source = $5 where id = $1', [
    ...[id, name, parent, division, source],
  ]);
  return (['name', 'parent', 'division', 'source'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => `${field}: ${before[field] ?? ''} → ${after[field] ?? ''}`)
    .join('; ');
}

/** Closes a unit in which nobody works any more, or opens it again. */
export async function closeUnit(db: Db, at: Date, by: Reader, id: string, closed: boolean): Promise<void> {
  await lockUnits(db);
  const { name, parent } = await unitWithin(db, by, id);
  if (!closed) await refuseClosed(db, parent);
  else await refuseUsed(db, at, id, name);
  await db.query('update base.unit set closed_on = $2 where id = $1', [id, closed ? iso(shanghaiDay(at)) : null]);
}

async function refuseUsed(db: Db, at: Date, id: string, unit: string): Promise<void> {
  const { rows } = await db.query(
    `select (select count(*) from base.unit where parent = $1 and closed_on is null) as units,
       (select count(*) from base.account where unit = $1 and not disabled) as accounts,
       (select count(*) from base.api_key where unit = $1 and revoked_at is null and expires_at > $2) as keys`,
    [id, at],
  );
  const { units, accounts, keys } = rows[0];
  if (units + accounts + keys > 0) throw new Problem(problems['base.unit-in-use'], { unit, units, accounts, keys });
}

// A tree is changed by one at a time: two moves that are each right may close a ring together.
async function lockUnits(db: Db): Promise<void> {
  await db.query('select from base.unit order by id for update');
}

type Held = Unit & { readonly closed_on: string | null };

async function unitWithin(db: Db, by: Reader, id: string): Promise<Held> {
  const unit = await unitOf(db, id);
  if (!unit || !withinReach(by.reach, unit.division)) throw new Problem(problems['base.no-such-unit']);
  return unit;
}

async function unitOf(db: Db, id: string): Promise<Held | undefined> {
  const { rows } = await db.query<Held>(
    'select id, parent, kind, name, division, source, closed_on from base.unit where id = $1',
    [id],
  );
  return rows[0];
}

/** Only departments have a name to file under. */
function sourceOf({ kind, name, source }: Omit<Unit, 'id'>): string | null {
  return kind === 'department' ? source?.trim() || name : null;
}

async function checkPlace(db: Db, unit: Unit): Promise<void> {
  await refuseSource(db, unit);
  if (unit.parent === null) return;
  const parent = await refuseClosed(db, unit.parent);
  await refuseRing(db, unit);
  if (RANKS[parent.kind] >= RANKS[unit.kind] || !unit.division.startsWith(parent.division))
    throw new Problem(problems['base.unit-misplaced'], { unit: unit.name, parent: parent.name });
}

async function refuseClosed(db: Db, id: string | null): Promise<Held> {
  const unit = id === null ? undefined : await unitOf(db, id);
  if (id !== null && !unit) throw new Problem(problems['base.no-such-unit']);
  if (unit?.closed_on) throw new Problem(problems['base.unit-closed'], { unit: unit.name });
  return unit!;
}

async function refuseRing(db: Db, { id, parent }: Unit): Promise<void> {
  for (let above = parent; above !== null; above = (await unitOf(db, above))!.parent)
    if (above === id) throw new Problem(problems['base.unit-above-itself']);
}

async function checkBelow(db: Db, { id, name: parent, division }: Unit): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    'select name from base.unit where parent = $1 and closed_on is null and not starts_with(division, $2) limit 1',
    [id, division],
  );
  if (rows.length > 0) throw new Problem(problems['base.unit-misplaced'], { unit: rows[0].name, parent });
}

async function refuseSource(db: Db, { id, source }: Unit): Promise<void> {
  if (source === null) return;
  const { rows } = await db.query('select from base.unit where source = $1 and id <> $2', [source, id]);
  if (rows.length > 0) throw new Problem(problems['base.source-taken'], { source });
}
