// Who is signed in: asked once, kept with its token, forgotten when the session ends.

import { me } from '../../../src/base/api.ts';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { Permission } from '../../../src/base/who/permissions.ts';
import { speakAs } from '../words/i18n.ts';
import { client } from './ask.ts';
import { call, keepCsrf } from './call.ts';
import { statusOf } from './refused.ts';

export type Me = AnswerOf<typeof me>;

const KEY = ['session'];

/** The account signed in, null without one. */
export async function whoAmI(): Promise<Me | null> {
  const known = client.getQueryData<Me>(KEY);
  if (known) return known;
  try {
    return enter(await call(me, {}));
  } catch (error) {
    if (statusOf(error) === 401) return null;
    throw error;
  }
}

/** Begins a session that the service has opened. */
export function enter(account: Me): Me {
  keepCsrf(account.csrf);
  speakAs(account);
  client.setQueryData(KEY, account);
  return account;
}

/** Forgets everything that was asked in the session. */
export function leave(): void {
  keepCsrf('');
  client.clear();
}

/** Whether an account may do something now: nothing before it has a password of its own. */
export function may(account: Me, permission: Permission): boolean {
  return !account.mustChange && account.permissions.includes(permission);
}
