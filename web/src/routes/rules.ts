// The law as data: rulebooks, drafts, conflicts, publicity.

import { createRoute } from '@tanstack/react-router';
import { latePage } from '../parts/late-part.tsx';
import { texts, type Written } from './asked.ts';
import { office } from './frames.tsx';

const undetermined = createRoute({
  getParentRoute: () => office,
  path: '/undetermined',
  validateSearch: (written: Written) => texts(written, ['rulebook']),
  component: latePage(() => import('../grading/undetermined-page.tsx'), 'UndeterminedPage'),
});

const rulebooks = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks',
  component: latePage(() => import('../grading/rulebooks-page.tsx'), 'RulebooksPage'),
});

const rulebook = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/$id',
  validateSearch: (written: Written) => texts(written, ['edition', 'on', 'division', 'industry']),
  component: latePage(() => import('../grading/rulebook-page.tsx'), 'RulebookPage'),
});

const held = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/$id/held',
  validateSearch: (written: Written) => texts(written, ['rule', 'by', 'on', 'division', 'industry']),
  component: latePage(() => import('../grading/held-page.tsx'), 'HeldPage'),
});

const compareEditions = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/$id/compare',
  validateSearch: (written: Written) => texts(written, ['edition', 'withBook', 'withEdition']),
  component: latePage(() => import('../grading/compare-editions-page.tsx'), 'CompareEditionsPage'),
});

const conflicts = createRoute({
  getParentRoute: () => office,
  path: '/conflicts',
  validateSearch: (written: Written) =>
    texts(written, ['first', 'second', 'on', 'division', 'industry', 'levelFirst', 'levelSecond']),
  component: latePage(() => import('../grading/conflicts-page.tsx'), 'ConflictsPage'),
});

const drafts = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/drafts',
  validateSearch: (written: Written) => texts(written, ['book']),
  component: latePage(() => import('../lab/drafts-page.tsx'), 'DraftsPage'),
});

const draft = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/drafts/$id',
  validateSearch: (written: Written) => texts(written, ['tab']),
  component: latePage(() => import('../lab/draft-page.tsx'), 'DraftPage'),
});

const publicity = createRoute({
  getParentRoute: () => office,
  path: '/publicity',
  component: latePage(() => import('../publicity/publicity-page.tsx'), 'PublicityPage'),
});

/** All of them. */
export const rulesPages = [
  undetermined,
  rulebooks,
  rulebook,
  held,
  compareEditions,
  conflicts,
  drafts,
  draft,
  publicity,
] as const;
