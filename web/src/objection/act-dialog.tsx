// One act on an objection: its day, what it asks besides, and the reason.

import { Input, Modal, Radio, Select } from 'antd';
import { useCallback, useId, useState } from 'react';
import { listUnits } from '../../../src/base/office-api.ts';
import {
  actOnObjection,
  answerObjection,
  askClarification,
  proposeObjectionExtension,
  proposeUpholding,
  publishClarification,
  readObjectionRules,
} from '../../../src/objection/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import type { Filled } from '../ledger/values.ts';
import { linesIn } from '../notice/notice-dialogs.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { CorrectFields } from './correct-fields.tsx';
import type { Objection } from './objection-page.tsx';

export type ActName =
  | ('accept' | 'refuse' | 'forward' | 'answer' | 'examine' | 'add' | 'reject' | 'withdraw')
  | ('uphold' | 'extend' | 'ask-clarification' | 'clarify' | 'assign');

interface Given {
  readonly on: string;
  readonly until: string;
  readonly why: string;
  readonly files: string;
  readonly ground: string;
  readonly answer: 'wrong' | 'partly' | 'right';
  readonly outcome: 'upheld' | 'partly';
  readonly mend: 'withdraw' | 'correct' | 'none';
  readonly fields: Filled | null;
  readonly unit: string | undefined;
}

interface Props {
  readonly act: ActName;
  readonly objection: Objection;
  readonly onClose: () => void;
}

const PROPOSED: readonly ActName[] = ['uphold', 'extend'];
const UNDATED: readonly ActName[] = [...PROPOSED, 'ask-clarification', 'clarify'];

export function ActDialog({ act, objection, onClose }: Props) {
  const { t } = useWords();
  const field = useId();
  const { error, send } = useSend(onClose);
  const [given, setGiven] = useState<Given>({
    ...{ on: todayIso(), until: todayIso(), why: '', files: '', ground: 'not-own', answer: 'right' },
    ...{ outcome: 'upheld', mend: objection.about === 'record' ? 'withdraw' : 'none' },
    ...{ fields: null, unit: undefined },
  });
  const put = useCallback((more: Partial<Given>) => setGiven((former) => ({ ...former, ...more })), []);
  const go = () =>
    send(async () => {
      await done(act, objection, given);
      return t(PROPOSED.includes(act) ? 'objections.dialog.proposed' : 'objections.dialog.done');
    });
  return (
    <Modal
      open
      width={given.mend === 'correct' && act === 'uphold' ? 760 : undefined}
      title={t(`objections.act.${act}`)}
      okText={t(`objections.act.${act}`)}
      cancelText={t('cancel')}
      onOk={go}
      onCancel={onClose}
    >
      <div className="stack" style={{ gap: 10 }}>
        {!UNDATED.includes(act) && (
          <DayField label={t('objections.dialog.on')} value={given.on} onChange={(on) => put({ on: on ?? '' })} />
        )}
        <Asked act={act} objection={objection} given={given} put={put} />
        {act !== 'ask-clarification' && (
          <>
            <label htmlFor={field}>{t(act === 'clarify' ? 'objections.dialog.text' : 'objections.dialog.why')}</label>
            <Input.TextArea
              id={field}
              rows={3}
              maxLength={2000}
              value={given.why}
              onChange={(e) => put({ why: e.target.value })}
            />
          </>
        )}
        {error !== undefined && <Failed error={error} />}
      </div>
    </Modal>
  );
}

interface AskedProps extends Omit<Props, 'onClose'> {
  readonly given: Given;
  readonly put: (more: Partial<Given>) => void;
}

