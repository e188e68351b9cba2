// Pages for everybody: signing in, activating an account, draws checked without the service.

import { createRoute } from '@tanstack/react-router';
import { SignIn } from '../base/sign-in.tsx';
import { latePage } from '../parts/late-part.tsx';
import { texts, type Written } from './asked.ts';
import { root } from './frames.tsx';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (written: Written): { next?: string; ended?: boolean; refused?: string; subject?: string } => ({
    ...texts(written, ['next', 'refused', 'subject']),
    ...(written.ended ? { ended: true } : {}),
  }),
  component: SignIn,
});

/** For everybody: it asks the service for nothing. */
const checkDraw = createRoute({
  getParentRoute: () => root,
  path: '/draws/check',
  validateSearch: (written: Written) => texts(written, ['plan']),
  component: latePage(() => import('../inspection/check-page.tsx'), 'CheckPage'),
});

/** For everybody: what is public of draws. */
const publicDraws = createRoute({
  getParentRoute: () => root,
  path: '/draws',
  component: latePage(() => import('../inspection/draws-page.tsx'), 'DrawsPage'),
});

/** For everybody too, and without the service. */
const pledgeSeed = createRoute({
  getParentRoute: () => root,
  path: '/draws/pledge',
  component: latePage(() => import('../inspection/pledge-page.tsx'), 'PledgePage'),
});

/** For everybody: an account by the code from the desk. */
const activate = createRoute({
  getParentRoute: () => root,
  path: '/own/activate',
  component: latePage(() => import('../enterprise/activate-page.tsx'), 'ActivatePage'),
});

/** All of them. */
export const everybodyPages = [signIn, checkDraw, publicDraws, pledgeSeed, activate] as const;
