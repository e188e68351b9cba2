// One act on a complaint, written: its day, what the law asks for, its reason.

import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { actOnComplaint } from '../../../src/supervision/complaints/complaint-act-api.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { type ActName, actWord, type Doing } from './act-word.ts';
import { EntityPick } from './entity-pick.tsx';
import { type Complaint, useComplaintWords } from './use-complaints.ts';

interface Props {
  readonly act: ActName;
  readonly complaint: Complaint;
  readonly onClose: () => void;
}

interface Written {
  readonly on?: string;
  readonly why?: string;
  readonly ground?: string;
  readonly outcome?: string;
  readonly upheld?: boolean;
  readonly loss?: number | null;
  readonly reply?: string;
  readonly to?: string;
  readonly unit?: string;
  readonly officer?: string;
  readonly entity?: string;
  readonly matter?: string;
  readonly summary?: string;
  readonly request?: string;
  readonly replyDue?: string;
}

/** The act in the shape in which it is sent. */
function doingOf(act: ActName, complaint: Complaint, written: Written): Doing {
  const { on = todayIso(), why = '', ground = null, outcome = '', reply = '' } = written;
  switch (act) {
    case 'refuse':
      return { act, on, why, ground };
    case 'close': {
      const { upheld = false, loss = null } = written;
      return { act, on, outcome, ground: outcome === 'ended' ? ground : null, upheld, loss, reply, why };
    }
    case 'transfer':
      return { act, on, to: written.to ?? '', why };
    case 'assign':
      return { act, unit: written.unit ?? complaint.unit.id, officer: written.officer ?? null, why };
    case 'match':
      return { act, entity: written.entity ?? '', why };
    case 'amend': {
      const { matter, summary, request, replyDue } = complaint;
      const { matter: to = matter, summary: words = summary, request: asked = request } = written;
      return { act, matter: to, summary: words, request: asked, replyDue: written.replyDue ?? replyDue, why };
    }
    case 'reopen':
    case 'void':
    case 'part':
      return { act, why };
    default:
      return { act, on, why };
  }
}

const DAYLESS: readonly ActName[] = ['assign', 'match', 'reopen', 'part', 'amend', 'void'];
const NEEDS_WHY: readonly ActName[] = ['refuse', 'step', 'transfer', 'assign', 'reopen', 'part', 'amend', 'void'];

export function ActDialog({ act, complaint, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Written>();
  const { error, send } = useSend(onClose);
  const word = actWord(t, act, complaint);
  const go = (written: Written) =>
    send(async () => {
      const { id, revision } = complaint;
      await call(actOnComplaint, { params: { id }, body: { revision, doing: doingOf(act, complaint, written) } });
      return t('complaints.act.done');
    });
  return (
    <Modal open title={word} okText={word} cancelText={t('cancel')} onOk={form.submit} onCancel={onClose}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ on: todayIso(), unit: complaint.unit.id, officer: complaint.officerId ?? undefined }}
        onFinish={go}
      >
        <Fields act={act} complaint={complaint} />
        {!DAYLESS.includes(act) && (
          <Form.Item name="on" label={t('complaints.act.on')}>
            <DayField max={todayIso()} />
          </Form.Item>
        )}
        {act !== 'close' && (
          <Form.Item
            name="why"
            label={t(NEEDS_WHY.includes(act) && act !== 'step' ? 'complaints.act.why' : 'complaints.act.note')}
            rules={
              NEEDS_WHY.includes(act)
                ? [{ required: true, message: t('complaints.form.needed', { what: t('complaints.act.why') }) }]
                : []
            }
          >
            <Input.TextArea
              rows={2}
              maxLength={2000}
              placeholder={act === 'step' ? t('complaints.act.stepHint') : ''}
            />
          </Form.Item>
        )}
      </Form>
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}

