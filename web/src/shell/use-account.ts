// The account signed in, for every page of the office.

import { useRouteContext } from '@tanstack/react-router';
import type { Permission } from '../../../src/base/who/permissions.ts';
import { type Me, may } from '../api/session.ts';

export function useAccount(): { readonly account: Me; readonly can: (permission: Permission) => boolean } {
  const { account } = useRouteContext({ from: '/office' });
  return { account, can: (permission) => may(account, permission) };
}
