// A dialog that asks why before it does something.

import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly title: string;
  readonly label: string;
  /** Gives what is said when it is done. */
  readonly send: (why: string) => Promise<string>;
  readonly onClose: () => void;
}

export function ReasonDialog({ title, label, send, onClose }: Props) {
  const { t } = useWords();
  const field = useId();
  const [why, setWhy] = useState('');
  const sending = useSend(onClose);
  const go = () => sending.send(() => send(why));
  return (
    <Modal open title={title} okText={title} cancelText={t('cancel')} onOk={go} onCancel={onClose}>
      <div className="stack" style={{ gap: 10 }}>
        <label htmlFor={field}>{label}</label>
        <Input.TextArea id={field} rows={3} maxLength={2000} value={why} onChange={(e) => setWhy(e.target.value)} />
        {sending.error !== undefined && <Failed error={sending.error} />}
      </div>
    </Modal>
  );
}
