// Complaints about visits, for superiors: what is complained of, about whom, and the answer.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ANSWERED } from '../../../src/supervision/scans/oversight-api.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { type Complaint, useScanWords, useVisitComplaints } from './use-visits.ts';

export function ComplaintsTab() {
  const { t } = useWords();
  const { answered = 'open' } = useSearch({ from: '/office/visit-codes' });
  const navigate = useNavigate({ from: '/visit-codes' });
  const complaints = useVisitComplaints(answered);
  const { rows, error, isPending, refetch } = complaints;
  return (
    <>
      <div className="row no-print">
        <Segmented
          value={answered}
          options={ANSWERED.map((value) => ({ value, label: t(`scans.answered.${value}`) }))}
          onChange={(chosen) => navigate({ search: { tab: 'complaints', answered: chosen } })}
        />
      </div>
      {error ? (
        <Failed error={error} retry={refetch} />
      ) : isPending ? (
        <Bones lines={6} />
      ) : rows.length === 0 ? (
        <Nothing title={t('scans.noComplaints')} how={t('scans.noComplaintsHow')} />
      ) : (
        rows.map((row) => <One key={row.id} row={row} />)
      )}
      <More of={complaints} />
    </>
  );
}

function One({ row }: { readonly row: Complaint }) {
  const { t } = useWords();
  const { can } = useAccount();
  const { ground } = useScanWords();
  const [answering, setAnswering] = useState(false);
  const { entity, on, officer, unit, answeredAt } = row;
  return (
    <section className="card scan-complaint">
      <div className="between">
        <b>{ground(row.ground)}</b>
        <span className="small muted">{t('scans.madeAt', { at: momentInTable(row.madeAt) })}</span>
      </div>
      <p className="scan-words">{row.words}</p>
      <p className="small muted">
        <Link to="/entities/$id" params={{ id: entity.id }}>
          {entity.name}
        </Link>{' '}
        · {on} · {officer} · {unit.name}
        {!row.byReceipt && ` · ${t('scans.byCode')}`}
      </p>
      {answeredAt ? (
        <div className="note">
          <b>{t(row.upheld ? 'scans.upheld' : 'scans.notUpheld')}</b>
          <p className="scan-words">{row.reply}</p>
          <span className="small muted">
            {t('scans.answeredBy', { who: row.answeredBy, at: momentInTable(answeredAt) })}
          </span>
        </div>
      ) : (
        can('scan.answer') && (
          <Button type="primary" onClick={() => setAnswering(true)}>
            {t('scans.answer')}
          </Button>
        )
      )}
      {answering && <AnswerDialog complaint={row} onClose={() => setAnswering(false)} />}
    </section>
  );
}
