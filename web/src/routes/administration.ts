// The office itself: accounts, units, calendar, audit, keys; and whatever leads nowhere.

import { createRoute } from '@tanstack/react-router';
import { latePage } from '../parts/late-part.tsx';
import { oneOf, texts, type Written } from './asked.ts';
import { office } from './frames.tsx';

const accounts = createRoute({
  getParentRoute: () => office,
  path: '/accounts',
  component: latePage(() => import('../base/accounts-page.tsx'), 'AccountsPage'),
});

const units = createRoute({
  getParentRoute: () => office,
  path: '/units',
  component: latePage(() => import('../base/units-page.tsx'), 'UnitsPage'),
});

const calendar = createRoute({
  getParentRoute: () => office,
  path: '/calendar',
  component: latePage(() => import('../base/calendar-page.tsx'), 'CalendarPage'),
});

const audit = createRoute({
  getParentRoute: () => office,
  path: '/audit',
  validateSearch: (written: Written) => ({
    ...texts(written, ['who', 'act', 'object', 'from', 'until']),
    ...oneOf(written, 'outcome', ['done', 'refused', 'looked']),
  }),
  component: latePage(() => import('../base/audit-page.tsx'), 'AuditPage'),
});

const keys = createRoute({
  getParentRoute: () => office,
  path: '/keys',
  component: latePage(() => import('../base/keys-page.tsx'), 'KeysPage'),
});

const own = createRoute({
  getParentRoute: () => office,
  path: '/me',
  component: latePage(() => import('../base/own-page.tsx'), 'OwnPage'),
});

const missing = createRoute({
  getParentRoute: () => office,
  path: '$',
  component: latePage(() => import('../base/missing.tsx'), 'Missing'),
});

/** All of them. */
export const administrationPages = [accounts, units, calendar, audit, keys, own, missing] as const;
