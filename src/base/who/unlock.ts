// Unlocking an account before its time: proposed by one who vouches for its owner, carried out when another approves.

import type { Db } from '../db.ts';
import type { Approval, Reader } from '../http/api.ts';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import { propose } from './proposals.ts';

export interface LockedAccount {
  readonly id: string;
  readonly name: string;
  readonly shown: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly division: string;
  readonly lockedUntil: string;
}

/** Accounts that are locked now, of units within the reader's reach; with `id` that one only. */
export async function lockedAccounts(db: Db, { reach }: Reader, at: Date, id?: string): Promise<LockedAccount[]> {
  const { rows } = await db.query<LockedAccount>(
    `select a.id, a.name, a.shown, a.locked_until as "lockedUntil", u.division,
       json_build_object('id', u.id, 'name', u.name) as unit
     from base.account a join base.unit u on u.id = a.unit
     where a.locked_until > $1 and exists (select from unnest($2::text[]) as p where starts_with(u.division, p))
       and ($3::uuid is null or a.id = $3) order by a.name limit 200`,
    [at, reach, id ?? null],
  );
  return rows;
}

/** Proposes to unlock an account; nobody does so for his own. Gives the number of the proposal. */
export async function proposeUnlocking(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  { account, reason }: { account: string; reason: string },
): Promise<number> {
  if (account === who.id) throw new Problem(problems['base.account-own']);
  const [locked] = await lockedAccounts(reader, who, at, account);
  if (!locked) throw new Problem(problems['base.account-not-locked']);
  const { name, shown, division, unit } = locked;
  const subject = `${shown}（${name}，${unit.name}）`;
  return propose(db, who, at, { kind: 'account.unlock', about: account, subject, division, content: {}, reason });
}

export const unlocking: Approval = {
  act: async ({ db, who, at, proposal }) => {
    if (proposal.about === who.id) throw new Problem(problems['base.account-own']);
    const sql = 'update base.account set failures = 0, locked_until = null where id = $1 and locked_until > $2';
    const { rowCount } = await db.query(sql, [proposal.about, at]);
    if (rowCount === 0) throw new Problem(problems['base.account-not-locked']);
  },
};
