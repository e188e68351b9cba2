// Signing in: the password and the code are proved, failures are counted, the account is locked for a while after five.

import type { Db } from '../db.ts';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import type { Seal } from '../seal.ts';
import { addAudit } from './audit.ts';
import { lockedOut, type Provable, provableByName, proveCode, provePassword } from './prove.ts';
import { openSession } from './session.ts';

export interface SignIn {
  readonly name: string;
  readonly password: string;
  readonly code?: string;
  readonly address: string;
  readonly agent: string;
}

/** Opens a session, or gives the refusal; either is noted, so the transaction is to be kept. */
export async function signInto(
  db: Db,
  at: Date,
  { name, password, code, address, agent }: SignIn,
  seal: Seal,
): Promise<{ token: string; expires: Date } | Problem> {
  const account = await provableByName(db, name);
  const refused = await refusal(db, at, account, { password, code }, seal);
  // What was typed is not noted: it may be a password in the wrong place.
  const who = { account: account?.id ?? null, name: account?.name ?? '?' };
  await addAudit(db, at, { ...who, act: 'signIn', object: '', outcome: refused?.code ?? 'done', detail: '' });
  if (refused) return refused;
  await db.query('update base.account set failures = 0, locked_until = null, seen_at = $2 where id = $1', [
    account!.id,
    at,
  ]);
  return openSession(db, at, { account: account!.id, address, agent, mustChange: account!.must_change });
}

async function refusal(
  db: Db,
  at: Date,
  account: Provable | undefined,
  { password, code }: Pick<SignIn, 'password' | 'code'>,
  seal: Seal,
): Promise<Problem | undefined> {
  const locked = account && lockedOut(account, at);
  if (locked) return locked;
  const right = await provePassword(db, at, account, password);
  if (!account || !right || account.disabled) return new Problem(problems['base.sign-in-failed']);
  return proveCode(db, at, account, code, seal);
}
