// What an administrator does with accounts of his reach: make, change, disable, give a password; never to raise himself.

import type { Db } from '../db.ts';
import type { Reader } from '../http/api.ts';
import { Problem } from '../problem.ts';
import { addAccount } from './account.ts';
import { hashPassword, makePassword } from './password.ts';
import { isOutside, type Role } from './permissions.ts';
import { problems } from './problems.ts';
import { endSessions } from './session.ts';
import { withinReach } from './within-reach.ts';

export interface Post {
  readonly shown: string;
  readonly role: Role;
  readonly unit: string;
  readonly reach: readonly string[];
  readonly subject?: string | null;
}

/** Makes an account with a password that is good for choosing another only; nobody can read it again. */
export async function makeAccount(
  db: Db,
  at: Date,
  by: Reader,
  { name, ...asked }: Post & { readonly name: string },
): Promise<{ id: string; password: string }> {
  const post = placed(asked);
  await checkPost(db, by, post);
  await refuseTaken(db, '', { name, subject: post.subject });
  const password = makePassword();
  return { id: await addAccount(db, at, { name, ...post, password, mustChange: true }), password };
}

/** Changes an account; says what was changed, for the audit trail. */
export async function changeAccount(db: Db, by: Reader, id: string, asked: Post): Promise<string> {
  const post = placed(asked);
  const administrators = await lockAdministrators(db);
  const before = await accountWithin(db, by, id);
  const after = { ...post, subject: post.subject || null };
  const changed = differences(before, after);
  if (id === by.id && changed.some((field) => field === 'role' || field === 'unit' || field === 'reach'))
    throw new Problem(problems['base.own-account']);
  if (changed.includes('role')) refuseLast(administrators, id, before);
  await checkPost(db, by, after);
  await refuseTaken(db, id, { subject: after.subject });
  const { shown, role, unit, reach, subject } = after;
  await db.query('update base.account set shown = $2, role = $3, unit = $4, reach = $5, subject = $6 where id = $1', [
    ...[id, shown, role, unit, reach, subject],
  ]);
  return changed.map((field) => `${field}: ${said(before[field])} → ${said(after[field])}`).join('; ');
}

/** Lets an account in no more, its sessions ended; or lets it in again. */
export async function setDisabled(db: Db, by: Reader, id: string, disabled: boolean): Promise<void> {
  const administrators = await lockAdministrators(db);
  const account = await accountWithin(db, by, id);
  if (id === by.id) throw new Problem(problems['base.own-account']);
  if (disabled) refuseLast(administrators, id, account);
  await db.query('update base.account set disabled = $2 where id = $1', [id, disabled]);
  if (disabled) await endSessions(db, id);
}

/** Gives an account a password made up, good for choosing another only; its sessions end. */
export async function resetPassword(db: Db, by: Reader, id: string): Promise<string> {
  await accountWithin(db, by, id);
  if (id === by.id) throw new Problem(problems['base.own-account']);
  const password = makePassword();
  await db.query('update base.account set password_hash = $2, must_change = true where id = $1', [
    id,
    await hashPassword(password),
  ]);
  await endSessions(db, id);
  return password;
}

/** Ends all sessions of an account; says how many. */
export async function endSessionsOf(db: Db, by: Reader, id: string): Promise<number> {
  await accountWithin(db, by, id);
  return endSessions(db, id);
}

/** Refuses an account outside of one's reach. */
export async function refuseBeyond(db: Db, by: Reader, id: string): Promise<void> {
  await accountWithin(db, by, id);
}

/** Whoever comes from outside reaches no place: he sees what is opened to his unit. */
function placed(post: Post): Post {
  return isOutside(post.role) ? { ...post, reach: [] } : post;
}

interface Held extends Required<Post> {
  readonly disabled: boolean;
}

async function accountWithin(db: Db, by: Reader, id: string): Promise<Held> {
  const { rows } = await db.query<Held & { division: string }>(
    `select a.shown, a.role, a.unit, a.reach, a.subject, a.disabled, u.division
     from base.account a join base.unit u on u.id = a.unit where a.id = $1 for update of a`,
    [id],
  );
  const [held] = rows;
  const beyond =
    held && !(withinReach(by.reach, held.division) && held.reach.every((one) => withinReach(by.reach, one)));
  if (!held || beyond) throw new Problem(problems['base.no-such-account']);
  return held;
}

/** Those who can let others in, locked together and in order, so that two of them cannot disable each other at once. */
async function lockAdministrators(db: Db): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from base.account where role = 'administrator' and not disabled order by id for update`,
  );
  return rows.map(({ id }) => id);
}

function refuseLast(administrators: readonly string[], id: string, { role, disabled }: Held): void {
  if (role === 'administrator' && !disabled && administrators.length <= 1 && administrators.includes(id))
    throw new Problem(problems['base.last-administrator']);
}

/** Refuses a unit, a role or a reach that is not for whoever gives it, or does not fit. */
export async function checkPost(
  db: Db,
  by: Reader,
  { role, unit, reach }: Pick<Post, 'role' | 'unit' | 'reach'>,
): Promise<void> {
  const { rows } = await db.query('select name, kind, division, closed_on from base.unit where id = $1', [unit]);
  const [of] = rows;
  if (!of || !withinReach(by.reach, of.division)) throw new Problem(problems['base.no-such-unit']);
  if (of.closed_on) throw new Problem(problems['base.unit-closed'], { unit: of.name });
  if ((role === 'department-user') !== (of.kind === 'department') || (role === 'bank') !== (of.kind === 'institution'))
    throw new Problem(problems['base.role-not-for-unit'], { unit: of.name });
  const beyond = reach.find((division) => !withinReach(by.reach, division));
  if (beyond !== undefined) throw new Problem(problems['base.beyond-own-reach'], { division: beyond || '*' });
}

/** Refuses the name or the subject of another account. */
export async function refuseTaken(db: Db, id: string, { name, subject }: { name?: string; subject?: string | null }) {
  const { rows } = await db.query(
    'select name, subject from base.account where id::text <> $1 and (name = $2 or subject = $3)',
    [id, name ?? null, subject || null],
  );
  if (name !== undefined && rows.some((row) => row.name === name))
    throw new Problem(problems['base.name-taken'], { name });
  if (rows.length > 0) throw new Problem(problems['base.subject-taken'], { subject: subject! });
}

const FIELDS = ['shown', 'role', 'unit', 'reach', 'subject'] as const;

function differences(before: Post, after: Post) {
  return FIELDS.filter((field) => said(before[field]) !== said(after[field]));
}

function said(value: string | readonly string[] | null | undefined): string {
  return typeof value === 'string' ? value : (value?.map((one) => one || '*').join(',') ?? '');
}
