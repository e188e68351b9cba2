// Who is signed in: asked once, kept with its token, forgotten when the session ends.

import { me } from '../../../src/base/api.ts';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { Permission } from '../../../src/base/who/permissions.ts';
import { speakAs } from '../words/i18n.ts';
import { client } from './ask.ts';
import { call, keepCsrf } from './call.ts';
import { forget, keep, keptAs } from './kept.ts';
import { statusOf } from './refused.ts';

export type Me = AnswerOf<typeof me>;

const KEY = ['session'];
const OWN = 'account';

/** The account signed in, null without one. */
export async function whoAmI(): Promise<Me | null> {
  const known = client.getQueryData<Me>(KEY);
  if (known) return known;
  try {
    return enter(await call(me, {}));
  } catch (error) {
    if (statusOf(error) === 401) return gone();
    const kept = statusOf(error) === 0 ? keptAs<Me>(OWN)?.value : undefined;
    if (kept) return kept;
    throw error;
  }
}

function gone(): null {
  forget();
  return null;
}

/** Whether the session is the account's: one that was opened without a signal is proven when the signal is back. */
export async function proven(account: string): Promise<boolean> {
  if (client.getQueryData<Me>(KEY)?.id === account) return true;
  try {
    return enter(await call(me, {})).id === account;
  } catch {
    return false;
  }
}

/** Begins a session that the service has opened. */
export function enter(account: Me): Me {
  keepCsrf(account.csrf);
  speakAs(account);
  client.setQueryData(KEY, account);
  // Without the token: it is asked for again before anything is sent.
  keep(OWN, { ...account, csrf: '' });
  return account;
}

/** Forgets everything that was asked in the session. */
export function leave(): void {
  keepCsrf('');
  client.clear();
  forget();
}

/** Whether an account may do something now: nothing before it has a password of its own. */
export function may(account: Me, permission: Permission): boolean {
  return !account.mustChange && account.permissions.includes(permission);
}
