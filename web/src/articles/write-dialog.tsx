// Beginning an article: its section and title; the text is written on its page.

import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Modal, Radio } from 'antd';
import type { InputOf } from '../../../src/base/http/operation.ts';
import { ARTICLE_KINDS, writeArticle } from '../../../src/disclosure/articles/article-api.ts';
import { call } from '../api/call.ts';
import { useAct } from '../parts/use-act.tsx';
import { useWords } from '../words/use-words.ts';

type Written = InputOf<typeof writeArticle>['body'];

export function WriteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const act = useAct();
  const navigate = useNavigate();
  const [form] = Form.useForm<Written>();
  const write = async (body: Written) => {
    const made = await act(() => call(writeArticle, { body }));
    if (made) await navigate({ to: '/articles/$id', params: { id: made.id } });
  };
  return (
    <Modal
      open
      title={t('articles.writeTitle')}
      okText={t('articles.save')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ kind: 'news' }} onFinish={write}>
        <Form.Item name="kind" label={t('articles.kind')}>
          <Radio.Group options={ARTICLE_KINDS.map((value) => ({ value, label: t(`articles.kinds.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('articles.heading')}
          rules={[{ required: true, message: t('articles.heading') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="body"
          label={t('articles.body')}
          rules={[{ required: true, message: t('articles.body') }]}
          extra={t('articles.bodyHint')}
        >
          <Input.TextArea rows={8} maxLength={20_000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
