// Every page with its address; what an address may carry after the question mark is read here. Pages load when they are opened.

import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { isOutside, type Role } from '../../src/base/who/permissions.ts';
import { ARTICLE_KINDS, ARTICLE_STATES } from '../../src/disclosure/articles/article-api.ts';
import { ATTENTION } from '../../src/grading/api.ts';
import { WAITING } from '../../src/notice/api.ts';
import { STATES as LISTING_STATES, LISTS } from '../../src/notice/lists/api.ts';
import { DUES as OBJECTION_DUES, STATES as OBJECTION_STATES } from '../../src/objection/api.ts';
import { SHOWN as REPAIRS } from '../../src/repair/api.ts';
import { LACKS } from '../../src/supervision/areas/area-api.ts';
import { DUES, KINDS, SHOWN, WHOSE } from '../../src/supervision/complaints/complaint-api.ts';
import { ANSWERED, VISIT_STATES } from '../../src/supervision/scans/oversight-api.ts';
import { COLOURS, GROUPS } from '../../src/supervision/warnings/sheet.ts';
import { WARNING_STATES } from '../../src/supervision/warnings/state.ts';
import { parseSearch, stringifySearch } from './address.ts';
import { whoAmI } from './api/session.ts';
import { SignIn } from './base/sign-in.tsx';
import { latePage } from './parts/late-part.tsx';
import { Failed } from './parts/states.tsx';
import type { Filters } from './registry/use-entities.ts';
import type { AskedWarnings } from './warnings/use-warnings.ts';

type Written = Readonly<Record<string, unknown>>;

/** Of what is written after the question mark, the named texts. */
function texts<K extends string>(written: Written, names: readonly K[]): { [P in K]?: string } {
  const given = names.flatMap((name) => (written[name] ? [[name, String(written[name])]] : []));
  return Object.fromEntries(given);
}

/** Of what is written, a name with one of some values. */
function oneOf<K extends string, V extends string>(written: Written, name: K, values: readonly V[]) {
  const value = values.find((one) => one === written[name]);
  return (value ? { [name]: value } : {}) as { [P in K]?: V };
}

const root = createRootRoute({ component: Outlet });

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
  component: latePage(() => import('./inspection/check-page.tsx'), 'CheckPage'),
});

/** For everybody: what is public of draws. */
const publicDraws = createRoute({
  getParentRoute: () => root,
  path: '/draws',
  component: latePage(() => import('./inspection/draws-page.tsx'), 'DrawsPage'),
});

/** For everybody too, and without the service. */
const pledgeSeed = createRoute({
  getParentRoute: () => root,
  path: '/draws/pledge',
  component: latePage(() => import('./inspection/pledge-page.tsx'), 'PledgePage'),
});

const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  beforeLoad: async ({ location }) => {
    const account = await whoAmI();
    if (!account) throw redirect({ to: '/sign-in', search: { next: location.href } });
    if (isOutside(account.role)) throw redirect({ to: siteOf(account.role) });
    return { account };
  },
  component: latePage(() => import('./shell/shell.tsx'), 'Shell'),
  errorComponent: ({ error }) => (
    <main style={{ padding: 24 }}>
      <Failed error={error} retry={() => window.location.reload()} />
    </main>
  ),
});

/** Where those from outside the office are at home. */
function siteOf(role: Role): '/own' | '/opened' {
  return role === 'bank' ? '/opened' : '/own';
}

/** For everybody: an account by the code from the desk. */
const activate = createRoute({
  getParentRoute: () => root,
  path: '/own/activate',
  component: latePage(() => import('./enterprise/activate-page.tsx'), 'ActivatePage'),
});

const ownSite = createRoute({
  getParentRoute: () => root,
  id: 'own-site',
  beforeLoad: async ({ location }) => {
    const account = await whoAmI();
    if (!account) throw redirect({ to: '/sign-in', search: { next: location.href } });
    const home = isOutside(account.role) ? siteOf(account.role) : '/';
    if (!location.pathname.startsWith(home) || home === '/') throw redirect({ to: home });
    return { account };
  },
  component: latePage(() => import('./enterprise/shell.tsx'), 'OwnShell'),
  errorComponent: ({ error }) => (
    <main style={{ padding: 24 }}>
      <Failed error={error} retry={() => window.location.reload()} />
    </main>
  ),
});

