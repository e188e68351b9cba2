// Who is in charge of an objection: the unit that made the record, else that of the entity's place; handed on by a head, with a reason.

import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { unitsUnder } from '../supervision/areas/units.ts';
import { chargeFor, handlingUnit } from '../supervision/complaints/assign.ts';
import { unitsOf } from '../supervision/duties/units.ts';
import { problems } from './problems.ts';
import type { Objection } from './read-objections.ts';

type Charge = Pick<Objection, 'unit' | 'division'>;

/** Whose a new objection is: the office's unit that made the record; of a department's record, and without one, that of the place. */
export async function chargeOf(
  db: Db,
  at: Date,
  entityId: number,
  taker: Pick<Reader, 'unit'>,
  provider: string,
): Promise<Charge> {
  const { unit, division } = await chargeFor(db, at, entityId, taker);
  const maker = provider === '' ? undefined : (await unitsOf(db)).ofSource(provider);
  return { unit: maker !== undefined && (await isOffice(db, maker)) ? maker : unit, division };
}

async function isOffice(db: Db, unit: string): Promise<boolean> {
  const { rows } = await db.query(
    `select from base.unit where id = $1 and kind not in ('department', 'institution') and closed_on is null`,
    [unit],
  );
  return rows.length > 0;
}

/** Whether somebody acts on it: of the unit in charge, or a head of one above. */
export async function actsFor(db: Db, who: Pick<Reader, 'permissions' | 'unit'>, unit: string): Promise<boolean> {
  if (who.unit.id === unit) return true;
  if (!who.permissions.includes('objection.decide')) return false;
  return (await unitsUnder(db, who.unit.id)).some(({ id }) => id === unit);
}

/** Refuses whoever is not in charge, and names who is. */
export async function refuseStranger(db: Db, who: Reader, { unit }: Charge): Promise<void> {
  if (await actsFor(db, who, unit)) return;
  throw await notInCharge(db, unit);
}

async function notInCharge(db: Db, unit: string): Promise<Problem> {
  const { rows } = await db.query<{ name: string }>('select name from base.unit where id = $1', [unit]);
  return new Problem(problems['objection.not-in-charge'], { unit: rows[0]?.name ?? unit });
}

/** Refuses whoever neither provided it nor is in charge of it. */
export async function refuseNoProvider(db: Db, who: Reader, objection: Charge & Pick<Objection, 'provider'>) {
  if (who.source !== objection.provider) await refuseStranger(db, who, objection);
}

/** The unit that it is handed on to; refuses who is no head in charge, and a unit that cannot have it. */
export async function assigned(db: Db, who: Reader, { unit }: Charge, to: string): Promise<string> {
  if (!who.permissions.includes('objection.decide')) throw new Problem(problems['objection.heads-only']);
  await refuseStranger(db, who, { unit, division: '' });
  const found = await handlingUnit(db, to);
  if (found.id === unit) throw new Problem(problems['objection.not-now']);
  return found.id;
}
