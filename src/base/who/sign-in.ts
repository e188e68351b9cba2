// Signing in: the password is compared, failures are counted, the account is locked for a while after five.

import type { Db } from '../db.ts';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import { addAudit } from './audit.ts';
import { isPassword } from './password.ts';
import { openSession } from './session.ts';

const FAILURES = 5;
const LOCKED_FOR = 15 * 60_000;

export interface SignIn {
  readonly name: string;
  readonly password: string;
  readonly address: string;
  readonly agent: string;
}

interface Account {
  readonly id: string;
  readonly name: string;
  readonly password_hash: string;
  readonly disabled: boolean;
  readonly failures: number;
  readonly locked_until: string | null;
}

/** Opens a session, or gives the refusal; either is noted, so the transaction is to be kept. */
export async function signInto(
  db: Db,
  at: Date,
  { name, password, address, agent }: SignIn,
): Promise<{ token: string; expires: Date } | Problem> {
  const { rows } = await db.query<Account>(
    'select id, name, password_hash, disabled, failures, locked_until from base.account where name = $1 for update',
    [name],
  );
  const account: Account | undefined = rows[0];
  const refused = await refusal(db, at, account, password);
  // What was typed is not noted: it may be a password in the wrong place.
  const who = { account: account?.id ?? null, name: account?.name ?? '?' };
  const opened = refused ?? (await openSession(db, at, { account: account.id, address, agent }));
  await addAudit(db, at, { ...who, act: 'signIn', object: '', outcome: refused?.code ?? 'done' });
  return opened;
}

async function refusal(db: Db, at: Date, account: Account | undefined, password: string): Promise<Problem | undefined> {
  if (account?.locked_until && Date.parse(account.locked_until) > +at)
    return new Problem(problems['base.account-locked'], { until: account.locked_until });
  const right = await isPassword(account?.password_hash, password);
  if (account && right && !account.disabled) {
    await db.query('update base.account set failures = 0, locked_until = null, seen_at = $2 where id = $1', [
      account.id,
      at,
    ]);
    return undefined;
  }
  if (account && !right) await countFailure(db, at, account);
  return new Problem(problems['base.sign-in-failed']);
}

async function countFailure(db: Db, at: Date, { id, failures }: Account): Promise<void> {
  const locked = failures + 1 >= FAILURES;
  await db.query('update base.account set failures = $2, locked_until = $3 where id = $1', [
    id,
    locked ? 0 : failures + 1,
    locked ? new Date(+at + LOCKED_FOR) : null,
  ]);
}
