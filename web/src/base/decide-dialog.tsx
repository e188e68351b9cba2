// Deciding a proposal: what it means, and why.

import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { approveProposal, refuseProposal } from '../../../src/base/proposal-api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { Proposal } from './proposal-detail.tsx';

export type Verdict = 'approved' | 'refused';

interface Props {
  readonly proposal: Proposal;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

export function DecideDialog({ proposal: { id, kind, subject }, verdict, onClose }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const go = async () => {
    if (!reason.trim()) return;
    setBusy(true);
    try {
      const operation = verdict === 'approved' ? approveProposal : refuseProposal;
      await call(operation, { params: { id }, body: { reason: reason.trim() } });
      message.success(t(`proposals.done.${verdict}`));
      onClose();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
      await client.invalidateQueries();
    }
  };
  const act = verdict === 'approved' ? t(`proposals.approve.${kind}`) : t('proposals.refuse');
  return (
    <Modal
      open
      title={act}
      okText={act}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !reason.trim(), loading: busy }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <b>{subject}</b>
        <p className="muted">{t(verdict === 'approved' ? 'proposals.approveNote' : 'proposals.refuseNote')}</p>
        <label htmlFor="opinion">{t('proposals.opinion')}</label>
        <Input.TextArea
          id="opinion"
          rows={3}
          maxLength={2000}
          autoFocus
          value={reason}
          placeholder={t(`proposals.opinionHint.${verdict}`)}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && go()}
        />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