const ownHome = createRoute({
  getParentRoute: () => ownSite,
  path: '/own',
  component: latePage(() => import('./enterprise/home-page.tsx'), 'OwnHome'),
});

const ownFile = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/file',
  component: latePage(() => import('./enterprise/file-page.tsx'), 'OwnFile'),
});

const ownCheckup = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/checkup',
  component: latePage(() => import('./enterprise/checkup-page.tsx'), 'OwnCheckup'),
});

const ownDuties = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/duties',
  component: latePage(() => import('./enterprise/duties-page.tsx'), 'OwnDuties'),
});

const ownFiling = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/filing/$type',
  component: latePage(() => import('./enterprise/filing-page.tsx'), 'OwnFiling'),
});

const ownNotices = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/notices',
  component: latePage(() => import('./enterprise/notices-page.tsx'), 'OwnNotices'),
});

const ownCases = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/cases',
  validateSearch: (written: Written) =>
    (Number(written.record) > 0 ? { record: Number(written.record) } : {}) as { record?: number },
  component: latePage(() => import('./enterprise/cases-page.tsx'), 'OwnCases'),
});

const ownLooks = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/looks',
  component: latePage(() => import('./enterprise/looks-page.tsx'), 'OwnLooks'),
});

const ownAccount = createRoute({
  getParentRoute: () => ownSite,
  path: '/own/account',
  component: latePage(() => import('./enterprise/account-page.tsx'), 'OwnAccount'),
});

const opened = createRoute({
  getParentRoute: () => ownSite,
  path: '/opened',
  component: latePage(() => import('./enterprise/opened-page.tsx'), 'OpenedPage'),
});

const requests = createRoute({
  getParentRoute: () => office,
  path: '/requests',
  component: latePage(() => import('./enterprise/requests-page.tsx'), 'RequestsPage'),
});

const home = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: latePage(() => import('./base/home.tsx'), 'Home'),
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
  component: latePage(() => import('./registry/entities-page.tsx'), 'EntitiesPage'),
});

const entity = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id',
  validateSearch: (written: Written) => texts(written, ['tab', 'rulebook', 'other', 'on', 'known', 'duty']),
  component: latePage(() => import('./registry/entity-page.tsx'), 'EntityPage'),
});

const filing = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id/file',
  validateSearch: (written: Written) => texts(written, ['type', 'record']),
  component: latePage(() => import('./ledger/filing-page.tsx'), 'FilingPage'),
});

const today = createRoute({
  getParentRoute: () => office,
  path: '/today',
  component: latePage(() => import('./today/today-page.tsx'), 'TodayPage'),
});

const correctionOrder = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id/patrols/$patrol/order',
  component: latePage(() => import('./today/order-page.tsx'), 'OrderPage'),
});

const areas = createRoute({
  getParentRoute: () => office,
  path: '/areas',
  validateSearch: (written: Written) => texts(written, ['on']),
  component: latePage(() => import('./areas/areas-page.tsx'), 'AreasPage'),
});

const area = createRoute({
  getParentRoute: () => office,
  path: '/areas/$id',
  validateSearch: (written: Written) => oneOf(written, 'state', ['proposed', 'claimed', 'moving'] as const),
  component: latePage(() => import('./areas/area-page.tsx'), 'AreaPage'),
});

const areaMembers = createRoute({
  getParentRoute: () => office,
  path: '/areas/members',
  validateSearch: (written: Written) => ({
    ...texts(written, ['unit']),
    ...(Number(written.area) > 0 ? { area: Number(written.area) } : {}),
    ...oneOf(written, 'lacks', LACKS),
  }),
  component: latePage(() => import('./areas/members-page.tsx'), 'MembersPage'),
});

