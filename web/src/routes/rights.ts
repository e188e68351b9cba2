// Notices, lists, objections, repairs, requests and articles.

import { createRoute } from '@tanstack/react-router';
import { ARTICLE_KINDS, ARTICLE_STATES } from '../../../src/disclosure/articles/article-api.ts';
import { WAITING } from '../../../src/notice/api.ts';
import { STATES as LISTING_STATES, LISTS } from '../../../src/notice/lists/api.ts';
import { DUES as OBJECTION_DUES, STATES as OBJECTION_STATES } from '../../../src/objection/api.ts';
import { SHOWN as REPAIRS } from '../../../src/repair/api.ts';
import { DUES } from '../../../src/supervision/complaints/complaint-api.ts';
import { latePage } from '../parts/late-part.tsx';
import { oneOf, texts, type Written } from './asked.ts';
import { office } from './frames.tsx';

const notices = createRoute({
  getParentRoute: () => office,
  path: '/notices',
  validateSearch: (written: Written) => oneOf(written, 'state', WAITING),
  component: latePage(() => import('../notice/notices-page.tsx'), 'NoticesPage'),
});

const notice = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id/notices/$notice',
  component: latePage(() => import('../notice/notice-page.tsx'), 'NoticePage'),
});

interface ListingSearch {
  readonly list?: (typeof LISTS)[number];
  readonly state?: (typeof LISTING_STATES)[number];
}

const listings = createRoute({
  getParentRoute: () => office,
  path: '/listings',
  validateSearch: (written: Written): ListingSearch => ({
    ...oneOf(written, 'list', LISTS),
    ...oneOf(written, 'state', LISTING_STATES),
  }),
  component: latePage(() => import('../listing/listings-page.tsx'), 'ListingsPage'),
});

const listing = createRoute({
  getParentRoute: () => office,
  path: '/listings/$id',
  component: latePage(() => import('../listing/listing-page.tsx'), 'ListingPage'),
});

interface ObjectionSearch {
  readonly q?: string;
  readonly state?: (typeof OBJECTION_STATES)[number];
  readonly due?: (typeof OBJECTION_DUES)[number];
  readonly tab?: 'told' | 'figures' | 'rules';
}

const objections = createRoute({
  getParentRoute: () => office,
  path: '/objections',
  validateSearch: (written: Written): ObjectionSearch => ({
    ...texts(written, ['q']),
    ...oneOf(written, 'state', OBJECTION_STATES),
    ...oneOf(written, 'due', OBJECTION_DUES),
    ...oneOf(written, 'tab', ['told', 'figures', 'rules'] as const),
  }),
  component: latePage(() => import('../objection/objections-page.tsx'), 'ObjectionsPage'),
});

const objection = createRoute({
  getParentRoute: () => office,
  path: '/objections/$id',
  component: latePage(() => import('../objection/objection-page.tsx'), 'ObjectionPage'),
});

const repairs = createRoute({
  getParentRoute: () => office,
  path: '/repairs',
  validateSearch: (written: Written) => ({
    ...texts(written, ['q']),
    ...oneOf(written, 'state', REPAIRS),
    ...oneOf(written, 'due', DUES),
  }),
  component: latePage(() => import('../repair/repairs-page.tsx'), 'RepairsPage'),
});

const repair = createRoute({
  getParentRoute: () => office,
  path: '/repairs/$id',
  component: latePage(() => import('../repair/repair-page.tsx'), 'RepairPage'),
});

const takeRepair = createRoute({
  getParentRoute: () => office,
  path: '/repairs/take',
  validateSearch: (written: Written) => texts(written, ['entity']),
  component: latePage(() => import('../repair/take-page.tsx'), 'TakeRepairPage'),
});

const bulkRepair = createRoute({
  getParentRoute: () => office,
  path: '/repairs/bulk',
  component: latePage(() => import('../repair/bulk-page.tsx'), 'BulkPage'),
});

const repairFigures = createRoute({
  getParentRoute: () => office,
  path: '/repairs/figures',
  component: latePage(() => import('../repair/figures-page.tsx'), 'RepairFiguresPage'),
});

const repairNotice = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id/repairs/notice/$record',
  component: latePage(() => import('../repair/notice-page.tsx'), 'RepairNoticePage'),
});

const requests = createRoute({
  getParentRoute: () => office,
  path: '/requests',
  component: latePage(() => import('../enterprise/requests-page.tsx'), 'RequestsPage'),
});

const finance = createRoute({
  getParentRoute: () => office,
  path: '/finance',
  component: latePage(() => import('../finance/finance-page.tsx'), 'FinancePage'),
});

interface ArticleSearch {
  readonly tab?: 'duty';
  readonly kind?: (typeof ARTICLE_KINDS)[number];
  readonly state?: (typeof ARTICLE_STATES)[number];
  readonly after?: string;
}

const articles = createRoute({
  getParentRoute: () => office,
  path: '/articles',
  validateSearch: (written: Written): ArticleSearch => ({
    ...texts(written, ['after']),
    ...oneOf(written, 'tab', ['duty'] as const),
    ...oneOf(written, 'kind', ARTICLE_KINDS),
    ...oneOf(written, 'state', ARTICLE_STATES),
  }),
  component: latePage(() => import('../articles/articles-page.tsx'), 'ArticlesPage'),
});

const article = createRoute({
  getParentRoute: () => office,
  path: '/articles/$id',
  component: latePage(() => import('../articles/article-page.tsx'), 'ArticlePage'),
});

/** All of them. */
export const rightsPages = [
  notices,
  notice,
  listings,
  listing,
  objections,
  objection,
  repairs,
  repair,
  takeRepair,
  bulkRepair,
  repairFigures,
  repairNotice,
  requests,
  finance,
  articles,
  article,
] as const;
