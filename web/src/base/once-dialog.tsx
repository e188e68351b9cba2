// What is shown this once: a password or a key that nobody can read again.

import { App, Button, Modal } from 'antd';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly title: string;
  readonly note: string;
  readonly text: string;
  readonly onClose: () => void;
}

export function OnceDialog({ title, note, text, onClose }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    message.success(t('accounts.copied'));
  };
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('accounts.close')}
        </Button>
      }
    >
      <div className="stack" style={{ gap: 12 }}>
        <div className="once">
          <code>{text}</code>
          <Button onClick={copy}>{t('accounts.copy')}</Button>
        </div>
        <p className="muted">{note}</p>
      </div>
    </Modal>
  );
}
