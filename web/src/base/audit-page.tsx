// The audit trail: searched by who, act, object and day; verified, and taken away as a file.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listAudit, verifyAudit } from '../../../src/base/office-api.ts';
import { call } from '../api/call.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useLater } from '../parts/use-later.ts';
import { act } from '../words/clauses.ts';
import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { AuditFilters, type AuditQuestion, auditSearch } from './audit-filters.tsx';
import { useDetailWords } from './use-detail-words.ts';
import './office.css';

type Line = AnswerOf<typeof listAudit>['items'][number];

/** Numbers that nobody reads are cut short; the whole stands in the title. */
const LONG_NUMBER = /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]+/g;

export function AuditPage() {
  const { t } = useWords();
  const question: AuditQuestion = useSearch({ from: '/office/audit' });
  const navigate = useNavigate({ from: '/audit' });
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('audit.title')}</h1>
        <span className="row no-print">
          <Verify />
          <Button href={`/api/v1/audit/file${auditSearch(question)}`} download>
            {t('audit.export')}
          </Button>
        </span>
      </div>
      <p className="muted">{t('audit.about')}</p>
      <AuditFilters question={question} onChange={(search) => navigate({ search, replace: true })} />
      <Lines question={question} />
    </div>
  );
}

function Verify() {
  const { t } = useWords();
  const act = useAct();
  const [verified, setVerified] = useState<AnswerOf<typeof verifyAudit>>();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    setVerified(await act(() => call(verifyAudit, {})));
    setBusy(false);
  };
  return (
    <>
      {verified && (
        <span role="status" className={verified.broken === null ? 'good' : 'fault'}>
          {verified.broken === null
            ? t('audit.verified', { count: count(verified.lines), head: verified.head.slice(0, 12) })
            : t('audit.broken', { number: verified.broken })}
        </span>
      )}
      <Button onClick={go} loading={busy}>
        {t('audit.verify')}
      </Button>
    </>
  );
}

function Lines({ question }: { readonly question: AuditQuestion }) {
  const { t } = useWords();
  const sought = useLater(question, 250);
  const asked = usePages(listAudit, { query: { ...sought, limit: 100 } }, { keep: true });
  if (asked.isPending) return <Bones lines={10} />;
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  const rows = asked.rows;
  if (rows.length === 0) return <Nothing title={t('audit.none')} how={t('audit.noneHow')} />;
  return (
    <section className="card">
      <ul>
        {rows.map((row) => (
          <AuditLine key={row.number} row={row} />
        ))}
      </ul>
      <More of={asked} />
    </section>
  );
}

function AuditLine({ row }: { readonly row: Line }) {
  const { t, say } = useWords();
  const detailWords = useDetailWords();
  return (
    <li className="audit-line">
      <span className="muted">{momentInTable(row.at)}</span>
      <b>{row.name === '?' ? t('audit.nobody') : row.name}</b>
      <span>
        {act(say(row.what))} <About row={row} />
        {row.detail && <span className="small faint"> {detailWords(row.detail)}</span>}
        {row.refusal && (
          <span className="audit-refused">{`${t('mark.open')}${say(row.refusal)}${t('mark.close')}`}</span>
        )}
      </span>
      <span className="small faint" title={`${t('audit.hash')} ${row.hash}`}>
        {outcomeOf(row, t)} · {row.number}
      </span>
    </li>
  );
}

function About({ row: { object, about } }: { readonly row: Line }) {
  const entity = /^(JX\d+)/.exec(object)?.[1];
  if (entity)
    return (
      <Link to="/entities/$id" params={{ id: entity }}>
        {object}
      </Link>
    );
  return (
    <span className="muted" title={about ? undefined : object}>
      {about ?? object.replace(LONG_NUMBER, '$1…')}
    </span>
  );
}

function outcomeOf({ outcome }: Line, t: ReturnType<typeof useWords>['t']): string {
  if (outcome === 'done') return t('audit.outcomes.done');
  const classes = /^class-(.*)$/.exec(outcome)?.[1];
  return classes ? t('audit.looked', { classes: classes.replaceAll('-', t('mark.list')) }) : t('audit.refused');
}
