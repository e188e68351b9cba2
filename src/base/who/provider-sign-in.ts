// Signing in by the office's own provider: the account that an administrator has linked, by its subject.

import type { Db } from '../db.ts';
import { Problem } from '../problem.ts';
import { problems as base } from '../problems.ts';
import { addAudit } from './audit.ts';
import { addVouched } from './bound-accounts.ts';
import { problems } from './problems.ts';
import { endSession, openSession, sessionOf } from './session.ts';

export interface Identity {
  readonly subject: string;
  /** The account's name, where the provider may say it: linked at the first sign-in unless somebody else has it. */
  readonly name: string | undefined;
  /** The enterprise for which he acts, where the provider says it: an account of its own is made at the first sign-in. */
  readonly entity: { readonly id: number; readonly code: string } | undefined;
  /** The token of the session that the browser came with, perhaps another's: it does not stay behind. */
  readonly before: string | undefined;
  readonly address: string;
  readonly agent: string;
}

interface Linked {
  readonly id: string;
  readonly name: string;
  readonly disabled: boolean;
}

/** Opens a session, or gives the refusal; either is noted, so the transaction is to be kept. */
export async function signInByProvider(
  db: Db,
  at: Date,
  { subject, name, entity, before, address, agent }: Identity,
): Promise<{ token: string; expires: Date } | Problem> {
  const account = entity
    ? await vouched(db, at, subject, entity)
    : ((await bySubject(db, subject)) ?? (name ? await linkByName(db, subject, name) : undefined));
  const refused = !account
    ? new Problem(problems['base.oidc-no-account'], { subject })
    : account.disabled
      ? new Problem(base['base.sign-in-failed'])
      : undefined;
  const who = { account: account?.id ?? null, name: account?.name ?? '?' };
  const outcome = refused?.code ?? 'done';
  await addAudit(db, at, { ...who, act: 'signInByProvider', object: '', outcome, detail: '' });
  if (refused) return refused;
  await db.query('update base.account set seen_at = $2 where id = $1', [account!.id, at]);
  const left = before === undefined ? undefined : await sessionOf(db, at, before);
  if (left) await endSession(db, left.reader.id, left.id);
  return openSession(db, at, { account: account!.id, address, agent });
}

/** The account of somebody for one enterprise: who acts for another comes to another, and who acts for none any more to none. */
async function vouched(db: Db, at: Date, subject: string, { id, code }: { id: number; code: string }) {
  const acting = `${subject} ${code}`;
  const known = await bySubject(db, acting);
  if (!known) await addVouched(db, at, id, acting, code);
  return known ?? bySubject(db, acting);
}

async function bySubject(db: Db, subject: string): Promise<Linked | undefined> {
  const { rows } = await db.query<Linked>('select id, name, disabled from base.account where subject = $1', [subject]);
  return rows[0];
}

/** Links an account that nobody is linked to; never one that is disabled, nor an administrator's. */
async function linkByName(db: Db, subject: string, name: string): Promise<Linked | undefined> {
  const { rows } = await db.query<Linked>(
    `update base.account set subject = $1 where name = $2 and subject is null and not disabled and role <> 'administrator'
     returning id, name, disabled`,
    [subject, name],
  );
  return rows[0];
}
