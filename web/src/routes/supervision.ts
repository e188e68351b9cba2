// Officers' daily work: today, areas, claims, duties, warnings, complaints, visit codes.

import { createRoute } from '@tanstack/react-router';
import { LACKS } from '../../../src/supervision/areas/area-api.ts';
import { DUES, KINDS, SHOWN, WHOSE } from '../../../src/supervision/complaints/complaint-api.ts';
import { ANSWERED, VISIT_STATES } from '../../../src/supervision/scans/oversight-api.ts';
import { COLOURS, GROUPS } from '../../../src/supervision/warnings/sheet.ts';
import { WARNING_STATES } from '../../../src/supervision/warnings/state.ts';
import { latePage } from '../parts/late-part.tsx';
import type { AskedWarnings } from '../warnings/use-warnings.ts';
import { oneOf, texts, type Written } from './asked.ts';
import { office } from './frames.tsx';

const today = createRoute({
  getParentRoute: () => office,
  path: '/today',
  component: latePage(() => import('../today/today-page.tsx'), 'TodayPage'),
});

const correctionOrder = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id/patrols/$patrol/order',
  component: latePage(() => import('../today/order-page.tsx'), 'OrderPage'),
});

const areas = createRoute({
  getParentRoute: () => office,
  path: '/areas',
  validateSearch: (written: Written) => texts(written, ['on']),
  component: latePage(() => import('../areas/areas-page.tsx'), 'AreasPage'),
});

const area = createRoute({
  getParentRoute: () => office,
  path: '/areas/$id',
  validateSearch: (written: Written) => oneOf(written, 'state', ['proposed', 'claimed', 'moving'] as const),
  component: latePage(() => import('../areas/area-page.tsx'), 'AreaPage'),
});

const areaMembers = createRoute({
  getParentRoute: () => office,
  path: '/areas/members',
  validateSearch: (written: Written) => ({
    ...texts(written, ['unit']),
    ...(Number(written.area) > 0 ? { area: Number(written.area) } : {}),
    ...oneOf(written, 'lacks', LACKS),
  }),
  component: latePage(() => import('../areas/members-page.tsx'), 'MembersPage'),
});

const claims = createRoute({
  getParentRoute: () => office,
  path: '/claims',
  component: latePage(() => import('../areas/claims-page.tsx'), 'ClaimsPage'),
});

const disputes = createRoute({
  getParentRoute: () => office,
  path: '/claims/disputes',
  component: latePage(() => import('../areas/disputes-page.tsx'), 'DisputesPage'),
});

const duties = createRoute({
  getParentRoute: () => office,
  path: '/duties',
  validateSearch: (written: Written) => texts(written, ['whose', 'state', 'rule', 'unit', 'id']),
  component: latePage(() => import('../duties/duties-page.tsx'), 'DutiesPage'),
});

const dutySheets = createRoute({
  getParentRoute: () => office,
  path: '/duties/sheets',
  component: latePage(() => import('../duties/sheets-page.tsx'), 'SheetsPage'),
});

const warnings = createRoute({
  getParentRoute: () => office,
  path: '/warnings',
  validateSearch: (written: Written): AskedWarnings => ({
    ...texts(written, ['rule', 'unit']),
    ...oneOf(written, 'state', WARNING_STATES),
    ...oneOf(written, 'group', GROUPS),
    ...oneOf(written, 'colour', COLOURS),
    ...oneOf({ urgency: String(written.urgency) }, 'urgency', ['1', '2', '3'] as const),
  }),
  component: latePage(() => import('../warnings/warnings-page.tsx'), 'WarningsPage'),
});

interface ComplaintSearch {
  readonly whose?: (typeof WHOSE)[number];
  readonly state?: (typeof SHOWN)[number];
  readonly kind?: (typeof KINDS)[number];
  readonly due?: (typeof DUES)[number];
  readonly unit?: string;
  readonly q?: string;
  readonly area?: number;
}

const complaints = createRoute({
  getParentRoute: () => office,
  path: '/complaints',
  validateSearch: (written: Written): ComplaintSearch => ({
    ...texts(written, ['unit', 'q']),
    ...(Number(written.area) > 0 ? { area: Number(written.area) } : {}),
    ...oneOf(written, 'whose', WHOSE),
    ...oneOf(written, 'state', SHOWN),
    ...oneOf(written, 'kind', KINDS),
    ...oneOf(written, 'due', DUES),
  }),
  component: latePage(() => import('../complaints/complaints-page.tsx'), 'ComplaintsPage'),
});

const complaint = createRoute({
  getParentRoute: () => office,
  path: '/complaints/$id',
  component: latePage(() => import('../complaints/complaint-page.tsx'), 'ComplaintPage'),
});

const takeComplaint = createRoute({
  getParentRoute: () => office,
  path: '/complaints/take',
  component: latePage(() => import('../complaints/take-page.tsx'), 'TakePage'),
});

const complaintFigures = createRoute({
  getParentRoute: () => office,
  path: '/complaints/figures',
  validateSearch: (written: Written) => texts(written, ['from', 'until']),
  component: latePage(() => import('../complaints/figures-page.tsx'), 'FiguresPage'),
});

interface VisitSearch {
  readonly tab?: 'visits' | 'complaints' | 'figures' | 'rules';
  readonly state?: (typeof VISIT_STATES)[number];
  readonly answered?: (typeof ANSWERED)[number];
  readonly unit?: string;
  readonly from?: string;
  readonly until?: string;
}

const visitCodes = createRoute({
  getParentRoute: () => office,
  path: '/visit-codes',
  validateSearch: (written: Written): VisitSearch => ({
    ...texts(written, ['unit', 'from', 'until']),
    ...oneOf(written, 'tab', ['visits', 'complaints', 'figures', 'rules'] as const),
    ...oneOf(written, 'state', VISIT_STATES),
    ...oneOf(written, 'answered', ANSWERED),
  }),
  component: latePage(() => import('../scans/visit-codes-page.tsx'), 'VisitCodesPage'),
});

/** All of them. */
export const supervisionPages = [
  today,
  correctionOrder,
  areas,
  area,
  areaMembers,
  claims,
  disputes,
  duties,
  dutySheets,
  warnings,
  complaints,
  complaint,
  takeComplaint,
  complaintFigures,
  visitCodes,
] as const;
