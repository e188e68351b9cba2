// Inspection: plans, draws, archives, scorecards, figures.

import { createRoute } from '@tanstack/react-router';
import { latePage } from '../parts/late-part.tsx';
import { texts, type Written } from './asked.ts';
import { office } from './frames.tsx';

const plans = createRoute({
  getParentRoute: () => office,
  path: '/plans',
  component: latePage(() => import('../inspection/plans-page.tsx'), 'PlansPage'),
});

const plan = createRoute({
  getParentRoute: () => office,
  path: '/plans/$id',
  component: latePage(() => import('../inspection/plan-page.tsx'), 'PlanPage'),
});

const archive = createRoute({
  getParentRoute: () => office,
  path: '/plans/$id/visits/$entity',
  component: latePage(() => import('../inspection/archive-page.tsx'), 'ArchivePage'),
});

const joint = createRoute({
  getParentRoute: () => office,
  path: '/plans/joint',
  component: latePage(() => import('../inspection/joint-page.tsx'), 'JointPage'),
});

const oneJoint = createRoute({
  getParentRoute: () => office,
  path: '/plans/joint/$id',
  validateSearch: (written: Written) => texts(written, ['week']),
  component: latePage(() => import('../inspection/one-joint-page.tsx'), 'OneJointPage'),
});

const scorecards = createRoute({
  getParentRoute: () => office,
  path: '/scorecards',
  component: latePage(() => import('../inspection/scorecards-page.tsx'), 'ScorecardsPage'),
});

const statistics = createRoute({
  getParentRoute: () => office,
  path: '/inspection-figures',
  validateSearch: (written: Written) => texts(written, ['from', 'until', 'unit', 'rulebook']),
  component: latePage(() => import('../inspection/statistics-page.tsx'), 'StatisticsPage'),
});

const items = createRoute({
  getParentRoute: () => office,
  path: '/inspection-items',
  component: latePage(() => import('../inspection/items-page.tsx'), 'ItemsPage'),
});

const roster = createRoute({
  getParentRoute: () => office,
  path: '/inspectors',
  component: latePage(() => import('../inspection/roster-page.tsx'), 'RosterPage'),
});

const visits = createRoute({
  getParentRoute: () => office,
  path: '/visits',
  component: latePage(() => import('../inspection/visits-page.tsx'), 'VisitsPage'),
});

/** All of them. */
export const inspectionPages = [
  plans,
  plan,
  archive,
  joint,
  oneJoint,
  scorecards,
  statistics,
  items,
  roster,
  visits,
] as const;
