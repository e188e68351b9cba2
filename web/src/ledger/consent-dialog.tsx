// Noting that an entity consents to looks at its records of class 4: who, on what paper, for what, until when; another person approves.

import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { dayOf, iso } from '../../../src/base/day.ts';
import { proposeConsent } from '../../../src/ledger/consent-api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly id: string;
  readonly mostDays: number;
  readonly onClose: () => void;
}

export function ConsentDialog({ id, mostDays, onClose }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [written, setWritten] = useState({ consentedBy: '', paper: '', purpose: '' });
  const [until, setUntil] = useState(iso(dayOf(todayIso())! + Math.min(7, mostDays) - 1));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const go = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call(proposeConsent, { params: { id }, body: { ...written, until } });
      await client.invalidateQueries();
      message.success(t('consents.noted'));
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  const ready = Object.values(written).every((text) => text.trim() !== '');
  return (
    <Modal
      open
      title={t('consents.note')}
      okText={t('consents.act')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        {(['consentedBy', 'paper', 'purpose'] as const).map((name) => (
          <div key={name} className="stack" style={{ gap: 4 }}>
            <label htmlFor={`consent-${name}`}>{t(`consents.${name}`)}</label>
            <Input
              id={`consent-${name}`}
              maxLength={200}
              value={written[name]}
              placeholder={name === 'consentedBy' ? t('consents.consentedByHint') : undefined}
              onChange={(event) => setWritten({ ...written, [name]: event.target.value })}
            />
          </div>
        ))}
        <div className="stack" style={{ gap: 4 }}>
          <span>{t('consents.until')}</span>
          <DayField label={t('consents.until')} value={until} onChange={(day) => setUntil(day ?? todayIso())} />
          <span className="small muted">{t('consents.days', { days: mostDays })}</span>
        </div>
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
