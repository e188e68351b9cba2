// Accounts that are locked now, and proposing to unlock one.

import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listLocked, proposeUnlock } from '../../../src/base/proposal-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Locked = AnswerOf<typeof listLocked>['items'][number];

/** The list, where there is any. */
export function LockedAccounts() {
  const { t } = useWords();
  const { account, can } = useAccount();
  const asked = useAsk(listLocked, {}, { enabled: can('account.unlock') });
  const [chosen, setChosen] = useState<Locked>();
  const others = (asked.data?.items ?? []).filter(({ id }) => id !== account.id);
  if (others.length === 0) return null;
  return (
    <section className="card stack no-print" style={{ gap: 8 }}>
      <h2>{t('proposals.unlock.title')}</h2>
      <ul>
        {others.map((one) => (
          <li key={one.id} className="between" style={{ padding: '6px 0' }}>
            <span>
              <b>{one.shown}</b>
              {t('mark.open')}
              {[one.name, one.unit.name].join(t('mark.comma'))}
              {t('mark.close')}
              <span className="small faint">{t('proposals.unlock.until', { at: momentInTable(one.lockedUntil) })}</span>
            </span>
            <Button onClick={() => setChosen(one)}>{t('proposals.unlock.act')}</Button>
          </li>
        ))}
      </ul>
      {chosen && <UnlockDialog account={chosen} onClose={() => setChosen(undefined)} />}
    </section>
  );
}

function UnlockDialog({ account, onClose }: { readonly account: Locked; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <ReasonDialog
      title={`${t('proposals.unlock.act')}${t('mark.colon')}${account.shown}`}
      word={t('proposals.unlock.act')}
      label={t('proposals.unlock.why')}
      hint={t('proposals.unlock.whyHint')}
      done={t('proposals.unlock.done')}
      act={(reason) => call(proposeUnlock, { params: { id: account.id }, body: { reason } })}
      onClose={onClose}
    />
  );
}
