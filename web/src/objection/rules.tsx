// The regimes of objections with their articles, which one the office works by, and choosing another, which a second person decides.

import { Button } from 'antd';
import { useState } from 'react';
import { chooseObjectionRegime, readObjectionRules } from '../../../src/objection/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';

export function Rules() {
  const { t, say } = useWords();
  const { can } = useAccount();
  const asked = useAsk(readObjectionRules, {});
  const [choosing, setChoosing] = useState<string>();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const { regimes, chosen } = asked.data;
  const used = chosen?.regime ?? '';
  return (
    <div className="stack">
      {regimes.map((one) => (
        <section key={one.id} className="card stack" style={{ gap: 6 }}>
          <div className="between">
            <h2>{say(one.title)}</h2>
            {one.local ? (
              one.id === used ? (
                <span className="chip">{t('objections.inUse')}</span>
              ) : (
                can('duty.sheets') && <Button onClick={() => setChoosing(one.id)}>{t('objections.use')}</Button>
              )
            ) : (
              <span className="small muted">{t('objections.everywhere')}</span>
            )}
          </div>
          <p>{say(one.sense)}</p>
          <p className="small muted">
            {one.document} {one.article}
          </p>
          {one.assumption && <p className="small muted">{t('objections.assumption', { said: say(one.assumption) })}</p>}
        </section>
      ))}
      {used !== '' && can('duty.sheets') && (
        <Button onClick={() => setChoosing('')}>{t('objections.useNational')}</Button>
      )}
      {choosing !== undefined && (
        <ReasonDialog
          title={t('objections.use')}
          word={t('objections.use')}
          label={t('objections.useWhy')}
          done={t('objections.dialog.proposed')}
          act={(why) => call(chooseObjectionRegime, { body: { regime: choosing, why } })}
          onClose={() => setChoosing(undefined)}
        />
      )}
    </div>
  );
}
