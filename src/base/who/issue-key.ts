// Issuing a key to a system: within what its role may do, what systems may, and the reach of whoever issues it.

import type { Db } from '../db.ts';
import type { Reader } from '../http/api.ts';
import { Problem } from '../problem.ts';
import { addKey, type NewKey } from './api-key.ts';
import { checkPost } from './manage-accounts.ts';
import { KEY_PERMISSIONS, mayRole, type Permission } from './permissions.ts';
import { problems } from './problems.ts';

const DAY = 86_400_000;
const LONGEST = 731 * DAY;

/** Issues a key; refuses more than its role or any system may have, a unit or a reach that is not one's own, and a term too long. */
export async function issueKey(db: Db, at: Date, by: Reader, wanted: NewKey): Promise<{ id: string; key: string }> {
  const { role, unit, reach, permissions, expires } = wanted;
  await checkPost(db, by, { role, unit, reach });
  const systems: readonly Permission[] = KEY_PERMISSIONS;
  const beyond = permissions.find((permission) => !mayRole(role, permission) || !systems.includes(permission));
  if (beyond) throw new Problem(problems['base.key-for-too-much'], { permission: beyond });
  if (+expires < +at + DAY || +expires > +at + LONGEST) throw new Problem(problems['base.key-expiry']);
  return addKey(db, at, by.id, wanted);
}
