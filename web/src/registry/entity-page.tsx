// One entity: who it is, how it stands and why, what is recorded, what is registered, its indicators; on any day, as known on any day.

import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { Permission } from '../../../src/base/who/permissions.ts';
import { readEntity } from '../../../src/registry/api.ts';
import { useAsk } from '../api/ask.ts';
import { StandingTab } from '../grading/standing-tab.tsx';
import { latePart } from '../parts/late-part.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { AsOf } from './as-of.tsx';
import { useEntityChanges } from './use-entity-changes.ts';
import { useView } from './use-view.ts';

const RecordsTab = latePart(() => import('../ledger/records-tab.tsx'), 'RecordsTab');
const RegisteredTab = latePart(() => import('./registered-tab.tsx'), 'RegisteredTab');
const IndicatorsTab = latePart(() => import('../ledger/indicators-tab.tsx'), 'IndicatorsTab');

const EntityArea = latePart(() => import('../areas/entity-area.tsx'), 'EntityArea');

const CompareTab = latePart(() => import('../grading/compare-tab.tsx'), 'CompareTab');

const EntityStrip = latePart(() => import('../warnings/entity-strip.tsx'), 'EntityStrip');

const WarningsTab = latePart(() => import('../warnings/warnings-tab.tsx'), 'WarningsTab');

const DutiesTab = latePart(() => import('../duties/duties-tab.tsx'), 'DutiesTab');

const EntityComplaints = latePart(() => import('../complaints/entity-complaints.tsx'), 'EntityComplaints');

const EntityListings = latePart(() => import('../listing/entity-listings.tsx'), 'EntityListings');

const EntityNotices = latePart(() => import('../notice/entity-notices.tsx'), 'EntityNotices');

const EntityObjections = latePart(() => import('../objection/entity-objections.tsx'), 'EntityObjections');

const EntityRepairs = latePart(() => import('../repair/entity-repairs.tsx'), 'EntityRepairs');

const ReportsTab = latePart(() => import('../disclosure/reports-tab.tsx'), 'ReportsTab');

const PatrolsTab = latePart(() => import('../today/patrols-tab.tsx'), 'PatrolsTab');

const DeskDialog = latePart(() => import('../enterprise/desk-dialog.tsx'), 'DeskDialog');

const AroundTab = latePart(() => import('./around-tab.tsx'), 'AroundTab');

const TABS = [
  'standing',
  'compare',
  'records',
  'warnings',
  'duties',
  'patrols',
  'complaints',
  'listings',
  'notices',
  'objections',
  'repairs',
  'reports',
  'registered',
  'related',
  'indicators',
] as const;

const TAB_WORDS = {
  standing: 'entity.standing',
  compare: 'together.tab',
  records: 'entity.records',
  warnings: 'warnings.tab',
  duties: 'duties.tab',
  patrols: 'patrols.tab',
  complaints: 'complaints.tab',
  listings: 'listings.tab',
  notices: 'notices.tab',
  objections: 'objections.tab',
  repairs: 'repairs.tab',
  reports: 'reports.tab',
  registered: 'entity.registered',
  related: 'around.tab',
  indicators: 'entity.indicators',
} as const;

/** What a tab needs besides the entity itself. */
const NEEDS: Partial<Record<(typeof TABS)[number], Permission>> = {
  standing: 'standing.read',
  compare: 'standing.read',
  warnings: 'warning.read',
  duties: 'duty.read',
  patrols: 'patrol.read',
  complaints: 'complaint.read',
  listings: 'listing.read',
  notices: 'notice.read',
  objections: 'objection.read',
  repairs: 'repair.read',
  reports: 'report.issue',
};

