// The account signed in at the enterprises' own site.

import { useRouteContext } from '@tanstack/react-router';
import type { Permission } from '../../../src/base/who/permissions.ts';
import { type Me, may } from '../api/session.ts';

export function useOwn(): { readonly account: Me; readonly can: (permission: Permission) => boolean } {
  const { account } = useRouteContext({ from: '/own-site' });
  return { account, can: (permission) => may(account, permission) };
}
