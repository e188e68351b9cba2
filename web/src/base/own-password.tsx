// Choosing another password: the present one, the new one twice.

import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { changePassword } from '../../../src/base/api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';

interface Filled {
  readonly present: string;
  readonly wanted: string;
  readonly again: string;
}

export function OwnPassword({ onDone }: { readonly onDone?: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const send = async ({ present, wanted }: Filled) => {
    setBusy(true);
    setError(undefined);
    try {
      const { ended } = await call(changePassword, { body: { present, wanted } });
      form.resetFields();
      message.success(t('own.changed', { count: ended }));
      await client.invalidateQueries();
      onDone?.();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const needed = (word: 'present' | 'wanted') => [{ required: true, message: t(`own.${word}`) }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send} style={{ maxWidth: 360 }}>
      <Form.Item name="present" label={t('own.present')} rules={needed('present')}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="wanted" label={t('own.wanted')} extra={t('own.rule')} rules={needed('wanted')}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('own.again')}
        dependencies={['wanted']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value !== getFieldValue('wanted')) throw new Error(t('own.differ'));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {error !== undefined && <Failed error={error} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('own.change')}
      </Button>
    </Form>
  );
}