const claims = createRoute({
  getParentRoute: () => office,
  path: '/claims',
  component: latePage(() => import('./areas/claims-page.tsx'), 'ClaimsPage'),
});

const disputes = createRoute({
  getParentRoute: () => office,
  path: '/claims/disputes',
  component: latePage(() => import('./areas/disputes-page.tsx'), 'DisputesPage'),
});

const notices = createRoute({
  getParentRoute: () => office,
  path: '/notices',
  validateSearch: (written: Written) => oneOf(written, 'state', WAITING),
  component: latePage(() => import('./notice/notices-page.tsx'), 'NoticesPage'),
});

const notice = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id/notices/$notice',
  component: latePage(() => import('./notice/notice-page.tsx'), 'NoticePage'),
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
  component: latePage(() => import('./listing/listings-page.tsx'), 'ListingsPage'),
});

const listing = createRoute({
  getParentRoute: () => office,
  path: '/listings/$id',
  component: latePage(() => import('./listing/listing-page.tsx'), 'ListingPage'),
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
  component: latePage(() => import('./objection/objections-page.tsx'), 'ObjectionsPage'),
});

const objection = createRoute({
  getParentRoute: () => office,
  path: '/objections/$id',
  component: latePage(() => import('./objection/objection-page.tsx'), 'ObjectionPage'),
});

const repairs = createRoute({
  getParentRoute: () => office,
  path: '/repairs',
  validateSearch: (written: Written) => ({
    ...texts(written, ['q']),
    ...oneOf(written, 'state', REPAIRS),
    ...oneOf(written, 'due', DUES),
  }),
  component: latePage(() => import('./repair/repairs-page.tsx'), 'RepairsPage'),
});

const repair = createRoute({
  getParentRoute: () => office,
  path: '/repairs/$id',
  component: latePage(() => import('./repair/repair-page.tsx'), 'RepairPage'),
});

const takeRepair = createRoute({
  getParentRoute: () => office,
  path: '/repairs/take',
  validateSearch: (written: Written) => texts(written, ['entity']),
  component: latePage(() => import('./repair/take-page.tsx'), 'TakeRepairPage'),
});

const bulkRepair = createRoute({
  getParentRoute: () => office,
  path: '/repairs/bulk',
  component: latePage(() => import('./repair/bulk-page.tsx'), 'BulkPage'),
});

const repairFigures = createRoute({
  getParentRoute: () => office,
  path: '/repairs/figures',
  component: latePage(() => import('./repair/figures-page.tsx'), 'RepairFiguresPage'),
});

const repairNotice = createRoute({
  getParentRoute: () => office,
  path: '/entities/$id/repairs/notice/$record',
  component: latePage(() => import('./repair/notice-page.tsx'), 'RepairNoticePage'),
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
  component: latePage(() => import('./complaints/complaints-page.tsx'), 'ComplaintsPage'),
});

const complaint = createRoute({
  getParentRoute: () => office,
  path: '/complaints/$id',
  component: latePage(() => import('./complaints/complaint-page.tsx'), 'ComplaintPage'),
});

const takeComplaint = createRoute({
  getParentRoute: () => office,
  path: '/complaints/take',
  component: latePage(() => import('./complaints/take-page.tsx'), 'TakePage'),
});

const complaintFigures = createRoute({
  getParentRoute: () => office,
  path: '/complaints/figures',
  validateSearch: (written: Written) => texts(written, ['from', 'until']),
  component: latePage(() => import('./complaints/figures-page.tsx'), 'FiguresPage'),
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
  component: latePage(() => import('./scans/visit-codes-page.tsx'), 'VisitCodesPage'),
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
  component: latePage(() => import('./articles/articles-page.tsx'), 'ArticlesPage'),
});

const article = createRoute({
  getParentRoute: () => office,
  path: '/articles/$id',
  component: latePage(() => import('./articles/article-page.tsx'), 'ArticlePage'),
});

const undetermined = createRoute({
  getParentRoute: () => office,
  path: '/undetermined',
  validateSearch: (written: Written) => texts(written, ['rulebook']),
  component: latePage(() => import('./grading/undetermined-page.tsx'), 'UndeterminedPage'),
});

