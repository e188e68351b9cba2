// What everybody does with his own account: another password, one-time codes, recovery codes, his language.

import type { Db } from '../db.ts';
import { Problem } from '../problem.ts';
import type { Seal } from '../seal.ts';
import { hashPassword, isPassword } from './password.ts';
import { checkPassword } from './password-rule.ts';
import { problems } from './problems.ts';
import { lockedOut, type Provable, provableById, provePassword, recoveryHash } from './prove.ts';
import { endSessions } from './session.ts';
import { base32, makeRecoveryCodes, makeTotpSecret, stepOfCode, totpAddress } from './totp.ts';

const RECOVERY_CODES = 10;

/** Changes one's password and ends one's other sessions; gives how many, or the refusal, which is to be kept. */
export async function changePassword(
  db: Db,
  at: Date,
  id: string,
  { present, wanted, session }: { present: string; wanted: string; session: string },
): Promise<number | Problem> {
  const account = await provableById(db, id);
  const refused = await proved(db, at, account, present);
  if (refused) return refused;
  checkPassword(wanted, account);
  if (await isPassword(account.password_hash, wanted)) throw new Problem(problems['base.password-same']);
  await db.query('update base.account set password_hash = $2, must_change = false, failures = 0 where id = $1', [
    id,
    await hashPassword(wanted),
  ]);
  await db.query('update base.session set must_change = false where id = $1', [session]);
  return endSessions(db, id, session);
}

/** Begins with one-time codes: a secret for the authenticator, in use once a code of it was given. */
export async function beginCodes(db: Db, at: Date, id: string, password: string, seal: Seal) {
  const account = await provableById(db, id);
  const refused = await proved(db, at, account, password);
  if (refused) return refused;
  if (account.totp_since !== null) throw new Problem(problems['base.codes-in-use']);
  const secret = makeTotpSecret();
  await db.query('update base.account set totp = $2, totp_step = 0 where id = $1', [id, seal.close(secret, id)]);
  return { secret: base32(secret), address: totpAddress(secret, account.name) };
}

/** Puts one-time codes in use by the first of them; gives the recovery codes, which nobody can read again. */
export async function confirmCodes(
  db: Db,
  at: Date,
  id: string,
  code: string,
  seal: Seal,
): Promise<string[] | Problem> {
  const account = await provableById(db, id);
  if (account.totp === null || account.totp_since !== null) throw new Problem(problems['base.codes-not-begun']);
  const step = stepOfCode(seal.open(account.totp, id), at, code, account.totp_step);
  if (step === undefined) return new Problem(problems['base.code-wrong']);
  await db.query('update base.account set totp_since = $2, totp_step = $3 where id = $1', [id, at, step]);
  return renewRecovery(db, id);
}

/** Turns one-time codes off, by one's password. */
export async function endCodes(db: Db, at: Date, id: string, password: string): Promise<Problem | undefined> {
  const refused = await proved(db, at, await provableById(db, id), password);
  if (!refused) await dropCodes(db, id);
  return refused;
}

/** Takes one-time codes and recovery codes from an account. */
export async function dropCodes(db: Db, id: string): Promise<void> {
  await db.query('update base.account set totp = null, totp_since = null, totp_step = 0 where id = $1', [id]);
  await db.query('delete from base.recovery_code where account = $1', [id]);
}

/** What the page of one's own account shows. */
export async function codesOf(db: Db, id: string): Promise<{ since: string | null; recovery: number }> {
  const { rows } = await db.query(
    `select totp_since as since, (select count(*) from base.recovery_code where account = $1) as recovery
     from base.account where id = $1`,
    [id],
  );
  return rows[0];
}

export async function setLanguage(db: Db, id: string, lang: string): Promise<void> {
  await db.query('update base.account set lang = $2 where id = $1', [id, lang]);
}

/** New recovery codes in place of the former, by one's password. */
export async function newRecovery(db: Db, at: Date, id: string, password: string): Promise<string[] | Problem> {
  const account = await provableById(db, id);
  const refused = await proved(db, at, account, password);
  if (refused) return refused;
  if (account.totp_since === null) throw new Problem(problems['base.codes-not-begun']);
  return renewRecovery(db, id);
}

async function renewRecovery(db: Db, id: string): Promise<string[]> {
  const codes = makeRecoveryCodes(RECOVERY_CODES);
  await db.query('delete from base.recovery_code where account = $1', [id]);
  for (const code of codes)
    await db.query('insert into base.recovery_code (account, hash) values ($1, $2)', [id, recoveryHash(code)]);
  return codes;
}

async function proved(db: Db, at: Date, account: Provable, password: string): Promise<Problem | undefined> {
  const locked = lockedOut(account, at);
  if (locked) return locked;
  return (await provePassword(db, at, account, password)) ? undefined : new Problem(problems['base.password-wrong']);
}
