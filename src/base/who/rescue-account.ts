// A way back in when no administrator can sign in: for whoever may run commands beside the database.

import type { Db } from '../db.ts';
import { Problem } from '../problem.ts';
import type { Who } from '../who.ts';
import { addAudit } from './audit.ts';
import { dropCodes } from './own-account.ts';
import { hashPassword, makePassword } from './password.ts';
import { problems } from './problems.ts';
import { endSessions } from './session.ts';

/** Gives an account a password good for choosing another, unlocks it, ends its codes and sessions; noted in the audit trail. */
export async function rescueAccount(db: Db, at: Date, who: Who, name: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>('select id from base.account where name = $1 for update', [name]);
  if (rows.length === 0) throw new Problem(problems['base.no-such-account']);
  const [{ id }] = rows;
  const password = makePassword();
  await db.query(
    `update base.account set password_hash = $2, must_change = true, failures = 0, locked_until = null where id = $1`,
    [id, await hashPassword(password)],
  );
  await dropCodes(db, id);
  await endSessions(db, id);
  const line = { account: null, name: who.name, act: 'rescueAccount', object: id, outcome: 'done', detail: name };
  await addAudit(db, at, line);
  return password;
}