const rulebooks = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks',
  component: latePage(() => import('./grading/rulebooks-page.tsx'), 'RulebooksPage'),
});

const rulebook = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/$id',
  validateSearch: (written: Written) => texts(written, ['edition', 'on', 'division', 'industry']),
  component: latePage(() => import('./grading/rulebook-page.tsx'), 'RulebookPage'),
});

const held = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/$id/held',
  validateSearch: (written: Written) => texts(written, ['rule', 'by', 'on', 'division', 'industry']),
  component: latePage(() => import('./grading/held-page.tsx'), 'HeldPage'),
});

const compareEditions = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/$id/compare',
  validateSearch: (written: Written) => texts(written, ['edition', 'withBook', 'withEdition']),
  component: latePage(() => import('./grading/compare-editions-page.tsx'), 'CompareEditionsPage'),
});

const conflicts = createRoute({
  getParentRoute: () => office,
  path: '/conflicts',
  validateSearch: (written: Written) =>
    texts(written, ['first', 'second', 'on', 'division', 'industry', 'levelFirst', 'levelSecond']),
  component: latePage(() => import('./grading/conflicts-page.tsx'), 'ConflictsPage'),
});

const proposals = createRoute({
  getParentRoute: () => office,
  path: '/proposals',
  validateSearch: (written: Written) => texts(written, ['which', 'id']),
  component: latePage(() => import('./base/proposals-page.tsx'), 'ProposalsPage'),
});

const drafts = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/drafts',
  validateSearch: (written: Written) => texts(written, ['book']),
  component: latePage(() => import('./lab/drafts-page.tsx'), 'DraftsPage'),
});

const draft = createRoute({
  getParentRoute: () => office,
  path: '/rulebooks/drafts/$id',
  validateSearch: (written: Written) => texts(written, ['tab']),
  component: latePage(() => import('./lab/draft-page.tsx'), 'DraftPage'),
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
  component: latePage(() => import('./warnings/warnings-page.tsx'), 'WarningsPage'),
});

const reading = [rulebook, held, compareEditions, conflicts] as const;
const duties = createRoute({
  getParentRoute: () => office,
  path: '/duties',
  validateSearch: (written: Written) => texts(written, ['whose', 'state', 'rule', 'unit', 'id']),
  component: latePage(() => import('./duties/duties-page.tsx'), 'DutiesPage'),
});

const publicity = createRoute({
  getParentRoute: () => office,
  path: '/publicity',
  component: latePage(() => import('./publicity/publicity-page.tsx'), 'PublicityPage'),
});

const dutySheets = createRoute({
  getParentRoute: () => office,
  path: '/duties/sheets',
  component: latePage(() => import('./duties/sheets-page.tsx'), 'SheetsPage'),
});

const accounts = createRoute({
  getParentRoute: () => office,
  path: '/accounts',
  component: latePage(() => import('./base/accounts-page.tsx'), 'AccountsPage'),
});

const units = createRoute({
  getParentRoute: () => office,
  path: '/units',
  component: latePage(() => import('./base/units-page.tsx'), 'UnitsPage'),
});

const calendar = createRoute({
  getParentRoute: () => office,
  path: '/calendar',
  component: latePage(() => import('./base/calendar-page.tsx'), 'CalendarPage'),
});

const audit = createRoute({
  getParentRoute: () => office,
  path: '/audit',
  validateSearch: (written: Written) => ({
    ...texts(written, ['who', 'act', 'object', 'from', 'until']),
    ...oneOf(written, 'outcome', ['done', 'refused', 'looked']),
  }),
  component: latePage(() => import('./base/audit-page.tsx'), 'AuditPage'),
});

const keys = createRoute({
  getParentRoute: () => office,
  path: '/keys',
  component: latePage(() => import('./base/keys-page.tsx'), 'KeysPage'),
});

const own = createRoute({
  getParentRoute: () => office,
  path: '/me',
  component: latePage(() => import('./base/own-page.tsx'), 'OwnPage'),
});

