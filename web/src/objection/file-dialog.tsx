// Noting an objection at the desk: what it is about, the matter, the grounds, what is wanted, the evidence.

import { Input, Modal, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { listRecords } from '../../../src/ledger/api.ts';
import { fileObjection, readObjectionRules } from '../../../src/objection/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useRulebooks } from '../grading/use-rulebooks.ts';
import { linesIn } from '../notice/notice-dialogs.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useAccount } from '../shell/use-account.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

const KINDS = ['record', 'standing', 'warning', 'measure'] as const;

export function FileDialog({ id, name, onClose }: Props) {
  const { t, say } = useWords();
  const field = useId();
  const { error, send } = useSend(onClose);
  const rules = useAsk(readObjectionRules, {}).data;
  const records = useAsk(listRecords, { params: { id }, query: { limit: 200 } }).data?.items ?? [];
  const [given, setGiven] = useState({
    ...{ kind: 'record' as (typeof KINDS)[number], record: undefined as number | undefined, name: '' },
    ...{ matter: 'content', grounds: '', wanted: '', files: '', on: todayIso(), late: '' },
  });
  const { can } = useAccount();
  const { items: books } = useRulebooks();
  const grades = books.flatMap((book) =>
    book.dimensions
      .filter(({ role }) => role === 'level' || role === 'tier')
      .map((one) => ({ value: `${book.id}/${one.id}`, label: `${say(book.short)} ${say(one.label)}` })),
  );
  const put = (more: Partial<typeof given>) => setGiven({ ...given, ...more });
  const ready =
    (given.kind === 'record' ? given.record !== undefined : given.name.trim() !== '') && given.grounds.trim();
  const go = () =>
    send(async () => {
      const { kind, record, name: named, files, late, ...rest } = given;
      const said = { ...rest, late: late.trim() || null };
      const about = kind === 'record' ? { kind, record: record! } : { kind, name: named };
      const { number, outcome } = await call(fileObjection, {
        params: { id },
        body: { ...said, about, files: linesIn(files) },
      });
      return t(outcome === 'refused' ? 'objections.refusedLate' : 'objections.filed', { number });
    });
  const area = (what: 'grounds' | 'wanted' | 'files', rows: number) => (
    <>
      <label htmlFor={field + what}>{t(`objections.form.${what}`)}</label>
      <Input.TextArea
        id={field + what}
        rows={rows}
        maxLength={4000}
        value={given[what]}
        onChange={(e) => put({ [what]: e.target.value })}
      />
    </>
  );
  return (
    <Modal
      open
      title={t('objections.fileFor', { name })}
      okText={t('objections.file')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        <Radio.Group
          aria-label={t('objections.form.about')}
          value={given.kind}
          options={KINDS.map((value) => ({ value, label: t(`objections.kind.${value}`) }))}
          onChange={({ target }) => put({ kind: target.value, name: '' })}
        />
        {given.kind === 'record' ? (
          <Select
            aria-label={t('objections.form.record')}
            placeholder={t('objections.form.pick')}
            showSearch={{ optionFilterProp: 'label' }}
            value={given.record}
            options={records
              .filter(({ state, type }) => state === 'standing' && type !== 'objection' && type !== 'credit-repair')
              .map((one) => ({ value: one.record, label: `${say(one.label)} ${one.number} ${one.on}` }))}
            onChange={(record) => put({ record })}
          />
        ) : given.kind === 'standing' ? (
          <Select
            aria-label={t('objections.form.name.standing')}
            placeholder={t('objections.form.name.standing')}
            value={given.name || undefined}
            options={grades}
            onChange={(name) => put({ name })}
          />
        ) : (
          <>
            <label htmlFor={`${field}n`}>{t(`objections.form.name.${given.kind}`)}</label>
            <Input
              id={`${field}n`}
              maxLength={200}
              value={given.name}
              onChange={(e) => put({ name: e.target.value })}
            />
          </>
        )}
        <label htmlFor={`${field}m`}>{t('objections.form.matter')}</label>
        <Select
          id={`${field}m`}
          value={given.matter}
          options={(rules?.matters ?? []).map((one) => ({ value: one.code, label: say(one) }))}
          onChange={(matter) => put({ matter })}
        />
        {area('grounds', 3)}
        {area('wanted', 2)}
        {area('files', 2)}
        <span>{t('objections.form.on')}</span>
        <DayField label={t('objections.form.on')} value={given.on} onChange={(on) => put({ on: on ?? '' })} />
        {can('objection.decide') && (
          <>
            <label htmlFor={`${field}l`}>{t('objections.form.late')}</label>
            <Input
              id={`${field}l`}
              maxLength={500}
              value={given.late}
              onChange={(e) => put({ late: e.target.value })}
            />
          </>
        )}
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}
