// The list of visits: day, entity, officer, how it stands with the code, and for superiors the rating.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { VISIT_STATES } from '../../../src/supervision/scans/oversight-api.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ExcuseDialog } from './excuse-dialog.tsx';
import { type Line, useScanWords, useVisits } from './use-visits.ts';

export function VisitsTab() {
  const { t } = useWords();
  const { can } = useAccount();
  const { state = 'all', unit } = useSearch({ from: '/office/visit-codes' });
  const navigate = useNavigate({ from: '/visit-codes' });
  const visits = useVisits({ state, unit });
  const { rows, error, isPending, refetch } = visits;
  const states = VISIT_STATES.filter((one) => can('scan.oversee') || (one !== 'rated' && one !== 'complained'));
  return (
    <>
      <div className="row no-print">
        <Select
          aria-label={t('scans.columns.code')}
          className="scan-filter"
          value={state}
          options={states.map((value) => ({ value, label: t(`scans.state.${value}`) }))}
          onChange={(chosen) => navigate({ search: (former) => ({ ...former, state: chosen }) })}
        />
        {unit !== undefined && (
          <button type="button" className="plain on" onClick={() => navigate({ search: { state } })}>
            {rows[0]?.unit.name ?? unit} ×
          </button>
        )}
      </div>
      {error ? (
        <Failed error={error} retry={refetch} />
      ) : isPending ? (
        <Bones lines={8} />
      ) : rows.length === 0 ? (
        <Nothing title={t('scans.none')} how={t('scans.noneHow')} />
      ) : (
        <ul className="scan-list card">
          {rows.map((row) => (
            <Row key={row.visit} row={row} />
          ))}
        </ul>
      )}
      <More of={visits} />
    </>
  );
}

function Row({ row }: { readonly row: Line }) {
  const { t } = useWords();
  const { excuse } = useScanWords();
  const [excusing, setExcusing] = useState(false);
  const { entity, on, officer, unit, state, confirmedAt } = row;
  return (
    <li>
      <span className="scan-day">{on}</span>
      <div>
        <Link to="/entities/$id" params={{ id: entity.id }}>
          {entity.name}
        </Link>
        <div className="small muted">
          {officer} · {unit.name}
          {row.planned && ` · ${t('scans.planned')}`}
          {!row.filed && ` · ${t('scans.notFiled')}`}
        </div>
      </div>
      <div>
        <span className={state === 'uncoded' ? 'chip warn' : 'chip'}>{t(`scans.state.${state}`)}</span>{' '}
        {confirmedAt && <span className="small muted">{momentInTable(confirmedAt).slice(11)}</span>}
        {row.excuse && (
          <div className="small muted">
            {excuse(row.excuse)} · {row.excuseWhy}
          </div>
        )}
        {row.mine && (
          <Button size="small" onClick={() => setExcusing(true)}>
            {t('scans.excuse')}
          </Button>
        )}
      </div>
      <Rating row={row} />
      {excusing && <ExcuseDialog visit={row} onClose={() => setExcusing(false)} />}
    </li>
  );
}

function Rating({ row: { stars, reasons, words, complaints } }: { readonly row: Line }) {
  const { t } = useWords();
  const { reason } = useScanWords();
  return (
    <div>
      {stars !== null && (
        <span className="scan-stars" role="img" aria-label={t('scans.stars', { count: stars })}>
          {'★'.repeat(stars)}
        </span>
      )}
      {reasons.length > 0 && <div className="small muted">{reasons.map(reason).join(t('mark.list'))}</div>}
      {words && <div className="small">{words}</div>}
      {complaints > 0 && (
        <Link to="/visit-codes" search={{ tab: 'complaints', answered: 'all' }} className="small">
          {t('scans.complaintCount', { count: complaints })}
        </Link>
      )}
    </div>
  );
}
