// An application as it is noted at the desk: the records, what was performed, the papers, the commitment.

import { useNavigate } from '@tanstack/react-router';
import { App, Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { applyForRepair } from '../../../src/repair/api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { offeredOf } from './offered.ts';
import type { Prospect } from './use-repairs.ts';

interface Props {
  readonly entity: string;
  readonly prospect: Prospect;
  readonly all: readonly Prospect[];
  readonly onClose: () => void;
}

interface Written {
  readonly records?: number[];
  readonly basis: 'ordinary' | 'reorganisation';
  readonly order?: string;
  readonly orderOn?: string;
  readonly statement?: string;
  readonly materials?: string[];
  readonly committedBy: string;
  readonly applied: string;
  readonly channel: 'desk' | 'window';
}

function bodyOf({ records = [], order, orderOn, statement = '', materials = [], ...rest }: Written, record: number) {
  const court = rest.basis === 'reorganisation' && order && orderOn ? { number: order, on: orderOn } : null;
  return { ...rest, records: [...new Set([record, ...records])], order: court, statement, materials };
}

export function ApplyDialog({ entity, prospect, all, onClose }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Written>();
  const [error, setError] = useState<unknown>();
  const ticked = offeredOf(prospect, all).flatMap((one) => (one.ticked ? [one.record] : []));
  const go = async (written: Written) => {
    try {
      const done = await call(applyForRepair, { params: { id: entity }, body: bodyOf(written, prospect.record) });
      await client.invalidateQueries();
      const day = done.items[0].earliest;
      if (done.state !== 'refused') message.success(t('repairs.form.done', { number: done.number }));
      else if (day) message.warning(t('repairs.form.refused', { number: done.number, day }));
      else message.warning(t('repairs.form.never', { number: done.number }));
      onClose();
      await navigate({ to: '/repairs/$id', params: { id: done.id } });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Modal
      open
      width={640}
      title={`${t('repairs.apply')} ${prospect.number}`}
      okText={t('repairs.form.submit')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ basis: 'ordinary', channel: 'desk', applied: todayIso(), records: ticked }}
        onFinish={go}
      >
        <Fields prospect={prospect} all={all} />
      </Form>
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}

function Fields({ prospect, all }: Pick<Props, 'prospect' | 'all'>) {
  const { t, say } = useWords();
  const basis = Form.useWatch('basis');
  const others = offeredOf(prospect, all);
  const needed = (what: string) => [{ required: true, message: t('repairs.form.needed', { what }) }];
  return (
    <>
      {others.length > 0 && (
        <Form.Item name="records" label={t('repairs.form.records')}>
          <Checkbox.Group
            options={others.map(({ record, number, why }) => ({ value: record, label: `${number} ${say(why)}` }))}
          />
        </Form.Item>
      )}
      {prospect.regime?.reorganisation && (
        <Form.Item name="basis" label={t('repairs.form.basis')}>
          <Radio.Group
            options={(['ordinary', 'reorganisation'] as const).map((value) => ({
              value,
              label: t(`repairs.basis.${value}`),
            }))}
          />
        </Form.Item>
      )}
      {basis === 'reorganisation' && (
        <>
          <Form.Item name="order" label={t('repairs.form.order')} rules={needed(t('repairs.form.order'))}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="orderOn" label={t('repairs.form.orderOn')} rules={needed(t('repairs.form.orderOn'))}>
            <DayField max={todayIso()} />
          </Form.Item>
        </>
      )}
      <Form.Item name="statement" label={t('repairs.form.statement')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} placeholder={t('repairs.form.statementHint')} />
      </Form.Item>
      <Form.Item name="materials" label={t('repairs.form.materials')}>
        <Select
          mode="tags"
          maxCount={30}
          options={prospect.materials.map((one) => ({ value: one.zh, label: say(one) }))}
        />
      </Form.Item>
      <p className="small muted">{t('repairs.form.commitment')}</p>
      <Form.Item name="committedBy" label={t('repairs.form.committedBy')} rules={needed(t('repairs.form.committedBy'))}>
        <Input maxLength={60} autoComplete="off" placeholder={t('repairs.form.committedHint')} />
      </Form.Item>
      <Form.Item name="applied" label={t('repairs.form.applied')} rules={needed(t('repairs.form.applied'))}>
        <DayField max={todayIso()} />
      </Form.Item>
      <Form.Item name="channel" label={t('repairs.form.channel')}>
        <Radio.Group
          options={(['desk', 'window'] as const).map((value) => ({ value, label: t(`repairs.channel.${value}`) }))}
        />
      </Form.Item>
    </>
  );
}
