// Beginning a draft: from which edition, from which day on, by what authority.

import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { beginDraft } from '../../../src/lab/api.ts';
import { call } from '../api/call.ts';
import { FIRST_RULEBOOK, useRulebooks } from '../grading/use-rulebooks.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly book: string | undefined;
  readonly onClose: () => void;
  readonly onBegun: (id: string) => void;
}

interface Written {
  rulebook: string;
  from: string;
  inForce: string;
  edition: string;
  article: string;
  name: string;
  own?: boolean;
  newBook?: string;
}

export function BeginDialog({ book = FIRST_RULEBOOK, onClose, onBegun }: Props) {
  const { t } = useWords();
  const { items } = useRulebooks();
  const [form] = Form.useForm<Written>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const go = async () => {
    const { own, newBook, ...written } = await form.validateFields();
    setBusy(true);
    try {
      const { id } = await call(beginDraft, { body: { ...written, ...(own ? { newBook } : {}) } });
      onBegun(id);
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  const last = items.find((one) => one.id === book)?.editions.at(-1)?.id;
  return (
    <Modal
      open
      title={t('lab.beginTitle')}
      okText={t('lab.beginAct')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => go().catch(() => {})}
      onCancel={onClose}
    >
      {last && (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ rulebook: book, from: last, inForce: `${Number(todayIso().slice(0, 4)) + 1}-01-01` }}
          onValuesChange={(changed: Partial<Written>) => {
            const chosen = items.find((one) => one.id === changed.rulebook);
            if (chosen) form.setFieldsValue({ from: chosen.editions.at(-1)?.id });
          }}
        >
          <Fields />
        </Form>
      )}
      {error !== undefined && <Failed error={error} />}
    </Modal>
  );
}

function Fields() {
  const { t, say } = useWords();
  const { items } = useRulebooks();
  const chosen = Form.useWatch('rulebook');
  const own = Form.useWatch('own');
  const needed = [{ required: true, message: t('file.required') }];
  const editions = items.find((one) => one.id === chosen)?.editions ?? [];
  return (
    <>
      <Form.Item name="rulebook" label={t('lab.of')} rules={needed}>
        <Select options={items.map((one) => ({ value: one.id, label: say(one.short) }))} />
      </Form.Item>
      <Form.Item name="from" label={t('lab.from')} rules={needed}>
        <Select
          options={editions.map(({ id, from }) => ({ value: id, label: `${id} · ${from ?? t('rulebooks.always')}` }))}
        />
      </Form.Item>
      <div className="lab-pair">
        <Form.Item name="inForce" label={t('lab.inForce')} rules={needed}>
          <DayField />
        </Form.Item>
        <Form.Item
          name="edition"
          label={t('lab.edition')}
          rules={[{ required: true, pattern: /^[\w.-]{1,40}$/, message: t('lab.editionHint') }]}
        >
          <Input placeholder="2027" />
        </Form.Item>
      </div>
      <Form.Item name="article" label={t('lab.article')} rules={needed}>
        <Input placeholder={t('lab.articleHint')} maxLength={300} />
      </Form.Item>
      <Form.Item name="name" label={t('lab.name')} rules={needed}>
        <Input placeholder={t('lab.nameHint')} maxLength={120} />
      </Form.Item>
      <Form.Item name="own" valuePropName="checked">
        <Checkbox>{t('lab.newBook')}</Checkbox>
      </Form.Item>
      {own && (
        <Form.Item
          name="newBook"
          label={t('lab.newBookId')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,59}$/, message: t('lab.newBookHint') }]}
        >
          <Input placeholder="harbour-credit" />
        </Form.Item>
      )}
    </>
  );
}
