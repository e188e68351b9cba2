// The answer to a complaint about a visit: whether it is so, and in which words.

import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { answerVisitComplaint } from '../../../src/supervision/scans/oversight-api.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';
import type { Complaint } from './use-visits.ts';

interface Props {
  readonly complaint: Complaint;
  readonly onClose: () => void;
}

export function AnswerDialog({ complaint: { id, entity, words }, onClose }: Props) {
  const { t } = useWords();
  const field = useId();
  const [upheld, setUpheld] = useState<boolean>();
  const [reply, setReply] = useState('');
  const { error, send } = useSend(onClose);
  const go = () =>
    send(async () => {
      await call(answerVisitComplaint, { params: { id }, body: { upheld: upheld!, reply: reply.trim() } });
      return t('scans.sent');
    });
  return (
    <Modal
      open
      title={t('scans.answerTitle', { name: entity.name })}
      okText={t('scans.answer')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: upheld === undefined || reply.trim().length < 2 }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack scan-form">
        <p className="muted scan-words">{words}</p>
        <Radio.Group
          aria-label={t('scans.answer')}
          value={upheld}
          options={[
            { value: true, label: t('scans.upheld') },
            { value: false, label: t('scans.notUpheld') },
          ]}
          onChange={({ target }) => setUpheld(target.value)}
        />
        <label htmlFor={field}>{t('scans.reply')}</label>
        <Input.TextArea
          id={field}
          rows={4}
          maxLength={1000}
          value={reply}
          onChange={({ target }) => setReply(target.value)}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
