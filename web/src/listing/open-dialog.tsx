// Opening a case on a list, or noting an application for an honour.

import { Input, Modal, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { LISTS, openListing, readListRules } from '../../../src/notice/lists/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { linesIn } from '../notice/notice-dialogs.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

export function OpenDialog({ id, name, onClose }: Props) {
  const { t, say } = useWords();
  const field = useId();
  const { error, send } = useSend(onClose);
  const [given, setGiven] = useState({
    ...{ list: 'abnormal' as (typeof LISTS)[number], ground: '', title: '', penaltyNumber: '', facts: '', files: '' },
    on: todayIso(),
  });
  const put = (more: Partial<typeof given>) => setGiven({ ...given, ...more });
  const rule = useAsk(readListRules, {}).data?.lists.find((one) => one.id === given.list);
  const go = () =>
    send(async () => {
      const { number } = await call(openListing, { params: { id }, body: { ...given, files: linesIn(given.files) } });
      return t('listings.opened', { number });
    });
  const input = (what: 'title' | 'penaltyNumber', label: string) => (
    <>
      <label htmlFor={field + what}>{label}</label>
      <Input id={field + what} maxLength={100} value={given[what]} onChange={(e) => put({ [what]: e.target.value })} />
    </>
  );
  return (
    <Modal
      open
      title={t('listings.openFor', { name })}
      okText={t('listings.open')}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <Radio.Group
          aria-label={t('listings.form.list')}
          value={given.list}
          options={LISTS.map((value) => ({ value, label: t(`listings.list.${value}`) }))}
          onChange={({ target }) => put({ list: target.value, ground: '', title: '' })}
        />
        {rule && <p className="small muted">{say(rule.sense)}</p>}
        {rule?.individuals && <p className="small muted">{say(rule.individuals)}</p>}
        {given.list === 'honour' ? (
          input('title', t('listings.form.title'))
        ) : (
          <Select
            aria-label={t('listings.form.ground')}
            placeholder={t('listings.form.ground')}
            value={given.ground || undefined}
            options={(rule?.grounds ?? []).map((one) => ({ value: one.id, label: say(one.label) }))}
            onChange={(ground) => put({ ground })}
          />
        )}
        {given.list === 'serious' && input('penaltyNumber', t('listings.form.penalty'))}
        <label htmlFor={`${field}f`}>{t('listings.form.facts')}</label>
        <Input.TextArea
          id={`${field}f`}
          rows={3}
          maxLength={2000}
          value={given.facts}
          onChange={(e) => put({ facts: e.target.value })}
        />
        <label htmlFor={`${field}m`}>{t('listings.form.files')}</label>
        <Input.TextArea
          id={`${field}m`}
          rows={2}
          value={given.files}
          onChange={(e) => put({ files: e.target.value })}
        />
        <DayField label={t('listings.form.on')} value={given.on} onChange={(on) => put({ on: on ?? '' })} />
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
