// Marks on the complainant: for whoever handles complaints, proposed and lifted by two people.

import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { proposeClaimMark, proposeMarkLifting } from '../../../src/supervision/complaints/complaint-act-api.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';
import { type Complaint, useComplaintWords } from './use-complaints.ts';

export function Marks({ complaint: { id, marks, may } }: { readonly complaint: Complaint }) {
  const { t, say } = useWords();
  const { rules, mark } = useComplaintWords();
  const [adding, setAdding] = useState(false);
  const [lifting, setLifting] = useState<string>();
  if (marks.length === 0 && !may.mark) return null;
  return (
    <section className="card">
      <h2>{t('complaints.mark.title')}</h2>
      {marks.map((one) => (
        <div key={one.id} className="complaint-mark">
          <span className="chip warn">{mark(one.kind)}</span> {one.reason}
          <div className="small muted">{t('complaints.mark.holds', { until: one.until, who: one.approvedBy })}</div>
          {may.mark && (
            <Button size="small" onClick={() => setLifting(one.id)}>
              {t('complaints.mark.lift')}
            </Button>
          )}
        </div>
      ))}
      {rules && <p className="small muted">{say(rules.marks.rights)}</p>}
      {may.mark && (
        <Button size="small" onClick={() => setAdding(true)}>
          {t('complaints.mark.add')}
        </Button>
      )}
      {adding && <MarkDialog id={id} onClose={() => setAdding(false)} />}
      {lifting && (
        <ReasonDialog
          title={t('complaints.mark.liftTitle')}
          word={t('complaints.mark.lift')}
          label={t('complaints.act.why')}
          done={t('complaints.mark.asked')}
          act={(why) => call(proposeMarkLifting, { params: { id }, body: { mark: lifting, why } })}
          onClose={() => setLifting(undefined)}
        />
      )}
    </section>
  );
}

interface Written {
  readonly kind: string;
  readonly until: string;
  readonly why: string;
}

function MarkDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t, say } = useWords();
  const { rules } = useComplaintWords();
  const [form] = Form.useForm<Written>();
  const { error, send } = useSend(onClose);
  const propose = (body: Written) =>
    send(async () => {
      await call(proposeClaimMark, { params: { id }, body });
      return t('complaints.mark.asked');
    });
  const needed = (what: string) => [{ required: true, message: t('complaints.form.needed', { what }) }];
  return (
    <Modal
      open
      title={t('complaints.mark.addTitle')}
      okText={t('complaints.mark.add')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={propose}>
        <Form.Item name="kind" label={t('complaints.mark.kind')} rules={needed(t('complaints.mark.kind'))}>
          <Select options={(rules?.marks.kinds ?? []).map((one) => ({ value: one.id, label: say(one.label) }))} />
        </Form.Item>
        <Form.Item name="until" label={t('complaints.mark.until')} rules={needed(t('complaints.mark.until'))}>
          <DayField />
        </Form.Item>
        <Form.Item name="why" label={t('complaints.mark.why')} rules={needed(t('complaints.mark.why'))}>
          <Input.TextArea rows={3} maxLength={2000} placeholder={t('complaints.mark.whyHint')} />
        </Form.Item>
      </Form>
      {rules && (
        <p className="small muted">
          {say(rules.marks.rights)}
          <br />
          {say(rules.marks.assumption)}
        </p>
      )}
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}
