// Proposing that an institution may have a list: for what, by which agreement, until when.

import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { type listFinance, proposeFinanceGrant } from '../../../src/disclosure/finance/api.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly finance: AnswerOf<typeof listFinance>;
  readonly onClose: () => void;
}

export function GrantDialog({ finance: { lists, institutions }, onClose }: Props) {
  const { t, say } = useWords();
  const field = useId();
  const { error, send } = useSend(onClose);
  const [given, setGiven] = useState({ list: '', institution: '', purpose: '', basis: '', until: '' });
  const put = (more: Partial<typeof given>) => setGiven({ ...given, ...more });
  const go = () =>
    send(async () => {
      await call(proposeFinanceGrant, { body: given });
      return t('finance.proposed');
    });
  return (
    <Modal
      open
      title={t('finance.grant')}
      okText={t('finance.grant')}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <Select
          aria-label={t('finance.list')}
          placeholder={t('finance.list')}
          value={given.list || undefined}
          options={lists.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={(list) => put({ list })}
        />
        <Select
          aria-label={t('finance.institution')}
          placeholder={t('finance.institution')}
          value={given.institution || undefined}
          options={institutions.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(institution) => put({ institution })}
        />
        {(['purpose', 'basis'] as const).map((name) => (
          <div key={name}>
            <label htmlFor={field + name}>{t(`finance.${name}`)}</label>
            <Input
              id={field + name}
              maxLength={200}
              value={given[name]}
              onChange={(e) => put({ [name]: e.target.value })}
            />
          </div>
        ))}
        <DayField label={t('finance.until')} value={given.until} onChange={(until) => put({ until: until ?? '' })} />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
