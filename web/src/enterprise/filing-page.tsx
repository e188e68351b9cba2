// Filing one's annual report or instant information, by the form that the catalogue declares.

import { useNavigate, useParams } from '@tanstack/react-router';
import { Form as AntForm, App, Button } from 'antd';
import { useState } from 'react';
import { fileOwn, listOwnForms, previewOwn } from '../../../src/enterprise/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { FormFields } from '../ledger/form-fields.tsx';
import { type Filled, type Form, fieldsOf } from '../ledger/values.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import '../ledger/filing.css';

export function OwnFiling() {
  const { t } = useWords();
  const { type } = useParams({ from: '/own-site/own/filing/$type' });
  const { data, error, refetch } = useAsk(listOwnForms, {}, { fresh: 600_000 });
  const form = data?.items.find(({ id }) => id === type);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Bones />;
  return form ? <Filing form={form} /> : <Nothing title={t('refused.missing')} how={t('refused.missingDo')} />;
}

function Filing({ form }: { readonly form: Form }) {
  const { t, say, lang } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [error, setError] = useState<unknown>();
  const send = async (written: Filled) => {
    setError(undefined);
    const body = { type: form.id, fields: fieldsOf(form.fields, written) };
    try {
      const tried = await call(previewOwn, { body });
      setFaults(new Map(tried.faults.map((fault) => [fault.path, fault[lang]])));
      if (tried.faults.length > 0) return;
      const { state } = await call(fileOwn, { body });
      await client.invalidateQueries();
      message.success(t(state === 'accepted' ? 'enterprise.filing.sent' : 'enterprise.filing.same'));
      await navigate({ to: '/own/duties' });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <>
      <h1>{say(form.label)}</h1>
      <p className="muted">{say(form.about)}</p>
      <AntForm layout="vertical" className="card" onFinish={send} scrollToFirstError>
        <FormFields fields={form.fields} at={[]} faults={(path) => faults.get(path.join('.'))} />
        {error !== undefined && <Failed error={error} />}
        <Button type="primary" htmlType="submit">
          {t('enterprise.filing.send')}
        </Button>
      </AntForm>
    </>
  );
}
