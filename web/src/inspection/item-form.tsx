// An item of the office's own on the list of what may be inspected: entered, or corrected over the shipped one.

import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { InputOf } from '../../../src/base/http/operation.ts';
import { WAYS } from '../../../src/inspection/items.ts';
import { keepItem } from '../../../src/inspection/plans-api.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useWords } from '../words/use-words.ts';
import type { Item } from './items-page.tsx';

type Written = InputOf<typeof keepItem>['body'] & { readonly id: string };

interface Props {
  readonly item: Item | undefined;
  readonly departments: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: () => void;
}

export function ItemForm({ item, departments, onClose }: Props) {
  const { t } = useWords();
  const act = useAct();
  const [form] = Form.useForm<Written>();
  const kind = Form.useWatch('kind', form);
  const keep = async ({ id, ...written }: Written) => {
    const { kinds, tags, industry } = written.among ?? {};
    const some = (texts: string[] | null | undefined) => (texts?.length ? texts : null);
    const body = {
      ...written,
      most: written.kind === 'general' ? (written.most ?? null) : null,
      ...{ least: written.least ?? null, knows: written.knows || null, until: written.until || null },
      among: { kinds: some(kinds), tags: some(tags), industry: industry || null },
    };
    if (await act(() => call(keepItem, { params: { id }, body }), { done: t('items.kept') })) onClose();
  };
  const fresh = { kind: 'general', ways: ['on-site'], department: 'market', subject: 'other', assumption: false };
  return (
    <Modal
      open
      title={t('items.addTitle')}
      okText={t('plans.save')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={item ?? fresh} onFinish={keep}>
        <Fields known={item !== undefined} general={kind === 'general'} departments={departments} />
      </Form>
    </Modal>
  );
}

function Fields({
  known,
  general,
  departments,
}: Pick<Props, 'departments'> & { readonly known: boolean; readonly general: boolean }) {
  const { t } = useWords();
  const needed = [{ required: true, message: t('file.required') }];
  const id = [{ required: true, pattern: /^[a-z][a-z0-9-]{1,59}$/, message: t('items.id') }];
  const percent = <InputNumber min={0} max={100} style={{ width: '100%' }} />;
  const kinds = (['key', 'general'] as const).map((value) => ({ value, label: t(`items.kindOf.${value}`) }));
  return (
    <div className="plan-grid">
      <Form.Item name="id" label={t('items.id')} rules={id}>
        <Input maxLength={60} disabled={known} />
      </Form.Item>
      <Form.Item name="department" label={t('items.department')} rules={needed}>
        <Select options={[...departments]} />
      </Form.Item>
      <Form.Item name={['label', 'zh']} label={t('items.labelZh')} rules={needed}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name={['label', 'en']} label={t('items.labelEn')} rules={needed}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="kind" label={t('items.kind')}>
        <Select options={kinds} />
      </Form.Item>
      {general && (
        <Form.Item name="most" label={t('items.most')} rules={needed}>
          {percent}
        </Form.Item>
      )}
      <Form.Item name="least" label={t('items.leastField')}>
        {percent}
      </Form.Item>
      <Form.Item name="subject" label={t('items.subject')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item className="wide" name="ways" label={t('items.ways')} rules={needed}>
        <Checkbox.Group options={WAYS.map((value) => ({ value, label: t(`plans.ways.${value}`) }))} />
      </Form.Item>
      <Form.Item name="knows" label={t('items.knows')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={['among', 'tags']} label={t('items.tags')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item className="wide" name="basis" label={t('items.basis')} rules={needed}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="assumption" valuePropName="checked">
        <Checkbox>{t('items.assumption')}</Checkbox>
      </Form.Item>
      <Form.Item name="from" label={t('items.from')} rules={needed}>
        <DayField />
      </Form.Item>
      <Form.Item name="until" label={t('items.until')}>
        <DayField />
      </Form.Item>
    </div>
  );
}
