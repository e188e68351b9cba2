// Who acts on an application: whoever decided the record. A department by its own people; the office for its own, and for a department that has nobody here.

import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import type { Doing } from './act.ts';
import { problems } from './problems.ts';
import type { Application } from './read-applications.ts';

type Charge = Pick<Application, 'unit' | 'source'>;

/** What the single window takes for every authority: papers handed in at the desk, and an application taken back. */
const AT_THE_WINDOW: readonly Doing['act'][] = ['supplement', 'withdraw'];

/** Whether somebody acts on it; within his reach and source it was found already. The entity itself does what is its own. */
export async function actsFor(db: Db, who: Pick<Reader, 'role' | 'unit' | 'entity'>, charge: Charge): Promise<boolean> {
  if (who.entity !== undefined) return true;
  if (who.role === 'department-user') return who.unit.id === charge.unit;
  return !(await isStaffed(db, charge.unit));
}

/**
 * Refuses whoever did not decide the record that is to be repaired, with whose it is.
 * @basis 国家发展改革委令第36号，谁认定、谁修复
 */
export async function refuseStranger(db: Db, who: Reader, charge: Charge, act?: Doing['act']): Promise<void> {
  const window = act !== undefined && AT_THE_WINDOW.includes(act) && who.role !== 'department-user';
  if (window || (await actsFor(db, who, charge))) return;
  throw new Problem(problems['repair.not-in-charge'], { source: charge.source });
}

/** Whether a unit is a department that can act itself. */
async function isStaffed(db: Db, unit: string): Promise<boolean> {
  const { rows } = await db.query(
    `select from base.unit u where u.id = $1 and u.kind = 'department' and u.closed_on is null and exists (
       select from base.account a where a.unit = u.id and a.role = 'department-user' and not a.disabled)`,
    [unit],
  );
  return rows.length > 0;
}
