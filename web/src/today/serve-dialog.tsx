// Noting that an order to correct was served: how, on which day, who signed for it.

import { Checkbox, Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { serveRectification } from '../../../src/supervision/today/rectification-api.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Letter } from './order-page.tsx';

interface Props {
  readonly letter: Letter;
  readonly place: { readonly id: string; readonly patrol: string };
  readonly onClose: () => void;
}

export function ServeDialog({ letter, place, onClose }: Props) {
  const { t, lang, say } = useWords();
  const field = useId();
  const [given, setGiven] = useState({
    way: letter.ways[0].id,
    on: todayIso(),
    signer: '',
    receipt: '',
    consent: false,
  });
  const put = (more: Partial<typeof given>) => setGiven({ ...given, ...more });
  const { error, send } = useSend(onClose);
  const rule = letter.ways.find(({ id }) => id === given.way)!;
  const go = () =>
    send(async () => {
      const body = { ...given, signer: given.signer.trim() || null };
      const { due } = await call(serveRectification, { params: place, body });
      return t('orders.servedNow', { day: dayInText(due, lang) });
    });
  return (
    <Modal
      open
      title={t('orders.serve')}
      okText={t('orders.note')}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <Radio.Group
          value={given.way}
          options={letter.ways.map((way) => ({ value: way.id, label: say(way.label) }))}
          onChange={({ target }) => put({ way: target.value })}
        />
        <p className="muted small">{rule.article}</p>
        <span>{t('orders.on')}</span>
        <DayField label={t('orders.on')} value={given.on} onChange={(on) => put({ on: on ?? '' })} />
        {rule.needs.includes('signer') && (
          <>
            <label htmlFor={`${field}s`}>{t('orders.signer')}</label>
            <Input
              id={`${field}s`}
              maxLength={100}
              value={given.signer}
              onChange={(e) => put({ signer: e.target.value })}
            />
            <p className="faint small">{t('orders.signerNote')}</p>
          </>
        )}
        {rule.needs.includes('receipt') && (
          <>
            <label htmlFor={`${field}r`}>{t('orders.receipt')}</label>
            <Input
              id={`${field}r`}
              maxLength={200}
              value={given.receipt}
              onChange={(e) => put({ receipt: e.target.value })}
            />
          </>
        )}
        {rule.needs.includes('consent') && (
          <Checkbox checked={given.consent} onChange={({ target }) => put({ consent: target.checked })}>
            {t('orders.consent')}
          </Checkbox>
        )}
        <p className="muted">{t('orders.term', { count: letter.days })}</p>
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