const missing = createRoute({
  getParentRoute: () => office,
  path: '$',
  component: latePage(() => import('./base/missing.tsx'), 'Missing'),
});

const administration = [accounts, units, calendar, audit, keys, own] as const;

const imports = createRoute({
  getParentRoute: () => office,
  path: '/imports',
  validateSearch: (written: Written) => texts(written, ['type', 'source', 'state']),
  component: latePage(() => import('./exchange/imports-page.tsx'), 'ImportsPage'),
});

const oneImport = createRoute({
  getParentRoute: () => office,
  path: '/imports/$id',
  component: latePage(() => import('./exchange/import-page.tsx'), 'ImportPage'),
});

const plans = createRoute({
  getParentRoute: () => office,
  path: '/plans',
  component: latePage(() => import('./inspection/plans-page.tsx'), 'PlansPage'),
});

const plan = createRoute({
  getParentRoute: () => office,
  path: '/plans/$id',
  component: latePage(() => import('./inspection/plan-page.tsx'), 'PlanPage'),
});

const archive = createRoute({
  getParentRoute: () => office,
  path: '/plans/$id/visits/$entity',
  component: latePage(() => import('./inspection/archive-page.tsx'), 'ArchivePage'),
});

const joint = createRoute({
  getParentRoute: () => office,
  path: '/plans/joint',
  component: latePage(() => import('./inspection/joint-page.tsx'), 'JointPage'),
});

const oneJoint = createRoute({
  getParentRoute: () => office,
  path: '/plans/joint/$id',
  validateSearch: (written: Written) => texts(written, ['week']),
  component: latePage(() => import('./inspection/one-joint-page.tsx'), 'OneJointPage'),
});

const scorecards = createRoute({
  getParentRoute: () => office,
  path: '/scorecards',
  component: latePage(() => import('./inspection/scorecards-page.tsx'), 'ScorecardsPage'),
});

const statistics = createRoute({
  getParentRoute: () => office,
  path: '/inspection-figures',
  validateSearch: (written: Written) => texts(written, ['from', 'until', 'unit', 'rulebook']),
  component: latePage(() => import('./inspection/statistics-page.tsx'), 'StatisticsPage'),
});

const items = createRoute({
  getParentRoute: () => office,
  path: '/inspection-items',
  component: latePage(() => import('./inspection/items-page.tsx'), 'ItemsPage'),
});

const roster = createRoute({
  getParentRoute: () => office,
  path: '/inspectors',
  component: latePage(() => import('./inspection/roster-page.tsx'), 'RosterPage'),
});

const visits = createRoute({
  getParentRoute: () => office,
  path: '/visits',
  component: latePage(() => import('./inspection/visits-page.tsx'), 'VisitsPage'),
});

const overview = createRoute({
  getParentRoute: () => office,
  path: '/overview',
  validateSearch: (written: Written) => texts(written, ['rulebook', 'on', 'division', 'industry']),
  component: latePage(() => import('./oversight/overview-page.tsx'), 'OverviewPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    checkDraw,
    pledgeSeed,
    publicDraws,
    activate,
    ownSite.addChildren([
      ...[ownHome, ownFile, ownCheckup, ownDuties, ownFiling, ownNotices, ownCases, ownLooks, ownAccount, opened],
    ]),
    office.addChildren([
      requests,
      imports,
      oneImport,
      ...[plans, plan, archive, joint, oneJoint, scorecards, statistics, items, roster, visits],
      ...[complaints, complaint, takeComplaint, complaintFigures, visitCodes, articles, article],
      ...[notices, notice, objections, objection, listings, listing],
      ...[repairs, repair, takeRepair, bulkRepair, repairFigures, repairNotice],
      ...[warnings, today, correctionOrder, areas, area, areaMembers, claims, disputes],
      ...[
        home,
        overview,
        duties,
        dutySheets,
        publicity,
        entities,
        entity,
        filing,
        undetermined,
        rulebooks,
        proposals,
        drafts,
        draft,
      ],
      ...[...reading, ...administration, missing],
    ]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
