// An act that needs a reason, and perhaps a choice beside it: why it is done, then done, or its refusal shown.

import { Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { Failed } from './states.tsx';
import { useSend } from './use-send.ts';

interface Props {
  readonly title: string;
  /** The word on the button that does it. */
  readonly word: string;
  readonly note?: string;
  readonly label: string;
  readonly hint?: string;
  /** Said when it is done. */
  readonly done: string;
  readonly act: (reason: string) => Promise<unknown>;
  /** The fewest characters of a reason. */
  readonly least?: number;
  readonly onClose: () => void;
  /** What is chosen, in front of the reason. */
  readonly children?: ReactNode;
}

export function ReasonDialog({ title, word, note, label, hint, done, act, least = 1, onClose, children }: Props) {
  const { t } = useWords();
  const field = useId();
  const [reason, setReason] = useState('');
  const { error, send } = useSend(onClose);
  const go = () =>
    send(async () => {
      await act(reason.trim());
      return done;
    });
  return (
    <Modal
      open
      title={title}
      okText={word}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: reason.trim().length < least }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        {note && <p className="muted">{note}</p>}
        {children}
        <label htmlFor={field}>{label}</label>
        <Input.TextArea
          id={field}
          rows={2}
          maxLength={2000}
          autoFocus={!children}
          value={reason}
          placeholder={hint}
          onChange={(event) => setReason(event.target.value)}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