/** What one act asks besides its day and reason. */
function Asked({ act, objection, given, put }: AskedProps) {
  const { t, say } = useWords();
  const rules = useAsk(readObjectionRules, {}).data;
  if (act === 'refuse')
    return (
      <Select
        aria-label={t('objections.dialog.ground')}
        value={given.ground}
        options={(rules?.refusals.grounds ?? []).map((one) => ({ value: one.id, label: say(one.label) }))}
        onChange={(ground) => put({ ground })}
      />
    );
  if (act === 'answer')
    return (
      <Radio.Group
        aria-label={t('objections.dialog.answer')}
        value={given.answer}
        options={(['wrong', 'partly', 'right'] as const).map((value) => ({
          value,
          label: t(`objections.answer.${value}`),
        }))}
        onChange={({ target }) => put({ answer: target.value })}
      />
    );
  if (act === 'examine')
    return (
      <DayField
        label={t('objections.dialog.until')}
        value={given.until}
        onChange={(until) => put({ until: until ?? '' })}
      />
    );
  if (act === 'add')
    return (
      <Input.TextArea
        aria-label={t('objections.form.files')}
        placeholder={t('objections.form.files')}
        value={given.files}
        onChange={(e) => put({ files: e.target.value })}
      />
    );
  if (act === 'assign') return <Units given={given} put={put} />;
  if (act !== 'uphold') return null;
  return <Mending objection={objection} given={given} put={put} />;
}

/** To which unit it is handed on. */
function Units({ given, put }: Pick<AskedProps, 'given' | 'put'>) {
  const { t } = useWords();
  const units = useAsk(listUnits, {}, { fresh: 3_600_000 }).data?.items ?? [];
  return (
    <Select
      aria-label={t('objections.dialog.unit')}
      placeholder={t('objections.dialog.unit')}
      showSearch={{ optionFilterProp: 'label' }}
      value={given.unit}
      options={units
        .filter(({ kind }) => kind !== 'department' && kind !== 'institution')
        .map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(unit) => put({ unit })}
    />
  );
}

/** How it is upheld, and what becomes of the record. */
function Mending({ objection, given, put }: Omit<AskedProps, 'act'>) {
  const { t } = useWords();
  const onFields = useCallback((fields: Filled | null) => put({ fields }), [put]);
  const mends = objection.about === 'record' ? (['withdraw', 'correct', 'none'] as const) : (['none'] as const);
  return (
    <>
      <Radio.Group
        aria-label={t('objections.dialog.outcome')}
        value={given.outcome}
        options={(['upheld', 'partly'] as const).map((value) => ({ value, label: t(`objections.outcome.${value}`) }))}
        onChange={({ target }) => put({ outcome: target.value })}
      />
      <Radio.Group
        aria-label={t('objections.dialog.mend')}
        value={given.mend}
        options={mends.map((value) => ({ value, label: t(`objections.dialog.mends.${value}`) }))}
        onChange={({ target }) => put({ mend: target.value })}
      />
      {given.mend === 'correct' && <CorrectFields objection={objection} onFields={onFields} />}
    </>
  );
}

function done(act: ActName, { id, revision }: Objection, given: Given): Promise<unknown> {
  const params = { id };
  const { on, until, why, ground, answer, outcome, mend, files, unit = '' } = given;
  const fields = mend === 'correct' ? given.fields : null;
  switch (act) {
    case 'uphold':
      return call(proposeUpholding, { params, body: { outcome, mend, fields, why } });
    case 'extend':
      return call(proposeObjectionExtension, { params, body: { why } });
    case 'ask-clarification':
      return call(askClarification, { params });
    case 'clarify':
      return call(publishClarification, { params, body: { text: why } });
    case 'answer':
      return call(answerObjection, { params, body: { revision, on, answer, why } });
    case 'refuse':
      return call(actOnObjection, { params, body: { revision, doing: { act, on, ground, why } } });
    case 'assign':
      return call(actOnObjection, { params, body: { revision, doing: { act, on, unit, why } } });
    case 'examine':
      return call(actOnObjection, { params, body: { revision, doing: { act, on, until, why } } });
    case 'add':
      return call(actOnObjection, { params, body: { revision, doing: { act, on, why, files: linesIn(files) } } });
    default:
      return call(actOnObjection, { params, body: { revision, doing: { act, on, why } } });
  }
}
