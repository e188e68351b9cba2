// The warnings about one entity, on its own page: cause, article, stages with their days, what to do, history; raised and lifted here.

import { Button } from 'antd';
import { useState } from 'react';
import { liftWarning, readWarnings } from '../../../src/supervision/warnings/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { RaiseDialog } from './raise-dialog.tsx';
import { type EntityWarning, useWarningChanges } from './use-warnings.ts';
import { WarningCard } from './warning-card.tsx';
import './warnings.css';

export function WarningsTab({ id, name }: { readonly id: string; readonly name: string }) {
  const { t, say } = useWords();
  const { can } = useAccount();
  const [raising, setRaising] = useState(false);
  const [lifting, setLifting] = useState<EntityWarning>();
  const asked = useAsk(readWarnings, { params: { id } }, { keep: true });
  useWarningChanges();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={6} />;
  const { items, posts } = asked.data;
  return (
    <div className="stack">
      {can('warning.raise') && (
        <div className="row no-print">
          <Button onClick={() => setRaising(true)}>{t('warnings.raise')}</Button>
        </div>
      )}
      {items.length === 0 && <Nothing title={t('warnings.entityNone')} />}
      {items.map((one) => (
        <WarningCard key={one.id} warning={one} onLift={() => setLifting(one)} />
      ))}
      {raising && <RaiseDialog id={id} name={name} posts={posts} onClose={() => setRaising(false)} />}
      {lifting?.raised && (
        <ReasonDialog
          title={t('warnings.liftTitle', { name: say(lifting.label) })}
          word={t('warnings.lift')}
          note={lifting.person ? t('warnings.liftNote') : undefined}
          label={t('warnings.why')}
          done={t('warnings.lifted')}
          act={(why) => call(liftWarning, { params: { id, warning: lifting.raised!.number }, body: { why } })}
          onClose={() => setLifting(undefined)}
        />
      )}
    </div>
  );
}
