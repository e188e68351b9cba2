// Visits and their codes: the list, complaints about visits and figures for superiors, and the rules that hold.

import { Link, useSearch } from '@tanstack/react-router';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { ComplaintsTab } from './complaints-tab.tsx';
import { FiguresTab } from './figures-tab.tsx';
import { OwnRatings } from './own-ratings.tsx';
import { RulesTab } from './rules-tab.tsx';
import { VisitsTab } from './visits-tab.tsx';
import './scans.css';

const TABS = ['visits', 'complaints', 'figures', 'rules'] as const;

export function VisitCodesPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const { tab = 'visits' } = useSearch({ from: '/office/visit-codes' });
  const shown = TABS.filter((one) => can('scan.oversee') || one === 'visits' || one === 'rules');
  return (
    <div className="stack">
      <div>
        <h1>{t('scans.page')}</h1>
        <p className="muted no-print">{t('scans.pageAbout')}</p>
      </div>
      <nav className="tabs no-print" aria-label={t('scans.page')}>
        {shown.map((one) => (
          <Link
            key={one}
            to="/visit-codes"
            search={one === 'visits' ? {} : { tab: one }}
            className={`tab ${tab === one ? 'on' : ''}`}
            aria-current={tab === one ? 'page' : undefined}
            activeProps={{}}
          >
            {t(`scans.tabs.${one}`)}
          </Link>
        ))}
      </nav>
      {tab === 'visits' && can('scan.show') && <OwnRatings />}
      {tab === 'visits' && <VisitsTab />}
      {tab === 'complaints' && <ComplaintsTab />}
      {tab === 'figures' && <FiguresTab />}
      {tab === 'rules' && <RulesTab />}
    </div>
  );
}