export function EntityPage() {
  const { id } = useParams({ from: '/office/entities/$id' });
  const { known } = useView();
  const asked = useAsk(readEntity, { params: { id }, query: { asKnown: known } }, { keep: true });
  useEntityChanges(id, asked.data?.id);
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  return (
    <div className="stack" style={{ gap: 12 }}>
      <Head entity={asked.data} id={id} />
      {asked.data && (
        <Suspense fallback={null}>
          <EntityStrip id={asked.data.id} />
          <EntityArea id={asked.data.id} name={asked.data.name} tags={asked.data.tags} />
        </Suspense>
      )}
      <Tabs id={id} />
      {asked.data ? <Shown id={id} entity={asked.data} /> : <Bones lines={6} />}
    </div>
  );
}

export type Entity = AnswerOf<typeof readEntity>;

function Head({ entity, id }: { readonly entity: Entity | undefined; readonly id: string }) {
  const { t, say } = useWords();
  const { can } = useAccount();
  const aside =
    entity && [say(entity.kind), entity.status && say(entity.status), entity.division?.name].filter(Boolean);
  return (
    <div className="between" style={{ alignItems: 'flex-start' }}>
      <div>
        <h1>{entity?.name ?? id}</h1>
        <div className="row muted" style={{ gap: '2px 16px' }}>
          <span>{entity?.uscc ?? entity?.id ?? id}</span>
          <span>{aside?.join(' · ')}</span>
          {entity?.tags.map((tag) => (
            <span key={tag} className="chip">
              {tag}
            </span>
          ))}
          {entity?.keyRegion && <span className="chip warn">{t('entities.keyRegion')}</span>}
        </div>
      </div>
      <div className="row no-print">
        <Button onClick={() => window.print()}>{t('entity.print')}</Button>
        {can('own.activate') && <DeskButton id={id} />}
        {can('record.file') && (
          <Link to="/entities/$id/file" params={{ id }} className="primary-link">
            {t('entity.file')}
          </Link>
        )}
      </div>
    </div>
  );
}

function DeskButton({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('enterprise.desk.title')}</Button>
      {open && (
        <Suspense fallback={null}>
          <DeskDialog id={id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function useTabs() {
  const { can } = useAccount();
  const { tab } = useSearch({ from: '/office/entities/$id' });
  const open = TABS.filter((one) => can(NEEDS[one] ?? 'entity.read'));
  return { open, shown: open.find((one) => one === tab) ?? open[0] };
}

function Tabs({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { open, shown } = useTabs();
  return (
    <div className="tab-row">
      <nav className="tabs no-print" aria-label={t('entity.identity')}>
        {open.map((tab) => (
          <Link
            key={tab}
            to="/entities/$id"
            params={{ id }}
            search={(former) => ({ ...former, tab: tab === open[0] ? undefined : tab })}
            className={`tab ${shown === tab ? 'on' : ''}`}
            aria-current={shown === tab ? 'page' : undefined}
            activeProps={{}}
          >
            {t(TAB_WORDS[tab])}
          </Link>
        ))}
      </nav>
      <AsOf withDay={shown === 'standing' || shown === 'compare'} />
    </div>
  );
}

function Shown({ id, entity }: { readonly id: string; readonly entity: Entity }) {
  const { shown } = useTabs();
  return (
    <Suspense fallback={<Bones lines={6} />}>
      {shown === 'standing' && <StandingTab id={id} entity={entity} />}
      {shown === 'compare' && <CompareTab id={id} />}
      {shown === 'records' && <RecordsTab id={id} />}
      {shown === 'warnings' && <WarningsTab id={id} name={entity.name} />}
      {shown === 'duties' && <DutiesTab id={id} />}
      {shown === 'patrols' && <PatrolsTab id={id} />}
      {shown === 'complaints' && <EntityComplaints id={id} />}
      {shown === 'listings' && <EntityListings id={id} name={entity.name} />}
      {shown === 'notices' && <EntityNotices id={id} />}
      {shown === 'objections' && <EntityObjections id={id} name={entity.name} />}
      {shown === 'reports' && <ReportsTab id={id} />}
      {shown === 'repairs' && <EntityRepairs id={id} />}
      {shown === 'registered' && <RegisteredTab entity={entity} />}
      {shown === 'related' && <AroundTab id={id} />}
      {shown === 'indicators' && <IndicatorsTab id={id} />}
    </Suspense>
  );
}
