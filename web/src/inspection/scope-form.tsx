// A plan written: what is inspected, of whom, how many of each grade, who is left out, the seed; tried before it is saved.

import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { InputOf } from '../../../src/base/http/operation.ts';
import { type addPlan, listItems, tryPlan } from '../../../src/inspection/plans-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { FIRST_RULEBOOK, useRulebooks } from '../grading/use-rulebooks.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { PlacePick } from '../registry/place-pick.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { type Dry, DryShown } from './dry-shown.tsx';
import { SeedFields } from './seed-fields.tsx';
import { Shares } from './shares.tsx';
import { useSaving } from './use-saving.ts';

export type Scope = InputOf<typeof addPlan>['body'];

/** A plan as it begins. */
export function beginning(division: string): Scope {
  const [on, year] = [todayIso(), todayIso().slice(0, 4)];
  return {
    ...{ title: '', on, from: on, until: `${year}-12-31`, division, items: [], rulebook: FIRST_RULEBOOK, by: 'level' },
    ...{ way: 'ratio', share: 5, strata: [], control: 0 },
    exclude: { visitedSince: `${year}-01-01`, visits: 2, dormant: true },
    ...{ officersEach: 2, most: null, daysEach: 0.5, budget: null },
    seed: { kind: 'public', source: '', known: '' },
  };
}

interface Props {
  readonly scope: Scope;
  readonly save: (scope: Scope) => Promise<unknown>;
  readonly onClose: () => void;
}

export function ScopeForm({ scope, save, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Scope>();
  const [dry, setDry] = useState<Dry>();
  const { busy, error, run } = useSaving();
  const send = async (work: (written: Scope) => Promise<unknown>) => {
    const written = await form.validateFields().catch(() => undefined);
    if (written) await run(() => work(whole(scope, form.getFieldsValue(true))));
  };
  return (
    <section className="card stack">
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={scope}
        onValuesChange={() => setDry(undefined)}
      >
        <Fields />
      </Form>
      {error !== undefined && <Failed error={error} />}
      {dry && <DryShown dry={dry} />}
      <div className="row">
        <Button loading={busy} onClick={() => send(async (written) => setDry(await call(tryPlan, { body: written })))}>
          {t('plans.try')}
        </Button>
        <Button type="primary" loading={busy} onClick={() => send(save)}>
          {t('plans.save')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}

/** What is written with what the form leaves out. */
function whole(scope: Scope, written: Scope): Scope {
  const { exclude, ...rest } = written;
  const none = { most: rest.most ?? null, budget: rest.budget ?? null, division: rest.division ?? '' };
  return {
    ...{ ...scope, ...rest, ...none },
    exclude: { ...exclude, visitedSince: exclude.visitedSince ?? null, visits: exclude.visits ?? null },
  };
}

function Fields() {
  const { t, say } = useWords();
  const items = useAsk(listItems, {}, { fresh: 3_600_000 }).data?.items ?? [];
  const { items: books } = useRulebooks();
  const needed = [{ required: true, message: t('file.required') }];
  const number = (most: number) => <InputNumber min={0} max={most} style={{ width: '100%' }} />;
  return (
    <div className="plan-grid">
      <Form.Item className="wide" name="title" label={t('plans.field.title')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item className="wide" name="items" label={t('plans.field.items')} rules={needed}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={items.map((item) => ({ value: item.id, label: say(item.label) }))}
        />
      </Form.Item>
      {(['on', 'from', 'until'] as const).map((name) => (
        <Form.Item key={name} name={name} label={t(`plans.field.${name}`)} rules={needed}>
          <DayField />
        </Form.Item>
      ))}
      <Form.Item name="division" label={t('plans.field.division')}>
        <Division />
      </Form.Item>
      <Form.Item name="rulebook" label={t('plans.field.rulebook')} rules={needed}>
        <Select options={books.map((one) => ({ value: one.id, label: say(one.short) }))} />
      </Form.Item>
      <Form.Item name="way" label={t('plans.field.way')}>
        <Select
          options={(['ratio', 'weight', 'bands', 'points'] as const).map((way) => ({
            value: way,
            label: t(`plans.wayOf.${way}`),
          }))}
        />
      </Form.Item>
      <div className="wide">
        <Shares />
      </div>
      <Form.Item name="control" label={t('plans.field.control')} extra={t('plans.hint.control')}>
        {number(50)}
      </Form.Item>
      <Form.Item name={['exclude', 'visitedSince']} label={t('plans.field.visitedSince')}>
        <DayField />
      </Form.Item>
      <Form.Item name={['exclude', 'visits']} label={t('plans.field.visits')}>
        <InputNumber min={1} max={50} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['exclude', 'dormant']} valuePropName="checked" label=" ">
        <Checkbox>{t('plans.field.dormant')}</Checkbox>
      </Form.Item>
      <Form.Item name="officersEach" label={t('plans.field.officersEach')} rules={needed}>
        <InputNumber min={2} max={9} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="daysEach" label={t('plans.field.daysEach')} rules={needed}>
        <InputNumber min={0.1} max={20} step={0.1} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="budget" label={t('plans.field.budget')}>
        {number(100_000)}
      </Form.Item>
      <SeedFields />
    </div>
  );
}

interface DivisionProps {
  readonly value?: string;
  readonly onChange?: (code: string) => void;
}

function Division({ value, onChange }: DivisionProps) {
  return <PlacePick name="division" value={value || undefined} onChange={(code) => onChange?.(code ?? '')} />;
}
