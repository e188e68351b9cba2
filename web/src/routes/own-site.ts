// The enterprises' own site, and what is open to institutions.

import { createRoute } from '@tanstack/react-router';
import { latePage } from '../parts/late-part.tsx';
import type { Written } from './asked.ts';
import { ownSite } from './frames.tsx';

const ownHome = createRoute({
  getParentRoute: () => ownSite,
  path: '/own',
  component: latePage(() => import('../enterprise/home-page.tsx'), 'OwnHome'),
});

const ownFile = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/file',
  component: latePage(() => import('../enterprise/file-page.tsx'), 'OwnFile'),
});

const ownCheckup = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/checkup',
  component: latePage(() => import('../enterprise/checkup-page.tsx'), 'OwnCheckup'),
});

const ownDuties = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/duties',
  component: latePage(() => import('../enterprise/duties-page.tsx'), 'OwnDuties'),
});

const ownFiling = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/filing/$type',
  component: latePage(() => import('../enterprise/filing-page.tsx'), 'OwnFiling'),
});

const ownNotices = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/notices',
  component: latePage(() => import('../enterprise/notices-page.tsx'), 'OwnNotices'),
});

const ownCases = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/cases',
  validateSearch: (written: Written) =>
    (Number(written.record) > 0 ? { record: Number(written.record) } : {}) as { record?: number },
  component: latePage(() => import('../enterprise/cases-page.tsx'), 'OwnCases'),
});

const ownLooks = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/looks',
  component: latePage(() => import('../enterprise/looks-page.tsx'), 'OwnLooks'),
});

const ownAccount = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/account',
  component: latePage(() => import('../enterprise/account-page.tsx'), 'OwnAccount'),
});

const opened = createRoute({
  getParentRoute: () => ownSite,
  path: '/opened',
  component: latePage(() => import('../enterprise/opened-page.tsx'), 'OpenedPage'),
});

/** All of them. */
export const ownSitePages = [
  ownHome,
  ownFile,
  ownCheckup,
  ownDuties,
  ownFiling,
  ownNotices,
  ownCases,
  ownLooks,
  ownAccount,
  opened,
] as const;
