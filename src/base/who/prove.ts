// Whether somebody is whom he says: his password, and his code where codes are in use; failures are counted and lock.

import { createHash } from 'node:crypto';
import type { Db } from '../db.ts';
import { Problem } from '../problem.ts';
import { problems as base } from '../problems.ts';
import type { Seal } from '../seal.ts';
import { isPassword } from './password.ts';
import { problems } from './problems.ts';
import { stepOfCode } from './totp.ts';

const FAILURES = 5;
const LOCKED_FOR = 15 * 60_000;

/** An account as it stands for proof; its row is locked until the transaction is over, so that guesses come one by one. */
export interface Provable {
  readonly id: string;
  readonly name: string;
  readonly shown: string;
  readonly password_hash: string;
  readonly must_change: boolean;
  readonly disabled: boolean;
  readonly failures: number;
  readonly locked_until: string | null;
  readonly totp: Buffer | null;
  readonly totp_since: string | null;
  readonly totp_step: number;
}

const COLUMNS = `id, name, shown, password_hash, must_change, disabled, failures, locked_until, totp, totp_since, totp_step`;

export async function provableByName(db: Db, name: string): Promise<Provable | undefined> {
  const { rows } = await db.query<Provable>(`select ${COLUMNS} from base.account where name = $1 for update`, [name]);
  return rows[0];
}

export async function provableById(db: Db, id: string): Promise<Provable> {
  const { rows } = await db.query<Provable>(`select ${COLUMNS} from base.account where id = $1 for update`, [id]);
  return rows[0];
}

/** The refusal of an account that is locked. */
export function lockedOut({ locked_until }: Provable, at: Date): Problem | undefined {
  if (!locked_until || Date.parse(locked_until) <= +at) return undefined;
  return new Problem(base['base.account-locked'], { until: locked_until });
}

/** Whether the password is the account's; a failure is counted. To be refused by a returned problem, so that the count stays. */
export async function provePassword(
  db: Db,
  at: Date,
  account: Provable | undefined,
  password: string,
): Promise<boolean> {
  const right = await isPassword(account?.password_hash, password);
  if (account && !right) await countFailure(db, at, account);
  return right;
}

/** What stands against an account's code: none where it is needed, or a wrong or used one, which is counted. */
export async function proveCode(
  db: Db,
  at: Date,
  account: Provable,
  code: string | undefined,
  seal: Seal,
): Promise<Problem | undefined> {
  if (account.totp === null || account.totp_since === null) return undefined;
  const given = code?.replace(/\s/g, '') ?? '';
  if (given === '') return new Problem(problems['base.code-needed']);
  if (given.length > 6 ? await useRecovery(db, account, given) : await useCode(db, at, account, given, seal))
    return undefined;
  await countFailure(db, at, account);
  return new Problem(problems['base.code-wrong']);
}

async function useCode(db: Db, at: Date, { id, totp, totp_step }: Provable, code: string, seal: Seal) {
  const step = stepOfCode(seal.open(totp!, id), at, code, totp_step);
  if (step === undefined) return false;
  await db.query('update base.account set totp_step = $2 where id = $1', [id, step]);
  return true;
}

async function useRecovery(db: Db, { id }: Provable, code: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from base.recovery_code where account = $1 and hash = $2', [
    id,
    recoveryHash(code),
  ]);
  return rowCount > 0;
}

/** A recovery code as it is kept; capitals and hyphens do not matter. */
export function recoveryHash(code: string): Buffer {
  return createHash('sha256').update(code.toLowerCase().replaceAll('-', '')).digest();
}

async function countFailure(db: Db, at: Date, { id, failures }: Provable): Promise<void> {
  const locked = failures + 1 >= FAILURES;
  await db.query('update base.account set failures = $2, locked_until = $3 where id = $1', [
    id,
    locked ? 0 : failures + 1,
    locked ? new Date(+at + LOCKED_FOR) : null,
  ]);
}
