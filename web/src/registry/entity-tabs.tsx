// The tabs of an entity's page, in groups: how it stands, what is recorded, how it is supervised, its rights, what is registered.

import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import type { Permission } from '../../../src/base/who/permissions.ts';
import { StandingTab } from '../grading/standing-tab.tsx';
import { latePart } from '../parts/late-part.tsx';
import { Bones } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { AsOf } from './as-of.tsx';
import type { Entity } from './entity-page.tsx';

const CompareTab = latePart(() => import('../grading/compare-tab.tsx'), 'CompareTab');
const RecordsTab = latePart(() => import('../ledger/records-tab.tsx'), 'RecordsTab');
const IndicatorsTab = latePart(() => import('../ledger/indicators-tab.tsx'), 'IndicatorsTab');
const WarningsTab = latePart(() => import('../warnings/warnings-tab.tsx'), 'WarningsTab');
const DutiesTab = latePart(() => import('../duties/duties-tab.tsx'), 'DutiesTab');
const PatrolsTab = latePart(() => import('../today/patrols-tab.tsx'), 'PatrolsTab');
const EntityComplaints = latePart(() => import('../complaints/entity-complaints.tsx'), 'EntityComplaints');
const EntityListings = latePart(() => import('../listing/entity-listings.tsx'), 'EntityListings');
const EntityNotices = latePart(() => import('../notice/entity-notices.tsx'), 'EntityNotices');
const EntityObjections = latePart(() => import('../objection/entity-objections.tsx'), 'EntityObjections');
const EntityRepairs = latePart(() => import('../repair/entity-repairs.tsx'), 'EntityRepairs');
const ReportsTab = latePart(() => import('../disclosure/reports-tab.tsx'), 'ReportsTab');
const RegisteredTab = latePart(() => import('./registered-tab.tsx'), 'RegisteredTab');
const AroundTab = latePart(() => import('./around-tab.tsx'), 'AroundTab');

/** Which of the two days a tab looks at: the day itself and the day of knowledge, knowledge alone, or neither. */
type Days = 'both' | 'known' | undefined;

/** One tab: its name in the address, its word, what it needs besides the entity itself, what it shows. */
function tab<Id extends string, Word extends string>(
  id: Id,
  word: Word,
  needs: Permission,
  show: (entity: Entity, id: string) => ReactNode,
  days?: Days,
) {
  return { id, word, needs, show, days };
}

const GROUPS = [
  {
    word: 'entity.standing',
    tabs: [
      tab('standing', 'entity.now', 'standing.read', (entity, id) => <StandingTab id={id} entity={entity} />, 'both'),
      tab('compare', 'together.tab', 'standing.read', (_, id) => <CompareTab id={id} />, 'both'),
    ],
  },
  {
    word: 'entity.records',
    tabs: [
      tab('records', 'entity.all', 'entity.read', (_, id) => <RecordsTab id={id} />, 'known'),
      tab('indicators', 'entity.indicators', 'entity.read', (_, id) => <IndicatorsTab id={id} />, 'known'),
    ],
  },
  {
    word: 'entity.supervised',
    tabs: [
      tab('warnings', 'warnings.tab', 'warning.read', ({ name }, id) => <WarningsTab id={id} name={name} />),
      tab('duties', 'duties.tab', 'duty.read', (_, id) => <DutiesTab id={id} />),
      tab('patrols', 'patrols.tab', 'patrol.read', (_, id) => <PatrolsTab id={id} />),
      tab('complaints', 'complaints.tab', 'complaint.read', (_, id) => <EntityComplaints id={id} />),
    ],
  },
  {
    word: 'entity.rights',
    tabs: [
      tab('notices', 'notices.tab', 'notice.read', (_, id) => <EntityNotices id={id} />),
      tab('listings', 'listings.tab', 'listing.read', ({ name }, id) => <EntityListings id={id} name={name} />),
      tab('objections', 'objections.tab', 'objection.read', ({ name }, id) => <EntityObjections id={id} name={name} />),
      tab('repairs', 'repairs.tab', 'repair.read', (_, id) => <EntityRepairs id={id} />),
      tab('reports', 'reports.tab', 'report.issue', (_, id) => <ReportsTab id={id} />),
    ],
  },
  {
    word: 'entity.registered',
    tabs: [
      tab('registered', 'entity.items', 'entity.read', (entity) => <RegisteredTab entity={entity} />, 'known'),
      tab('related', 'around.tab', 'entity.read', (_, id) => <AroundTab id={id} />),
    ],
  },
] as const;

type Tab = (typeof GROUPS)[number]['tabs'][number];

function useTabs() {
  const { can } = useAccount();
  const { tab: asked } = useSearch({ from: '/office/entities/$id' });
  const groups = GROUPS.map(({ word, tabs }) => ({
    word,
    tabs: (tabs as readonly Tab[]).filter((one) => can(one.needs)),
  }));
  const open = groups.filter(({ tabs }) => tabs.length > 0);
  const tabs = open.flatMap((group) => group.tabs);
  return { open, first: tabs[0]!, shown: tabs.find(({ id }) => id === asked) ?? tabs[0]! };
}

interface Props {
  readonly id: string;
  readonly entity: Entity | undefined;
}

/** A row of groups, under it a row of the tabs of the group that is open, and what is chosen there. */
export function EntityTabs({ id, entity }: Props) {
  const { t } = useWords();
  const { open, first, shown } = useTabs();
  const group = open.find(({ tabs }) => tabs.includes(shown))!;
  return (
    <>
      <div className="tab-row">
        <nav className="tabs no-print" aria-label={t('entity.groups')}>
          {open.map(({ word, tabs }) => (
            <TabLink
              key={word}
              id={id}
              tab={tabs[0]!}
              first={first}
              on={word === group.word}
              word={word}
              className="tab"
            />
          ))}
        </nav>
        {shown.days && <AsOf withDay={shown.days === 'both'} />}
      </div>
      {group.tabs.length > 1 && (
        <nav className="sub-tabs no-print" aria-label={t(group.word)}>
          {group.tabs.map((one) => (
            <TabLink
              key={one.id}
              id={id}
              tab={one}
              first={first}
              on={one === shown}
              word={one.word}
              className="sub-tab"
            />
          ))}
        </nav>
      )}
      {entity ? <Suspense fallback={<Bones lines={6} />}>{shown.show(entity, id)}</Suspense> : <Bones lines={6} />}
    </>
  );
}

interface LinkProps {
  readonly id: string;
  readonly tab: Tab;
  readonly first: Tab;
  readonly on: boolean;
  readonly word: Tab['word'] | (typeof GROUPS)[number]['word'];
  readonly className: string;
}

function TabLink({ id, tab, first, on, word, className }: LinkProps) {
  const { t } = useWords();
  return (
    <Link
      to="/entities/$id"
      params={{ id }}
      search={(former) => ({ ...former, tab: tab === first ? undefined : tab.id })}
      className={on ? `${className} on` : className}
      aria-current={on ? 'page' : undefined}
      activeProps={{}}
    >
      {t(word)}
    </Link>
  );
}
