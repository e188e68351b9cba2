// Ending the consent of an entity before its day: at once, with a reason.

import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { withdrawConsent } from '../../../src/ledger/consent-api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly id: string;
  readonly consent: number;
  readonly onClose: () => void;
}

export function WithdrawConsentDialog({ id, consent, onClose }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [why, setWhy] = useState('');
  const [error, setError] = useState<unknown>();
  const go = async () => {
    try {
      await call(withdrawConsent, { params: { id, consent }, body: { why: why.trim() } });
      await client.invalidateQueries();
      message.success(t('consents.withdrawnDone'));
      onClose();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Modal
      open
      title={t('consents.withdrawTitle')}
      okText={t('consents.withdraw')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !why.trim() }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <p className="muted">{t('consents.withdrawNote')}</p>
        <label htmlFor="consent-why">{t('consents.withdrawWhy')}</label>
        <Input.TextArea
          id="consent-why"
          rows={2}
          maxLength={2000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
