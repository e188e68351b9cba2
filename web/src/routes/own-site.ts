// The enterprises' own site, and what is open to institutions.

import { createRoute } from '@tanstack/react-router';
import { latePage } from '../parts/late-part.tsx';
import { texts, type Written } from './asked.ts';
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

const ownLetter = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/notices/$id',
  component: latePage(() => import('../enterprise/letter-page.tsx'), 'OwnLetter'),
});

const ownCases = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/cases',
  component: latePage(() => import('../enterprise/cases-page.tsx'), 'OwnCases'),
});

/** `record` as `type:number`, `entity` by its credit code: public pages lead here, whoever comes about his own or not. */
const askedRecord = (written: Written): { record?: string; entity?: string } => texts(written, ['record', 'entity']);

const newRepair = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/repairs/new',
  validateSearch: askedRecord,
  component: latePage(() => import('../enterprise/new-repair-page.tsx'), 'NewRepair'),
});

const newObjection = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/objections/new',
  validateSearch: (written: Written): { record?: string; entity?: string; rulebook?: string } =>
    texts(written, ['record', 'entity', 'rulebook']),
  component: latePage(() => import('../enterprise/new-objection-page.tsx'), 'NewObjection'),
});

/** Names of files that were not taken when the case was submitted. */
const unsent = ({ unsent: names }: Written): { unsent?: string[] } =>
  Array.isArray(names) ? { unsent: names.map(String) } : {};

const ownRepair = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/repairs/$id',
  validateSearch: unsent,
  component: latePage(() => import('../enterprise/repair-page.tsx'), 'OwnRepair'),
});

const ownObjection = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/objections/$id',
  validateSearch: unsent,
  component: latePage(() => import('../enterprise/objection-page.tsx'), 'OwnObjection'),
});

const ownVisits = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/visits',
  component: latePage(() => import('../enterprise/visits-page.tsx'), 'OwnVisits'),
});

const ownHonours = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/honours',
  component: latePage(() => import('../enterprise/honours-page.tsx'), 'OwnHonours'),
});

const ownReports = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/reports',
  component: latePage(() => import('../enterprise/reports-page.tsx'), 'OwnReports'),
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
  ownLetter,
  ownCases,
  newRepair,
  newObjection,
  ownRepair,
  ownObjection,
  ownVisits,
  ownHonours,
  ownReports,
  ownLooks,
  ownAccount,
  opened,
] as const;
