// Accounts of enterprises: bound to one entity for good, made by a code, ended by whoever answers for them.

import type { Db } from '../db.ts';
import { Problem } from '../problem.ts';
import { addAccount } from './account.ts';
import { refuseTaken } from './manage-accounts.ts';
import { makePassword } from './password.ts';
import { checkPassword } from './password-rule.ts';
import type { Permission } from './permissions.ts';
import { problems } from './problems.ts';
import { endSessions } from './session.ts';

export interface NewBound {
  readonly entity: number;
  readonly name: string;
  readonly shown: string;
  readonly password: string;
  /** Null: everything that an enterprise may. */
  readonly permissions: readonly Permission[] | null;
}

/** Adds an account of an entity; gives its id. Refuses a name that is taken and a password that is guessed. */
export async function addBound(db: Db, at: Date, { entity, ...wanted }: NewBound): Promise<string> {
  await refuseTaken(db, '', { name: wanted.name });
  checkPassword(wanted.password, wanted);
  return addAccount(db, at, { ...wanted, role: 'enterprise', unit: null, reach: [], entity });
}

/** Adds an owner's account for whom the office's own provider vouches; nobody knows its password. */
export function addVouched(db: Db, at: Date, entity: number, subject: string, code: string): Promise<string> {
  const name = `${code}-${makePassword().slice(0, 6)}`;
  const account = { name, shown: code, password: makePassword(), subject };
  return addAccount(db, at, { ...account, role: 'enterprise', unit: null, reach: [], entity, permissions: null });
}

export interface Bound {
  readonly id: string;
  readonly name: string;
  readonly shown: string;
  readonly permissions: Permission[] | null;
  readonly disabled: boolean;
  readonly seen: string | null;
  readonly made: string;
}

/** The accounts of an entity, owners first. */
export async function boundTo(reader: Db, entity: number): Promise<Bound[]> {
  const { rows } = await reader.query<Bound>(
    `select id, name, shown, permissions, disabled, seen_at as seen, created_at as made from base.account
     where entity_id = $1 order by permissions is not null, created_at, id`,
    [entity],
  );
  return rows;
}

/** Lets an account of an entity in no more; refuses an owner's and one that is not the entity's. */
export async function endDelegate(db: Db, entity: number, id: string): Promise<void> {
  const { rowCount } = await db.query(
    'update base.account set disabled = true where id = $1 and entity_id = $2 and permissions is not null',
    [id, entity],
  );
  if (rowCount === 0) throw new Problem(problems['base.no-such-account']);
  await endSessions(db, id);
}

/** Lets nobody of an entity in any more; says how many accounts there were. */
export async function endBound(db: Db, entity: number): Promise<number> {
  const { rows } = await db.query<{ id: string }>(
    'update base.account set disabled = true where entity_id = $1 and not disabled returning id',
    [entity],
  );
  for (const { id } of rows) await endSessions(db, id);
  return rows.length;
}
