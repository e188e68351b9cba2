// The objections of one entity, on its own page, and noting another.

import { Button } from 'antd';
import { useState } from 'react';
import { entityObjections } from '../../../src/objection/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { FileDialog } from './file-dialog.tsx';
import { ObjectionLines } from './objection-lines.tsx';

export function EntityObjections({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useWords();
  const { can } = useAccount();
  const [filing, setFiling] = useState(false);
  const asked = useAsk(entityObjections, { params: { id } });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={6} />;
  return (
    <div className="stack">
      {can('objection.file') && (
        <div className="no-print">
          <Button onClick={() => setFiling(true)}>{t('objections.file')}</Button>
        </div>
      )}
      {asked.data.items.length === 0 ? (
        <Nothing title={t('objections.tabNone')} />
      ) : (
        <ObjectionLines rows={asked.data.items} onEntity />
      )}
      {filing && <FileDialog id={id} name={name} onClose={() => setFiling(false)} />}
    </div>
  );
}
