// Appointing somebody to an area, as its officer or a stand-in, for days.

import { Form, Modal, Select } from 'antd';
import { appointOfficer, listOfficerChoices } from '../../../src/supervision/areas/area-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

interface Filled {
  readonly account: string;
  readonly part: 'officer' | 'stand-in';
  readonly from: string;
  readonly until?: string;
}

interface Props {
  readonly area: { readonly id: number; readonly name: string };
  readonly onClose: () => void;
}

export function AppointForm({ area: { id, name }, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Filled>();
  const { error, send } = useSend(onClose);
  const choices = useAsk(listOfficerChoices, { params: { id } }).data?.items ?? [];
  const appoint = ({ until, ...rest }: Filled) =>
    send(async () => {
      await call(appointOfficer, { params: { id }, body: { ...rest, until: until || null } });
      return t('areas.appointed');
    });
  return (
    <Modal
      open
      title={t('areas.appointTitle', { name })}
      okText={t('areas.appoint')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ part: 'officer', from: todayIso() }}
        onFinish={appoint}
      >
        <Form.Item name="account" label={t('areas.person')} rules={[{ required: true, message: t('areas.person') }]}>
          <Select
            showSearch
            optionFilterProp="label"
            options={choices.map((one) => ({ value: one.id, label: `${one.name} · ${one.unit}` }))}
          />
        </Form.Item>
        <Form.Item name="part" label={t('areas.part')}>
          <Select
            options={(['officer', 'stand-in'] as const).map((value) => ({ value, label: t(`areas.parts.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="from" label={t('areas.from')} rules={[{ required: true, message: t('areas.from') }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="until" label={t('areas.until')}>
          <DayField />
        </Form.Item>
      </Form>
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}
