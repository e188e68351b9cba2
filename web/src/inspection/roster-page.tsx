// The inspectors: who may inspect, by which certificate and until when; entered and corrected.

import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { keepInspector, listInspectorAccounts, listInspectors, listItems } from '../../../src/inspection/plans-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { EntityPick } from '../complaints/entity-pick.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useAccount } from '../shell/use-account.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import './plans.css';

type Inspector = AnswerOf<typeof listInspectors>['items'][number];

export function RosterPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const asked = useAsk(listInspectors, {});
  const [open, setOpen] = useState<Inspector | 'new'>();
  const [department, setDepartment] = useState('');
  const departments = useDepartments();
  const items = (asked.data?.items ?? []).filter((one) => !department || one.department === department);
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('roster.title')}</h1>
        {can('plan.write') && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('roster.add')}
          </Button>
        )}
      </div>
      <p className="muted">{t('roster.about')}</p>
      <Select
        aria-label={t('roster.department')}
        style={{ maxWidth: 260 }}
        value={department}
        options={[{ value: '', label: t('roster.allDepartments') }, ...departments]}
        onChange={setDepartment}
      />
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data && items.length === 0 && <Nothing title={t('roster.none')} how={t('roster.noneHow')} />}
      {items.length > 0 && <Roster items={items} onOpen={can('plan.write') ? setOpen : undefined} />}
      {open && <InspectorForm line={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function useDepartments() {
  const { say } = useWords();
  const asked = useAsk(listItems, {}, { fresh: 3_600_000 });
  return (asked.data?.departments ?? []).map((one) => ({ value: one.id, label: say(one) }));
}

interface RosterProps {
  readonly items: readonly Inspector[];
  readonly onOpen: ((line: Inspector) => void) | undefined;
}

function Roster({ items, onOpen }: RosterProps) {
  const { t } = useWords();
  const departments = new Map(useDepartments().map(({ value, label }) => [value, label]));
  return (
    <section className="card">
      <ul>
        {items.map((one) => (
          <li key={one.certificate} className="plan-line">
            <div>
              <b>{one.name}</b> <span className="muted">{departments.get(one.department) ?? one.department}</span>
              <div className="small muted">
                {t('roster.certificate')} {one.certificate}
                {one.knows.length > 0 && ` · ${one.knows.join(t('mark.list'))}`}
                {one.avoids.length > 0 && ` · ${t('roster.avoids', { count: one.avoids.length })}`}
              </div>
            </div>
            <div className="row">
              <span className={one.expires < todayIso() ? 'chip warn' : 'chip'}>
                {t('roster.expires')} {one.expires}
                {one.expires < todayIso() && ` · ${t('roster.over')}`}
              </span>
              {onOpen && (
                <Button size="small" onClick={() => onOpen(one)}>
                  {t('plans.edit')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Written = Inspector;

function InspectorForm({ line, onClose }: { readonly line: Inspector | undefined; readonly onClose: () => void }) {
  const { t } = useWords();
  const act = useAct();
  const [form] = Form.useForm<Written>();
  const departments = useDepartments();
  const found = useAsk(listInspectorAccounts, {}, { fresh: 60_000 }).data?.items ?? [];
  const accounts = found.map(({ id, name, unit }) => ({ value: id, label: `${name} · ${unit}` }));
  const needed = [{ required: true, message: t('file.required') }];
  const keep = async (written: Written) => {
    const body = { ...written, account: written.account || null, avoids: written.avoids ?? [] };
    if (await act(() => call(keepInspector, { body }), { done: t('roster.kept') })) onClose();
  };
  return (
    <Modal
      open
      title={t('roster.add')}
      okText={t('plans.save')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={line ?? { knows: [], avoids: [], department: 'market' }}
        onFinish={keep}
      >
        <Form.Item name="certificate" label={t('roster.certificate')} rules={needed}>
          <Input maxLength={60} disabled={line !== undefined} />
        </Form.Item>
        <Form.Item name="name" label={t('roster.name')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="department" label={t('roster.department')} rules={needed}>
          <Select options={departments} />
        </Form.Item>
        <Form.Item name="knows" label={t('roster.knows')}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="expires" label={t('roster.expires')} rules={needed}>
          <DayField />
        </Form.Item>
        <Form.Item name="account" label={t('roster.accountPick')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={accounts} />
        </Form.Item>
        <Avoids />
      </Form>
    </Modal>
  );
}

/** Standing recusals: they hold in every draw from the next one on. */
function Avoids() {
  const { t } = useWords();
  const needed = [{ required: true, message: t('file.required') }];
  return (
    <Form.List name="avoids">
      {(fields, { add, remove }) => (
        <fieldset className="plan-fields">
          <legend>{t('roster.avoidsField')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="plan-avoid">
              <Form.Item name={[name, 'entity']} rules={needed}>
                <EntityPick />
              </Form.Item>
              <Form.Item name={[name, 'why']} rules={needed}>
                <Input maxLength={200} aria-label={t('roster.avoidsWhy')} placeholder={t('roster.avoidsWhy')} />
              </Form.Item>
              <Button type="text" aria-label={t('plans.removeIt')} onClick={() => remove(name)}>
                ×
              </Button>
            </div>
          ))}
          <Button size="small" onClick={() => add()}>
            {t('roster.addAvoid')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
