// What surrounds the pages: who may come in, and where he is sent otherwise.

import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { isOutside, type Role } from '../../../src/base/who/permissions.ts';
import { whoAmI } from '../api/session.ts';
import { latePage } from '../parts/late-part.tsx';
import { Failed } from '../parts/states.tsx';

/** Of all pages. */
export const root = createRootRoute({ component: Outlet });

function Broken({ error }: { readonly error: unknown }) {
  return (
    <main style={{ padding: 24 }}>
      <Failed error={error} retry={() => window.location.reload()} />
    </main>
  );
}

/** For whoever is of the office. */
export const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  beforeLoad: async ({ location }) => {
    const account = await whoAmI();
    if (!account) throw redirect({ to: '/sign-in', search: { next: location.href } });
    if (isOutside(account.role)) throw redirect({ to: siteOf(account.role) });
    return { account };
  },
  component: latePage(() => import('../shell/shell.tsx'), 'Shell'),
  errorComponent: Broken,
});

/** Where those from outside the office are at home. */
function siteOf(role: Role): '/own' | '/opened' {
  return role === 'bank' ? '/opened' : '/own';
}

/** For whoever comes from outside, each at home on pages of his own. */
export const ownSite = createRoute({
  getParentRoute: () => root,
  id: 'own-site',
  beforeLoad: async ({ location }) => {
    const account = await whoAmI();
    if (!account) throw redirect({ to: '/sign-in', search: { next: location.href } });
    const home = isOutside(account.role) ? siteOf(account.role) : '/';
    if (!location.pathname.startsWith(home) || home === '/') throw redirect({ to: home });
    return { account };
  },
  component: latePage(() => import('../enterprise/shell.tsx'), 'OwnShell'),
  errorComponent: Broken,
});
