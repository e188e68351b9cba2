// Plans chosen to be made one: which, in which cycle, who is trusted, how much inspectors can do.

import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { InputOf } from '../../../src/base/http/operation.ts';
import { type addJoint, listJoinable } from '../../../src/inspection/cycle/cycle-api.ts';
import { useAsk } from '../api/ask.ts';
import { FIRST_RULEBOOK, useRulebooks } from '../grading/use-rulebooks.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed, Nothing } from '../parts/states.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useSaving } from './use-saving.ts';

export type JointScope = InputOf<typeof addJoint>['body'];
type Joinable = Readonly<{ id: string; number: number; title: string; from: string; until: string; open?: number }>;

/** A joint plan as it begins: until the end of the year. */
export function jointBeginning(division: string): JointScope {
  const from = todayIso();
  const until = `${from.slice(0, 4)}-12-31`;
  return { title: '', from, until, division, plans: [], rulebook: FIRST_RULEBOOK, trusted: ['A'], days: 3 };
}

interface Props {
  readonly scope: JointScope;
  /** Those that it has already. */
  readonly own?: readonly Joinable[];
  readonly save: (scope: JointScope) => Promise<unknown>;
  readonly onClose: () => void;
}

export function JointForm({ scope, own = [], save, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<JointScope>();
  const { busy, error, run } = useSaving();
  const asked = useAsk(listJoinable, {}, { fresh: 0 });
  const found = asked.data?.items ?? [];
  const plans = [...found, ...own.filter(({ id }) => !found.some((one) => one.id === id))];
  const go = (written: JointScope) => run(() => save({ ...scope, ...written }));
  return (
    <section className="card stack">
      {asked.data && plans.length === 0 && <Nothing title={t('joint.nothing')} how={t('joint.nothingHow')} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={scope} onFinish={go}>
        <Fields plans={plans} />
      </Form>
      {error !== undefined && <Failed error={error} />}
      <div className="row">
        <Button type="primary" loading={busy} onClick={form.submit}>
          {t('joint.make')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}

function Fields({ plans }: { readonly plans: readonly Joinable[] }) {
  const { t, say } = useWords();
  const form = Form.useFormInstance<JointScope>();
  const { items: books, levels } = useRulebooks();
  const book = Form.useWatch('rulebook', form);
  const needed = [{ required: true, message: t('file.required') }];
  const named = (one: Joinable) => t('joint.planOpen', { ...one, open: one.open ?? 0 });
  return (
    <div className="plan-grid">
      <Form.Item className="wide" name="title" label={t('joint.field.title')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item className="wide" name="plans" label={t('joint.field.plans')} rules={needed}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={plans.map((one) => ({ value: one.id, label: named(one) }))}
        />
      </Form.Item>
      {(['from', 'until'] as const).map((name) => (
        <Form.Item key={name} name={name} label={t(`joint.field.${name}`)} rules={needed}>
          <DayField />
        </Form.Item>
      ))}
      <Form.Item name="days" label={t('joint.field.days')} rules={needed}>
        <InputNumber min={0.5} max={5} step={0.5} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="rulebook" label={t('joint.field.rulebook')} rules={needed}>
        <Select options={books.map((one) => ({ value: one.id, label: say(one.short) }))} />
      </Form.Item>
      <Form.Item name="trusted" label={t('joint.field.trusted')}>
        <Select mode="multiple" options={levels(book).map((one) => ({ value: one.code, label: one.code }))} />
      </Form.Item>
    </div>
  );
}
