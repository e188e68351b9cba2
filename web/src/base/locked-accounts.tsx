// Accounts that are locked now, and proposing to unlock one.

import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listLocked, proposeUnlock } from '../../../src/base/proposal-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
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
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>();
  const go = async () => {
    try {
      await call(proposeUnlock, { params: { id: account.id }, body: { reason: reason.trim() } });
      await client.invalidateQueries();
      message.success(t('proposals.unlock.done'));
      onClose();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Modal
      open
      title={`${t('proposals.unlock.act')}${t('mark.colon')}${account.shown}`}
      okText={t('proposals.unlock.act')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !reason.trim() }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <label htmlFor="unlock-why">{t('proposals.unlock.why')}</label>
        <Input.TextArea
          id="unlock-why"
          rows={2}
          maxLength={2000}
          autoFocus
          value={reason}
          placeholder={t('proposals.unlock.whyHint')}
          onChange={(event) => setReason(event.target.value)}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
