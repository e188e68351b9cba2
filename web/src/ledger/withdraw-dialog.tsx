// Proposing to withdraw a record: what would follow, and why; another person decides.

import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { previewWithdrawal, proposeWithdrawal } from '../../../src/grading/proposal-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import type { RecordLine } from './records-tab.tsx';
import { WhatFollows } from './what-follows.tsx';

interface Props {
  readonly id: string;
  readonly row: RecordLine;
  readonly onClose: () => void;
}

export function WithdrawDialog({ id, row, onClose }: Props) {
  const { t, say } = useWords();
  const { can } = useAccount();
  const { message } = App.useApp();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const follows = useAsk(previewWithdrawal, { params: { id, record: row.record } }, { enabled: can('standing.read') });
  const go = async () => {
    setBusy(true);
    try {
      await call(proposeWithdrawal, { params: { id, record: row.record }, body: { why: why.trim() } });
      await client.invalidateQueries();
      message.success(t('proposals.withdraw.done'));
      onClose();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('proposals.withdraw.title')}
      okText={t('proposals.withdraw.act')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !why.trim(), loading: busy }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <div>
          <b className="opens">{say(row.what)}</b>
          <div className="small faint">
            {say(row.label)} · {row.number}
          </div>
        </div>
        <p className="muted">{t('proposals.withdraw.note')}</p>
        {can('standing.read') && (
          <WhatFollows
            preview={{ answer: follows.data, error: follows.error }}
            complete
            title={t('proposals.withdraw.follow')}
          />
        )}
        <label htmlFor="withdraw-why">{t('records.withdrawWhy')}</label>
        <Input.TextArea
          id="withdraw-why"
          rows={3}
          maxLength={2000}
          value={why}
          placeholder={t('records.withdrawWhyHint')}
          onChange={(event) => setWhy(event.target.value)}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
