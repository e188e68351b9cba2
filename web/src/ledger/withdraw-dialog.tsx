// Withdrawing a record: what it means, and why it is done.

import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { withdrawRecord } from '../../../src/grading/api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { RecordLine } from './records-tab.tsx';

interface Props {
  readonly id: string;
  readonly row: RecordLine;
  readonly onClose: () => void;
}

export function WithdrawDialog({ id, row, onClose }: Props) {
  const { t, say } = useWords();
  const { message } = App.useApp();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const go = async () => {
    setBusy(true);
    try {
      await call(withdrawRecord, { params: { id, record: row.record }, body: { why: why.trim() } });
      await client.invalidateQueries();
      message.success(t('records.withdrawDone'));
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
      title={t('records.withdrawTitle')}
      okText={t('records.withdrawAct')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: !why.trim(), loading: busy }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <div>
          <b>{say(row.what)}</b>
          <div className="small faint">
            {say(row.label)} · {row.number}
          </div>
        </div>
        <p className="muted">{t('records.withdrawNote')}</p>
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
