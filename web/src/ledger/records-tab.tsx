// An entity's records: what stands, what was corrected or withdrawn, and how it came about.

import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listRecords } from '../../../src/ledger/api.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { type PublicityItem, RecordPublicity, usePublicity } from '../publicity/record-publicity.tsx';
import { useView } from '../registry/use-view.ts';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Consents } from './consents.tsx';
import { useWaiting, type WaitingLine } from './use-waiting.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

export type RecordLine = AnswerOf<typeof listRecords>['items'][number];

export function RecordsTab({ id }: { readonly id: string }) {
  return (
    <>
      <Records id={id} />
      <Consents id={id} />
    </>
  );
}

function Records({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { known } = useView();
  const [leaving, setLeaving] = useState<RecordLine>();
  const waiting = useWaiting(id);
  const publicity = usePublicity(id);
  const asked = usePages(listRecords, { params: { id }, query: { asKnown: known } });
  useAimed(asked.data !== undefined);
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const rows = asked.rows;
  if (rows.length === 0) return <Nothing title={t('records.none')} how={t('records.noneHow')} />;
  return (
    <section className="card">
      <NewOnes waiting={waiting} />
      <ul className="records">
        {rows.map((row) => (
          <RecordItem
            key={row.record}
            row={row}
            id={id}
            // As known before, it may have been another; it is told of the present only.
            publicity={known ? undefined : publicity.get(row.record)}
            waiting={waiting.filter((one) => one.record === row.record)}
            onWithdraw={known ? undefined : () => setLeaving(row)}
          />
        ))}
      </ul>
      <More of={asked} />
      {leaving && <WithdrawDialog id={id} row={leaving} onClose={() => setLeaving(undefined)} />}
    </section>
  );
}

/** Brings the record into sight to which the address points, `#record-12`, once the records are there. */
function useAimed(there: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (there && hash) document.getElementById(hash)?.scrollIntoView({ block: 'center' });
  }, [there, hash]);
}

/** Adjustments that would be filed when somebody approves them. */
function NewOnes({ waiting }: { readonly waiting: readonly WaitingLine[] }) {
  const { t } = useWords();
  const fresh = waiting.filter(({ kind, record }) => kind === 'record.adjust' && record === null);
  if (fresh.length === 0) return null;
  return (
    <p className="note no-print">
      {t('proposals.adjustmentsWait', { count: fresh.length })}{' '}
      {fresh.map((one) => (
        <Link key={one.id} to="/proposals" search={{ which: 'open', id: String(one.id) }}>
          {t('proposals.number', { id: one.id })}
        </Link>
      ))}
    </p>
  );
}

interface ItemProps {
  readonly row: RecordLine;
  readonly id: string;
  readonly publicity: PublicityItem | undefined;
  readonly waiting: readonly WaitingLine[];
  readonly onWithdraw: (() => void) | undefined;
}

function RecordItem({ row, id, publicity, waiting, onWithdraw }: ItemProps) {
  const { t, say } = useWords();
  const { can } = useAccount();
  const { hash } = useLocation();
  const own = `record-${row.record}`;
  const standing = row.state === 'standing';
  return (
    <li id={own} className={`record ${standing ? '' : 'gone'} ${hash === own ? 'aimed' : ''}`}>
      <span className="record-day">{row.on}</span>
      <div>
        <div className="row">
          <b>{say(row.what)}</b>
          {row.corrected && <span className="chip warn">{t('records.corrected')}</span>}
          {!standing && <span className="chip warn">{t('records.withdrawn')}</span>}
          {waiting.map((one) => (
            <Link key={one.id} to="/proposals" search={{ which: 'open', id: String(one.id) }} className="chip warn">
              {t(one.kind === 'record.withdraw' ? 'proposals.waits' : 'proposals.waitsCorrect')} →
            </Link>
          ))}
        </div>
        <div className="small faint">
          {row.number} · {row.source} · {t('records.class', { class: row.disclosure })}
        </div>
        {publicity && <RecordPublicity item={publicity} />}
        <Details row={row} />
      </div>
      {standing && onWithdraw && (
        <div className="row no-print record-acts">
          {can('record.correct') && (
            <Link to="/entities/$id/file" params={{ id }} search={{ type: row.type, record: String(row.record) }}>
              {t('records.correct')}
            </Link>
          )}
          {can('record.withdraw') && waiting.length === 0 && (
            <button type="button" className="plain" onClick={onWithdraw}>
              {t('records.withdraw')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function Details({ row }: { readonly row: RecordLine }) {
  const { t, say } = useWords();
  return (
    <details>
      <summary className="small muted">{t('records.details')}</summary>
      <dl className="facts small" style={{ margin: '6px 0 10px' }}>
        {row.shown.map((one) => (
          <div key={one.name} style={{ display: 'contents' }}>
            <dt>{say(one.label)}</dt>
            <dd>{say(one.value)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('records.history')}</h3>
      <ol className="acts small">
        {row.history.map((act) => (
          <li key={act.entry}>
            <b>{t(`records.acts.${act.act}`)}</b>{' '}
            <span className="faint">{t('records.by', { who: act.who, at: momentInTable(act.recordedAt) })}</span>
            {act.why && <div>{t('records.why', { why: act.why })}</div>}
            {act.act === 'correct' &&
              act.changes.map((change) => (
                <div key={change.name}>
                  {say(change.label)}
                  {t('mark.colon')}
                  {say(change.value)}{' '}
                  <span className="faint">
                    {t('records.was', { before: change.before ? say(change.before) : t('nothing') })}
                  </span>
                </div>
              ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
