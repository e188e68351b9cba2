// The register and what goes into it: overview, entities, filing, imports, proposals.

import { createRoute } from '@tanstack/react-router';
import { ATTENTION } from '../../../src/grading/entities-api.ts';
import { latePage } from '../parts/late-part.tsx';
import type { Filters } from '../registry/use-entities.ts';
import { oneOf, texts, type Written } from './asked.ts';
import { office } from './frames.tsx';

const home = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: latePage(() => import('../base/home.tsx'), 'Home'),
});

const overview = createRoute({
  getParentRoute: () => office,
  path: '/overview',
  validateSearch: (written: Written) => texts(written, ['rulebook', 'on', 'division', 'industry']),
  component: latePage(() => import('../oversight/overview-page.tsx'), 'OverviewPage'),
});

const FILTERS = [
  ...(['q', 'division', 'industry', 'kind', 'status', 'tag', 'rulebook', 'level', 'tier'] as const),
  ...(['area', 'warning'] as const),
  ...(['columns', 'view'] as const),
] as const;

const entities = createRoute({
  getParentRoute: () => office,
  path: '/entities',
  validateSearch: (written: Written): Filters => ({
    ...texts(written, FILTERS),
    ...oneOf(written, 'attention', ATTENTION),
    ...oneOf(written, 'sort', ['id', 'name'] as const),
  }),
  component: latePage(() => import('../registry/entities-page.tsx'), 'EntitiesPage'),
});

const entity = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id',
  validateSearch: (written: Written) => texts(written, ['tab', 'rulebook', 'other', 'on', 'known', 'duty']),
  component: latePage(() => import('../registry/entity-page.tsx'), 'EntityPage'),
});

const filing = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id/file',
  validateSearch: (written: Written) => texts(written, ['type', 'record']),
  component: latePage(() => import('../ledger/filing-page.tsx'), 'FilingPage'),
});

const proposals = createRoute({
  getParentRoute: () => office,
  path: '/proposals',
  validateSearch: (written: Written) => texts(written, ['which', 'id']),
  component: latePage(() => import('../base/proposals-page.tsx'), 'ProposalsPage'),
});

const imports = createRoute({
  getParentRoute: () => office,
  path: '/imports',
  validateSearch: (written: Written) => texts(written, ['type', 'source', 'state']),
  component: latePage(() => import('../exchange/imports-page.tsx'), 'ImportsPage'),
});

const oneImport = createRoute({
  getParentRoute: () => office,
  path: '/imports/$id',
  component: latePage(() => import('../exchange/import-page.tsx'), 'ImportPage'),
});

/** All of them. */
export const registerPages = [home, overview, entities, entity, filing, proposals, imports, oneImport] as const;
