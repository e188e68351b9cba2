// Complaints and reports: mine, my unit's, all within reach; by state, kind, unit and what is due.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { countComplaints, DUES, KINDS, SHOWN, WHOSE } from '../../../src/supervision/complaints/complaint-api.ts';
import { useAsk } from '../api/ask.ts';
import { CaseFilters } from '../parts/case-filters.tsx';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { ComplaintLines } from './complaint-lines.tsx';
import { type Asked, useComplaints, useComplaintWords } from './use-complaints.ts';
import './complaints.css';

export function ComplaintsPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const { views, asked } = useShown();
  return (
    <div className="stack">
      <div className="between">
        <div>
          <h1>{t('complaints.title')}</h1>
          <p className="muted no-print">{t('complaints.about')}</p>
        </div>
        <div className="row no-print">
          <Link to="/complaints/figures">{t('complaints.figures')}</Link>
          {can('complaint.take') && (
            <Link to="/complaints/take" className="primary-link">
              {t('complaints.take')}
            </Link>
          )}
        </div>
      </div>
      <nav className="tabs no-print" aria-label={t('complaints.title')}>
        {views.map((view) => (
          <Link
            key={view}
            to="/complaints"
            search={view === views[0] ? {} : { whose: view }}
            className={`tab ${asked.whose === view ? 'on' : ''}`}
            aria-current={asked.whose === view ? 'page' : undefined}
            activeProps={{}}
          >
            {t(`complaints.whose.${view}`)}
          </Link>
        ))}
      </nav>
      <Filters asked={asked} />
      <Listed asked={asked} />
    </div>
  );
}

/** Whoever handles none begins with all. */
function useShown() {
  const { can } = useAccount();
  const { whose, state, kind, unit, due, area, q } = useSearch({ from: '/office/complaints' });
  const views = WHOSE.filter((view) => can('complaint.handle') || view === 'all');
  const shown = area === undefined && unit === undefined ? views[0] : 'all';
  return { views, asked: { whose: whose ?? shown, state, kind, unit, due, area, q } satisfies Asked };
}

function Filters({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  const { rules } = useComplaintWords();
  const { whose, kind, unit, area, q } = asked;
  const counted = useAsk(countComplaints, { query: { whose, kind, unit, area, q } }, { keep: true }).data;
  const navigate = useNavigate({ from: '/complaints' });
  const choose = (chosen: Asked) => navigate({ search: (former) => ({ ...former, ...chosen }) });
  return (
    <CaseFilters
      asked={asked}
      choose={choose}
      find={t('complaints.find')}
      stateLabel={t('complaints.columns.state')}
      states={SHOWN}
      stateWord={(state) => t(`complaints.state.${state}`)}
      dues={DUES}
      dueWord={(due) => t(`complaints.due.${due}`)}
      counted={counted}
    >
      <Select
        aria-label={t('complaints.form.kind')}
        allowClear
        placeholder={t('complaints.anyKind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`complaints.kind.${value}`) }))}
        onChange={(chosen) => choose({ kind: chosen })}
      />
      {whose === 'all' && (
        <Select
          aria-label={t('complaints.form.unit')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('complaints.anyUnit')}
          value={unit}
          options={(rules?.units ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onChange={(chosen) => choose({ unit: chosen })}
        />
      )}
    </CaseFilters>
  );
}

function Listed({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  const listed = useComplaints(asked);
  const { rows, error, isPending, refetch } = listed;
  if (error) return <Failed error={error} retry={refetch} />;
  if (isPending) return <Bones lines={8} />;
  const mine = asked.whose === 'mine' && !asked.state && !asked.due && !asked.kind && !asked.q;
  if (rows.length === 0)
    return mine ? (
      <Nothing title={t('complaints.noneMine')} how={t('complaints.noneMineHow')} />
    ) : (
      <Nothing title={t('complaints.none')} how={t('complaints.noneHow')} />
    );
  return (
    <>
      <ComplaintLines rows={rows} />
      <More of={listed} />
    </>
  );
}
