// Imports: a place to drop a file, and what was imported before.

import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { downloadTemplate, sendImport } from '../../../src/exchange/api.ts';
import { addressOf } from '../api/call.ts';
import { sendFile } from '../api/send-file.ts';
import { Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { DropZone } from './drop-zone.tsx';
import { History } from './history.tsx';
import './imports.css';
import { useTypes } from './use-types.ts';

export function ImportsPage() {
  const { t } = useWords();
  const { can } = useAccount();
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('imports.title')}</h1>
        {can('import.run') && <Templates />}
      </div>
      {can('import.run') && <SendOne />}
      <History />
    </div>
  );
}

/** Sends a file, then opens it to be checked; `of` is the import whose rejected rows it mends. */
export function SendOne({ of }: { readonly of?: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [part, setPart] = useState<number>();
  const [error, setError] = useState<unknown>();
  const send = async (file: File) => {
    setError(undefined);
    setPart(0);
    try {
      const { id } = await sendFile(sendImport, { query: { of } }, file, setPart);
      await navigate({ to: '/imports/$id', params: { id } });
    } catch (refused) {
      setError(refused);
    } finally {
      setPart(undefined);
    }
  };
  return (
    <div className="stack no-print">
      <DropZone
        title={t(of ? 'imports.dropMended' : 'imports.drop')}
        how={t('imports.dropHow')}
        part={part}
        onFile={send}
      />
      {error !== undefined && <Failed error={error} />}
    </div>
  );
}

function Templates() {
  const { t } = useWords();
  const { options } = useTypes();
  return (
    <Select
      aria-label={t('imports.templateOf')}
      placeholder={t('imports.templateOf')}
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      popupMatchSelectWidth={false}
      style={{ minWidth: 200 }}
      onChange={(type: string | null) =>
        type && window.location.assign(addressOf(downloadTemplate, { query: { type } }))
      }
    />
  );
}
