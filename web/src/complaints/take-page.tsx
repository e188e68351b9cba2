// Taking in a complaint or report: at the desk or by telephone; look-alikes are shown while it is written.

import { useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { findAlike, KINDS, takeComplaint } from '../../../src/supervision/complaints/complaint-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useLater } from '../parts/use-later.ts';
import { useAccount } from '../shell/use-account.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { AlikeLine } from './alike-line.tsx';
import { EntityPick } from './entity-pick.tsx';
import { useComplaintWords } from './use-complaints.ts';
import './complaints.css';

interface Written {
  readonly kind: (typeof KINDS)[number];
  readonly channel: string;
  readonly reference?: string;
  readonly received: string;
  readonly matter: string;
  readonly entity?: string;
  readonly respondent?: string;
  readonly summary: string;
  readonly request?: string;
  readonly anonymous?: boolean;
  readonly name?: string;
  readonly contact?: string;
  readonly replyDue?: string;
  readonly unit?: string;
}

function bodyOf({ anonymous, name, contact, entity, ...rest }: Written) {
  const nobody = rest.kind === 'report' && anonymous;
  return {
    ...{ ...rest, entity: entity ?? null, replyDue: rest.replyDue || null, unit: rest.unit ?? null },
    complainant: nobody ? null : { name: name ?? '', contact: contact ?? '' },
  };
}

export function TakePage() {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { can } = useAccount();
  const [form] = Form.useForm<Written>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const written = Form.useWatch((all: Written) => all, form) as Written | undefined;
  const take = async (filled: Written) => {
    setBusy(true);
    try {
      const { id, number, unit, officer } = await call(takeComplaint, { body: bodyOf(filled) });
      await client.invalidateQueries();
      message.success(t('complaints.form.done', { number, unit: unit.name, officer: officer ? ` ${officer} ` : '' }));
      if (can('complaint.read')) return await navigate({ to: '/complaints/$id', params: { id } });
      form.resetFields();
      setBusy(false);
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <div className="stack complaint-take">
      <h1>{t('complaints.take')}</h1>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'complaint', channel: 'visit', received: todayIso() }}
        onFinish={take}
        className="stack"
      >
        <Facts kind={written?.kind} />
        <Who kind={written?.kind} anonymous={written?.anonymous} />
        <Handling />
        {written && <Alike written={written} />}
        {error !== undefined && <Failed error={error} />}
        <div>
          <Button type="primary" size="large" htmlType="submit" loading={busy}>
            {t('complaints.form.submit')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function useNeeded() {
  const { t } = useWords();
  return (what: string) => [{ required: true, message: t('complaints.form.needed', { what }) }];
}

function Facts({ kind }: { readonly kind: Written['kind'] | undefined }) {
  const { t, say } = useWords();
  const { rules } = useComplaintWords();
  const needed = useNeeded();
  const options = (list: readonly { id: string; zh: string; en: string }[] = []) =>
    list.map((one) => ({ value: one.id, label: say(one) }));
  return (
    <section className="card">
      <Form.Item name="kind" label={t('complaints.form.kind')}>
        <Radio.Group options={KINDS.map((value) => ({ value, label: t(`complaints.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="entity" label={t('complaints.form.entity')}>
        <EntityPick />
      </Form.Item>
      <Form.Item name="respondent" label={t('complaints.form.respondent')}>
        <Input maxLength={200} placeholder={t('complaints.form.respondentHint')} />
      </Form.Item>
      <div className="complaint-two">
        <Form.Item name="matter" label={t('complaints.form.matter')} rules={needed(t('complaints.form.matter'))}>
          <Select options={options(rules?.matters)} />
        </Form.Item>
        <Form.Item name="received" label={t('complaints.form.received')} rules={needed(t('complaints.form.received'))}>
          <DayField max={todayIso()} />
        </Form.Item>
      </div>
      <Form.Item name="summary" label={t('complaints.form.summary')} rules={needed(t('complaints.form.summary'))}>
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} placeholder={t('complaints.form.summaryHint')} />
      </Form.Item>
      {kind !== 'report' && (
        <Form.Item name="request" label={t('complaints.form.request')}>
          <Input maxLength={1000} placeholder={t('complaints.form.requestHint')} />
        </Form.Item>
      )}
    </section>
  );
}

function Who({ kind, anonymous }: Partial<Pick<Written, 'kind' | 'anonymous'>>) {
  const { t } = useWords();
  const needed = useNeeded();
  const nobody = kind === 'report' && anonymous;
  return (
    <section className="card">
      <h2>{t('complaints.form.who')}</h2>
      <p className="small muted">{t('complaints.form.privacy')}</p>
      {kind === 'report' && (
        <Form.Item name="anonymous" valuePropName="checked">
          <Checkbox>{t('complaints.form.anonymous')}</Checkbox>
        </Form.Item>
      )}
      {!nobody && (
        <div className="complaint-two">
          <Form.Item name="name" label={t('complaints.form.name')} rules={needed(t('complaints.form.name'))}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="contact" label={t('complaints.form.contact')} rules={needed(t('complaints.form.contact'))}>
            <Input maxLength={100} autoComplete="off" placeholder={t('complaints.form.contactHint')} />
          </Form.Item>
        </div>
      )}
    </section>
  );
}

function Handling() {
  const { t, say } = useWords();
  const { rules } = useComplaintWords();
  return (
    <section className="card">
      <div className="complaint-two">
        <Form.Item name="channel" label={t('complaints.form.channel')}>
          <Select options={(rules?.channels ?? []).map((one) => ({ value: one.id, label: say(one) }))} />
        </Form.Item>
        <Form.Item name="reference" label={t('complaints.form.reference')}>
          <Input maxLength={60} placeholder={t('complaints.form.referenceHint')} />
        </Form.Item>
        <Form.Item name="replyDue" label={t('complaints.form.replyDue')}>
          <DayField />
        </Form.Item>
        <Form.Item name="unit" label={t('complaints.form.unit')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('complaints.form.unitHint')}
            options={(rules?.units ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
      </div>
    </section>
  );
}

/** Asked a moment after the writing rests, once there is enough to compare. */
function Alike({ written }: { readonly written: Written }) {
  const { t } = useWords();
  const { can } = useAccount();
  const { received, matter, entity, respondent = '', summary = '', complainant } = bodyOf(written);
  const enough = (entity !== null || respondent !== '') && summary.trim().length > 3 && Boolean(matter && received);
  const known = complainant?.name && complainant.contact.length > 1 ? complainant : null;
  const body = useLater({ received, matter, entity, respondent, summary, complainant: known }, 600);
  const asked = useAsk(
    findAlike,
    { body },
    { enabled: enough && body.summary !== '' && can('complaint.read'), keep: true },
  );
  const items = enough ? (asked.data?.items ?? []) : [];
  if (items.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('complaints.alike.title')}</h2>
      <p className="small muted">{t('complaints.alike.note')}</p>
      <ul className="complaint-alike">
        {items.map((one) => (
          <AlikeLine key={one.id} line={one} />
        ))}
      </ul>
    </section>
  );
}
