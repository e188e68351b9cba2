// Why no code was shown: one of the reasons that the rules know, and what happened.

import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { excuseVisit } from '../../../src/supervision/scans/oversight-api.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';
import { type Line, useScanWords } from './use-visits.ts';

export function ExcuseDialog({
  visit: { visit, entity },
  onClose,
}: {
  readonly visit: Line;
  readonly onClose: () => void;
}) {
  const { t, say } = useWords();
  const { rules } = useScanWords();
  const field = useId();
  const [excuse, setExcuse] = useState<string>();
  const [why, setWhy] = useState('');
  const { error, send } = useSend(onClose);
  const go = () =>
    send(async () => {
      await call(excuseVisit, { params: { id: entity.id }, body: { visit, excuse: excuse!, why: why.trim() } });
      return t('scans.excused');
    });
  return (
    <Modal
      open
      title={t('scans.excuseTitle', { name: entity.name })}
      okText={t('scans.excuse')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !excuse || why.trim().length < 2 }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack scan-form">
        <Radio.Group
          aria-label={t('scans.excuseReason')}
          className="scan-choices"
          value={excuse}
          options={(rules?.excuses ?? []).map((one) => ({ value: one.id, label: say(one) }))}
          onChange={({ target }) => setExcuse(target.value)}
        />
        <label htmlFor={field}>{t('scans.excuseWhy')}</label>
        <Input.TextArea
          id={field}
          rows={2}
          maxLength={500}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
