// The consent of an entity to looks at its records of class 4: what there is, and the ways to note one and to end it.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listConsents } from '../../../src/ledger/consent-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { useWaiting } from './use-waiting.ts';
import { WithdrawConsentDialog } from './withdraw-consent-dialog.tsx';

type Line = AnswerOf<typeof listConsents>['items'][number];

export function Consents({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { can } = useAccount();
  const [noting, setNoting] = useState(false);
  const [ending, setEnding] = useState<Line>();
  const asked = useAsk(listConsents, { params: { id } }, { enabled: can('consent.read') });
  const waiting = useWaiting(id).filter(({ kind }) => kind === 'record.consent');
  useEvents('proposal', () => void client.invalidateQueries({ queryKey: [listConsents.id] }));
  if (!asked.data) return null;
  const { mostDays, items } = asked.data;
  if (mostDays === null && items.length + waiting.length === 0) return null;
  return (
    <section className="card stack no-print" style={{ gap: 10 }} aria-label={t('consents.title')}>
      <div className="between">
        <h2>{t('consents.title')}</h2>
        {mostDays !== null && !waiting.some(({ may }) => may.takeBack) && (
          <Button onClick={() => setNoting(true)}>{t('consents.note')}</Button>
        )}
      </div>
      {mostDays !== null && <p className="small muted">{t('consents.about')}</p>}
      {items.length > 0 && (
        <ul className="consents">
          {items.map((one) => (
            <ConsentItem key={one.id} one={one} onWithdraw={() => setEnding(one)} />
          ))}
        </ul>
      )}
      {waiting.map((one) => (
        <Link key={one.id} to="/proposals" search={{ which: 'open', id: String(one.id) }}>
          {t('consents.waits', { name: one.proposedBy.name })} →
        </Link>
      ))}
      {noting && mostDays !== null && <ConsentDialog id={id} mostDays={mostDays} onClose={() => setNoting(false)} />}
      {ending && <WithdrawConsentDialog id={id} consent={ending.id} onClose={() => setEnding(undefined)} />}
    </section>
  );
}

function ConsentItem({ one, onWithdraw }: { readonly one: Line; readonly onWithdraw: () => void }) {
  const { t } = useWords();
  const { can } = useAccount();
  const { who, until, consentedBy, paper, purpose, approvedBy, state, withdrawn } = one;
  return (
    <li>
      <div className="row">
        <b>{t('consents.line', { who, until })}</b>
        <span className={state === 'in-force' ? 'chip' : 'chip warn'}>{t(`consents.state.${state}`)}</span>
        {state === 'in-force' && can('consent.withdraw') && (
          <button type="button" className="plain" onClick={onWithdraw}>
            {t('consents.withdraw')}
          </button>
        )}
      </div>
      <div className="small muted">{t('consents.says', { consentedBy, paper, purpose, approvedBy })}</div>
      {withdrawn && <div className="small muted">{t('consents.withdrawnLine', withdrawn)}</div>}
    </li>
  );
}