function Fields({ act, complaint }: Pick<Props, 'act' | 'complaint'>) {
  const { t } = useWords();
  const { rules } = useComplaintWords();
  switch (act) {
    case 'refuse':
      return complaint.kind === 'complaint' ? <Ground of="refusals" /> : null;
    case 'close':
      return <Closing complaint={complaint} />;
    case 'transfer':
      return <Choice name="to" label={t('complaints.act.to')} options={rules?.departments ?? []} />;
    case 'amend':
      return <Amending complaint={complaint} />;
    case 'assign':
      return <Assigning complaint={complaint} />;
    case 'match':
      return (
        <Form.Item
          name="entity"
          label={t('complaints.form.entity')}
          rules={[{ required: true, message: t('complaints.form.needed', { what: t('complaints.form.entity') }) }]}
        >
          <EntityPick />
        </Form.Item>
      );
    default:
      return null;
  }
}

interface ChoiceProps {
  readonly name: keyof Written;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

function Choice({ name, label, options }: ChoiceProps) {
  const { t } = useWords();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t('complaints.form.needed', { what: label }) }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={options.map((one) => ({ value: one.id, label: one.name }))}
      />
    </Form.Item>
  );
}

function Ground({ of }: { readonly of: 'refusals' | 'endings' }) {
  const { t, say } = useWords();
  const { rules } = useComplaintWords();
  const section = rules?.[of];
  if (!rules || !section) return null;
  return (
    <>
      <Choice
        name="ground"
        label={`${t('complaints.act.ground')}${t('mark.open')}${t('complaints.act.groundOf', { document: say(rules.document), article: section.article })}${t('mark.close')}`}
        options={section.grounds.map((one) => ({ id: one.id, name: `${one.item}${say(one.label)}` }))}
      />
      <p className="small muted">{say(section.assumption)}</p>
    </>
  );
}

function Closing({ complaint: { kind } }: { readonly complaint: Complaint }) {
  const { t, say } = useWords();
  const { rules } = useComplaintWords();
  const outcome = Form.useWatch('outcome');
  const needed = (what: string) => [{ required: true, message: t('complaints.form.needed', { what }) }];
  const outcomes = (rules?.outcomes ?? []).filter((one) => one.kind === kind);
  return (
    <>
      <Choice
        name="outcome"
        label={t('complaints.act.outcome')}
        options={outcomes.map((one) => ({ id: one.id, name: say(one) }))}
      />
      {outcome === 'ended' && <Ground of="endings" />}
      <Form.Item name="upheld" label={t('complaints.act.upheld')} rules={needed(t('complaints.act.upheld'))}>
        <Radio.Group
          options={[
            { value: true, label: t('complaints.act.yes') },
            { value: false, label: t('complaints.act.no') },
          ]}
        />
      </Form.Item>
      {kind === 'complaint' && (
        <Form.Item name="loss" label={t('complaints.act.loss')}>
          <InputNumber min={0} precision={2} style={{ width: '100%' }} />
        </Form.Item>
      )}
      <Form.Item name="reply" label={t('complaints.act.reply')} rules={needed(t('complaints.act.reply'))}>
        <Input.TextArea rows={3} maxLength={2000} placeholder={t('complaints.act.replyHint')} />
      </Form.Item>
    </>
  );
}

function Amending({ complaint }: { readonly complaint: Complaint }) {
  const { t, say } = useWords();
  const { rules } = useComplaintWords();
  return (
    <>
      <Form.Item name="matter" label={t('complaints.form.matter')} initialValue={complaint.matter}>
        <Select options={(rules?.matters ?? []).map((one) => ({ value: one.id, label: say(one) }))} />
      </Form.Item>
      <Form.Item name="summary" label={t('complaints.form.summary')} initialValue={complaint.summary}>
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="request" label={t('complaints.form.request')} initialValue={complaint.request}>
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name="replyDue" label={t('complaints.form.replyDue')} initialValue={complaint.replyDue ?? undefined}>
        <DayField />
      </Form.Item>
    </>
  );
}

function Assigning({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useWords();
  const { rules } = useComplaintWords();
  const form = Form.useFormInstance<Written>();
  const unit = Form.useWatch('unit', form);
  return (
    <>
      <Form.Item name="unit" label={t('complaints.act.unit')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(rules?.units ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onChange={() => form.setFieldValue('officer', undefined)}
        />
      </Form.Item>
      {(unit ?? complaint.unit.id) === complaint.unit.id && (
        <Form.Item name="officer" label={t('complaints.act.officer')}>
          <Select
            allowClear
            placeholder={t('complaints.act.anybody')}
            options={complaint.officers.map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
      )}
    </>
  );
}
