// Credit reports of an entity: issuing one with its scope, purpose and basis, and those that were issued, with their files.

import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import {
  downloadReport,
  issueReport,
  listReports,
  REPORT_FORMS,
  type REPORT_KINDS,
  readReportKinds,
} from '../../../src/disclosure/reports/report-api.ts';
import { useAsk } from '../api/ask.ts';
import { addressOf, call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { momentInTable, todayIso, yearsBefore } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import '../repair/repair.css';

interface Written {
  readonly kind: (typeof REPORT_KINDS)[number];
  readonly from?: string;
  readonly until?: string;
  readonly sections?: string[];
  readonly purpose: string;
  readonly basis: string;
}

export function ReportsTab({ id }: { readonly id: string }) {
  const { t } = useWords();
  return (
    <div className="stack">
      <section className="card stack repair-take">
        <h2>{t('reports.title')}</h2>
        <p className="muted">{t('reports.about')}</p>
        <a href="/public/verify">{t('reports.verify')}</a>
        <Issue id={id} />
      </section>
      <Issued id={id} />
    </div>
  );
}

function Issue({ id }: { readonly id: string }) {
  const { t, say } = useWords();
  const [form] = Form.useForm<Written>();
  const [busy, setBusy] = useState(false);
  const { error, send } = useSend(() => form.resetFields(['purpose', 'basis', 'sections']));
  const kinds = useAsk(readReportKinds, {}, { fresh: 3_600_000 }).data?.kinds ?? [];
  const chosen = Form.useWatch('kind', form) ?? 'special';
  const kind = kinds.find((one) => one.id === chosen);
  const needed = (what: string) => [{ required: true, message: t('reports.needed', { what }) }];
  const go = async ({ from, until, sections = [], ...rest }: Written) => {
    setBusy(true);
    const period = kind?.takes === 'period' ? { from, until, sections } : {};
    await send(async () => {
      const { number } = await call(issueReport, { params: { id }, body: { ...rest, ...period } });
      return t('reports.done', { number });
    });
    setBusy(false);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'special', from: yearsBefore(todayIso(), 5), until: todayIso() }}
      onFinish={go}
    >
      <Form.Item name="kind" label={t('reports.kind')}>
        <Radio.Group options={kinds.map((one) => ({ value: one.id, label: say(one.label) }))} />
      </Form.Item>
      {kind && (
        <p className="small muted">
          {kind.article}
          {t('mark.colon')}
          {say(kind.sense)}
        </p>
      )}
      {kind?.takes === 'period' && <Period kind={kind} />}
      <Form.Item name="purpose" label={t('reports.purpose')} rules={needed(t('reports.purpose'))}>
        <Input maxLength={300} placeholder={t('reports.purposeHint')} />
      </Form.Item>
      <Form.Item name="basis" label={t('reports.basis')} rules={needed(t('reports.basis'))}>
        <Input maxLength={300} placeholder={t('reports.basisHint')} />
      </Form.Item>
      {error !== undefined && <Failed error={error} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('reports.issue')}
      </Button>
    </Form>
  );
}

type Kind = { readonly sections: readonly { id: string; label: { zh: string; en: string }; required: boolean }[] };

function Period({ kind }: { readonly kind: Kind }) {
  const { t, say } = useWords();
  const always = kind.sections.filter(({ required }) => required);
  const others = kind.sections.filter(({ required }) => !required);
  return (
    <>
      <div className="row">
        <Form.Item name="from" label={t('reports.from')}>
          <DayField max={todayIso()} />
        </Form.Item>
        <Form.Item name="until" label={t('reports.until')}>
          <DayField max={todayIso()} />
        </Form.Item>
      </div>
      <p className="small">
        {t('reports.always', { what: always.map(({ label }) => say(label)).join(t('mark.list')) })}
      </p>
      {others.length > 0 && (
        <Form.Item name="sections" label={t('reports.sections')}>
          <Checkbox.Group options={others.map(({ id, label }) => ({ value: id, label: say(label) }))} />
        </Form.Item>
      )}
    </>
  );
}

function Issued({ id }: { readonly id: string }) {
  const { t, say } = useWords();
  const asked = useAsk(listReports, { params: { id } });
  const kinds = useAsk(readReportKinds, {}, { fresh: 3_600_000 }).data?.kinds ?? [];
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={4} />;
  const { items } = asked.data;
  if (items.length === 0) return <Nothing title={t('reports.none')} how={t('reports.noneHow')} />;
  return (
    <section className="stack" style={{ gap: 8 }}>
      <h2>{t('reports.issued')}</h2>
      <div className="sheet repair-sheet">
        <table>
          <thead>
            <tr>
              {(['number', 'kind', 'scope', 'purpose', 'issued'] as const).map((one) => (
                <th key={one}>{t(`reports.columns.${one}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ number, kind, from, until, purpose, basis, issued, name }) => {
              const label = kinds.find((one) => one.id === kind)?.label;
              return (
                <tr key={number}>
                  <th scope="row">
                    {number}
                    <div className="row small">
                      {REPORT_FORMS.map((form) => (
                        <a key={form} href={addressOf(downloadReport, { params: { id, number, form } })} download>
                          {form.toUpperCase()}
                        </a>
                      ))}
                      <a href={`/public/reports/${number}`}>{t('reports.state')}</a>
                    </div>
                  </th>
                  <td className="repair-wide">{label ? say(label) : kind}</td>
                  <td>{from && `${from} – ${until}`}</td>
                  <td className="repair-wide">
                    {purpose}
                    <div className="small muted">{basis}</div>
                  </td>
                  <td>
                    {momentInTable(issued)}
                    <div className="small muted">{name}</div>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
