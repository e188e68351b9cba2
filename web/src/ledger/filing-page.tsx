// Filing a record, or correcting one: choose the type, fill in its form, see what follows, save.

import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { listRecords, listTypes, readType } from '../../../src/ledger/api.ts';
import { readEntity } from '../../../src/registry/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { FilingForm } from './filing-form.tsx';

export function FilingPage() {
  const { t } = useWords();
  const { id } = useParams({ from: '/office/entities/$id/file' });
  const { type, record } = useSearch({ from: '/office/entities/$id/file' });
  const { can } = useAccount();
  const entity = useAsk(readEntity, { params: { id } });
  if (entity.error) return <Failed error={entity.error} retry={entity.refetch} />;
  if (!can('record.file')) return <Nothing title={t('file.noRight')} />;
  return (
    <div className="stack">
      <div>
        <h1>{t(record ? 'file.correctTitle' : 'file.title')}</h1>
        <Link to="/entities/$id" params={{ id }}>
          {entity.data?.name ?? id}
        </Link>
      </div>
      {type ? <Form id={id} type={type} record={record} /> : <Types />}
    </div>
  );
}

function Types() {
  const { t, say } = useWords();
  const navigate = useNavigate({ from: '/entities/$id/file' });
  const asked = useAsk(listTypes, {}, { fresh: 3_600_000 });
  const [sought, setSought] = useState('');
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const fits = asked.data.items.filter(
    (type) => !type.byItself && `${say(type.label)}${say(type.about)}`.toLowerCase().includes(sought.toLowerCase()),
  );
  return (
    <section className="card stack" style={{ gap: 10 }}>
      <h2 id="types">{t('file.choose')}</h2>
      <Input
        autoFocus
        allowClear
        aria-labelledby="types"
        placeholder={t('file.chooseFind')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        onPressEnter={() => fits[0] && navigate({ search: { type: fits[0].id } })}
      />
      <ul className="types">
        {fits.map((type) => (
          <li key={type.id}>
            <Link from="/entities/$id/file" search={{ type: type.id }} className="type">
              <b>{say(type.label)}</b>
              <span className="small faint">{say(type.about)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FormProps {
  readonly id: string;
  readonly type: string;
  readonly record: string | undefined;
}

function Form({ id, type, record }: FormProps) {
  const { t } = useWords();
  const { can } = useAccount();
  const form = useAsk(readType, { params: { type } }, { fresh: 3_600_000 });
  const records = useAsk(
    listRecords,
    { params: { id }, query: { type, limit: 200 } },
    { enabled: record !== undefined },
  );
  const error = form.error ?? records.error;
  if (error) return <Failed error={error} />;
  if (!form.data || (record && !records.data)) return <Bones lines={8} />;
  if (form.data.secondPerson && !can('record.adjust')) return <Nothing title={t('proposals.adjust.noRight')} />;
  const corrected = records.data?.items.find((one) => String(one.record) === record);
  if (record && !corrected) return <Nothing title={t('refused.missing')} how={t('refused.missingDo')} />;
  return <FilingForm key={type} id={id} form={form.data} corrected={corrected} />;
}
