// One act on an application, written: its day, its ground, what was verified, its reason.

import { Form, Input, Modal, Select, Switch } from 'antd';
import { actOnRepair } from '../../../src/repair/api.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { type Repair, useRepairRules } from './use-repairs.ts';

export const ACTS = [
  ...([
    'accept',
    'ask',
    'supplement',
    'refuse',
    'verify',
    'grant',
    'deny',
    'talk',
    'effort',
    'step',
    'extend',
  ] as const),
  ...(['complete', 'reverse', 'tell', 'withdraw'] as const),
] as const;
export type ActName = (typeof ACTS)[number];

interface Props {
  readonly act: ActName;
  readonly repair: Repair;
  readonly onClose: () => void;
}

interface Written {
  readonly on?: string;
  readonly why?: string;
  readonly ground?: string;
  readonly route?: string;
  readonly present?: string;
  readonly until?: string;
  readonly how?: string;
  readonly met?: Readonly<Record<string, boolean>>;
}

type Doing = Parameters<typeof call<typeof actOnRepair>>[1]['body']['doing'];

const DECISIONS: readonly ActName[] = ['grant', 'deny', 'complete', 'reverse'];
const FREE_OF_REASON: readonly ActName[] = ['accept', 'supplement', 'verify', 'tell'];

/** The conditions that a person verifies, each once. */
function toVerify({ prospects }: Repair) {
  const all = prospects.flatMap(({ conditions }) => conditions).filter(({ met }) => met === 'unknown');
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

function doingOf(act: ActName, repair: Repair, written: Written): Doing {
  const { on = todayIso(), why = '', ground = '' } = written;
  switch (act) {
    case 'grant':
      return { act: 'decide', decision: { act, until: written.until ?? null, why } };
    case 'complete':
      return { act: 'decide', decision: { act, why } };
    case 'deny':
    case 'reverse':
      return { act: 'decide', decision: { act, ground, why } };
    case 'refuse':
      return { act, on, ground, why };
    case 'verify': {
      const checks = toVerify(repair).map(({ id }) => ({
        id,
        met: written.met?.[id] ?? false,
        how: written.how ?? '',
      }));
      return { act, on, checks, why };
    }
    case 'talk':
      return { act, on, present: written.present ?? '', why };
    case 'effort':
      return { act, on, route: written.route ?? '', why };
    default:
      return { act, on, why };
  }
}

export function ActDialog({ act, repair, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Written>();
  const { error, send } = useSend(onClose);
  const word = t(`repairs.act.${act}`);
  const go = (written: Written) =>
    send(async () => {
      const { id, revision } = repair;
      const body = { revision, doing: doingOf(act, repair, written) };
      const { proposal } = await call(actOnRepair, { params: { id }, body });
      return t(proposal === null ? 'repairs.act.done' : 'repairs.act.proposed');
    });
  return (
    <Modal open title={word} okText={word} cancelText={t('cancel')} onOk={form.submit} onCancel={onClose}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ on: todayIso(), met: Object.fromEntries(toVerify(repair).map(({ id }) => [id, true])) }}
        onFinish={go}
      >
        <Fields act={act} repair={repair} />
        {!DECISIONS.includes(act) && (
          <Form.Item name="on" label={t('repairs.act.on')}>
            <DayField max={todayIso()} />
          </Form.Item>
        )}
        <Why act={act} />
      </Form>
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}

function Why({ act }: Pick<Props, 'act'>) {
  const { t } = useWords();
  const label = t(act === 'ask' ? 'repairs.act.missing' : act === 'talk' ? 'repairs.act.minutes' : 'repairs.act.why');
  const rules = FREE_OF_REASON.includes(act)
    ? []
    : [{ required: true, message: t('repairs.form.needed', { what: label }) }];
  return (
    <Form.Item name="why" label={label} rules={rules}>
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} />
    </Form.Item>
  );
}

function Fields({ act, repair }: Pick<Props, 'act' | 'repair'>) {
  const { t, say } = useWords();
  const rules = useRepairRules();
  const needed = (what: string) => [{ required: true, message: t('repairs.form.needed', { what }) }];
  if (act === 'refuse' || act === 'deny' || act === 'reverse') {
    const grounds = (act === 'reverse' ? rules?.reversals : rules?.refusals) ?? [];
    return (
      <Form.Item name="ground" label={t('repairs.act.ground')} rules={needed(t('repairs.act.ground'))}>
        <Select options={grounds.map(({ id, label }) => ({ value: id, label: say(label) }))} />
      </Form.Item>
    );
  }
  if (act === 'effort')
    return (
      <Form.Item name="route" label={t('repairs.act.route')} rules={needed(t('repairs.act.route'))}>
        <Select options={(rules?.routes ?? []).map(({ id, label }) => ({ value: id, label: say(label) }))} />
      </Form.Item>
    );
  if (act === 'talk')
    return (
      <Form.Item name="present" label={t('repairs.act.present')} rules={needed(t('repairs.act.present'))}>
        <Input maxLength={200} />
      </Form.Item>
    );
  if (act === 'grant' && repair.basis === 'reorganisation')
    return (
      <Form.Item name="until" label={t('repairs.act.until')}>
        <DayField />
      </Form.Item>
    );
  return act === 'verify' ? <Checks repair={repair} /> : null;
}

function Checks({ repair }: Pick<Props, 'repair'>) {
  const { t, say } = useWords();
  return (
    <>
      {toVerify(repair).map(({ id, label }) => (
        <Form.Item key={id} name={['met', id]} label={say(label)} valuePropName="checked">
          <Switch checkedChildren={t('repairs.met.true')} unCheckedChildren={t('repairs.met.false')} />
        </Form.Item>
      ))}
      <Form.Item name="how" label={t('repairs.act.how')}>
        <Input maxLength={1000} />
      </Form.Item>
    </>
  );
}
