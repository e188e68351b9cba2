// The form of a record type with what will follow beside it.

import { useNavigate } from '@tanstack/react-router';
import { Form as AntForm, App, Button, Input } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { correctRecord, fileRecord } from '../../../src/grading/filing-api.ts';
import { proposeAdjustment } from '../../../src/grading/proposal-api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { type Both, useWords } from '../words/use-words.ts';
import { FormFields } from './form-fields.tsx';
import type { RecordLine } from './records-tab.tsx';
import { useAdjustmentChoices } from './use-adjustment-choices.ts';
import { usePreview } from './use-preview.ts';
import { type Filled, type Form, fieldsOf, isComplete } from './values.ts';
import { WhatFollows } from './what-follows.tsx';
import './filing.css';

interface Props {
  readonly id: string;
  readonly form: Form;
  readonly corrected: RecordLine | undefined;
}

/** The act stands outside the form that it sends: what follows is read before. */
const FORM = 'filing';

export function FilingForm({ id, form, corrected }: Props) {
  const { t, say } = useWords();
  const [inputs] = AntForm.useForm();
  const written = AntForm.useWatch([], inputs) as Filled | undefined;
  const { source, why, ...rest } = written ?? {};
  const { account } = useAccount();
  const asked = askedOf(form, !corrected && account.role !== 'department-user');
  const fields = fieldsOf(asked, rest);
  const needsSource = !corrected && form.source === null;
  const complete = isComplete(asked, fields) && (!needsSource || Boolean(source));
  const preview = usePreview(id, { type: form.id, source: text(source), fields, record: corrected?.record }, complete);
  const { choices, follow } = useAdjustmentChoices(form, written);
  const save = useSave({ id, form, corrected });
  const start = { ...startOf(form), ...corrected?.fields };
  return (
    <div className="filing">
      <AntForm
        id={FORM}
        form={inputs}
        layout="vertical"
        className="card"
        requiredMark={(label, { required }) => (
          <span>
            {label} {!required && <span className="small faint">{t('file.optional')}</span>}
          </span>
        )}
        initialValues={start}
        scrollToFirstError
        onValuesChange={(chosen: Filled) => inputs.setFieldsValue(follow(chosen))}
        onFinish={() => save.go(fields, text(source), text(why))}
      >
        <h2 className="form-title">{say(form.label)}</h2>
        {form.secondPerson && <p className="note">{t('proposals.adjust.note')}</p>}
        <FormFields fields={asked} at={[]} faults={preview.faults} choices={choices} />
        {needsSource && (
          <AntForm.Item
            name="source"
            label={t('file.source')}
            rules={[{ required: true, message: t('file.sourceHint') }]}
          >
            <Input placeholder={t('file.sourceHint')} maxLength={200} />
          </AntForm.Item>
        )}
        <AntForm.Item
          name="why"
          label={t(form.secondPerson ? 'proposals.adjust.why' : corrected ? 'file.correctWhy' : 'file.why')}
          rules={
            corrected || form.secondPerson
              ? [{ required: true, whitespace: true, message: t('records.whyNeeded') }]
              : []
          }
        >
          <Input.TextArea rows={2} maxLength={2000} placeholder={corrected ? t('file.correctWhyHint') : undefined} />
        </AntForm.Item>
      </AntForm>
      <WhatFollows preview={preview} complete={complete} title={t(followOf(form, corrected))} />
      <div className="stack form-acts">
        {save.error !== undefined && <Failed error={save.error} />}
        <div>
          <Button type="primary" htmlType="submit" form={FORM} loading={save.busy}>
            {actOf(form, corrected, t, say)}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** The fields of a form; who is the source must be said, unless it is known: a department's own, or that of a record. */
function askedOf({ fields, secondPerson, source }: Form, sourced: boolean): Form['fields'] {
  const asked = secondPerson || sourced;
  return fields.map((field) => (asked && field.name === source ? { ...field, required: true } : field));
}

function followOf({ secondPerson }: Form, corrected: unknown) {
  if (secondPerson) return 'proposals.follow';
  return corrected ? 'file.followCorrect' : 'file.follow';
}

function actOf({ secondPerson, label }: Form, corrected: unknown, t: TFunction, say: (both: Both) => string): string {
  if (secondPerson) return t('proposals.adjust.act', { what: say(label) });
  return corrected ? t('file.correct') : t('file.saveOf', { what: say(label) });
}

/** An empty item in each list that must have one, so that its fields are there to fill in. */
function startOf(form: Form): Filled {
  return Object.fromEntries(
    form.fields.filter((field) => field.type === 'list' && field.required).map((field) => [field.name, [{}]]),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

function useSave({ id, form, corrected }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (fields: Filled, source: string | undefined, why: string | undefined) => {
    if (form.secondPerson) {
      const body = { type: form.id, fields, source, record: corrected?.record, why: why ?? '' };
      await call(proposeAdjustment, { params: { id }, body });
      return t('proposals.adjust.done');
    }
    if (!corrected) {
      const done = await call(fileRecord, { params: { id }, body: { type: form.id, fields, source, why } });
      return done.state === 'accepted' ? t('file.done') : t('file.doneSame');
    }
    await call(correctRecord, { params: { id, record: corrected.record }, body: { fields, why: why ?? '' } });
    return t('file.corrected');
  };
  const go = async (...filled: Parameters<typeof send>) => {
    setBusy(true);
    setError(undefined);
    try {
      message.success(await send(...filled));
      await client.invalidateQueries();
      await navigate({ to: '/entities/$id', params: { id } });
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return { go, busy, error };
}
