// Keys of systems: which there are, what they may do, when they were used; issued and revoked.

import { Button } from 'antd';
import { useState } from 'react';
import { listKeys, revokeKey } from '../../../src/base/accounts-api.ts';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { KEY_PERMISSIONS } from '../../../src/base/who/permissions.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { KeyForm } from './key-form.tsx';
import { OnceDialog } from './once-dialog.tsx';
import { useReachName } from './use-reach-name.ts';
import './office.css';

type Key = AnswerOf<typeof listKeys>['items'][number];

export function KeysPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const asked = useAsk(listKeys, {});
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ name: string; key: string }>();
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('keys.title')}</h1>
        {can('key.manage') && (
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('keys.make')}
          </Button>
        )}
      </div>
      <p className="muted">{t('keys.about')}</p>
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data?.items.length === 0 && <Nothing title={t('keys.none')} how={t('keys.noneHow')} />}
      {asked.data && asked.data.items.length > 0 && (
        <section className="card">
          <ul>
            {asked.data.items.map((key) => (
              <Line key={key.id} line={key} />
            ))}
          </ul>
        </section>
      )}
      {making && <KeyForm onMade={setMade} onClose={() => setMaking(false)} />}
      {made && (
        <OnceDialog
          title={t('keys.keyOf', { name: made.name })}
          note={t('keys.keyNote')}
          text={made.key}
          onClose={() => setMade(undefined)}
        />
      )}
    </div>
  );
}

function Line({ line }: { readonly line: Key }) {
  const { t } = useWords();
  const { can } = useAccount();
  const act = useAct();
  const reachName = useReachName();
  const { id, name, unit, role, permissions, reach, expires, used, revoked, made, madeBy } = line;
  const good = revoked === null && Date.parse(expires) > Date.now();
  const revoke = () =>
    act(() => call(revokeKey, { params: { id } }), {
      sure: t('keys.revokeAsk', { name }),
      word: t('keys.revoke'),
      done: t('accounts.done'),
    });
  return (
    <li className="account-card">
      <div className="between">
        <b>{name}</b>
        <span className="row">
          <span className={good ? 'chip' : 'chip warn'}>
            {t(good ? 'keys.good' : revoked ? 'keys.revoked' : 'keys.expired')}
          </span>
          {good && can('key.manage') && (
            <button
              type="button"
              className="plain"
              aria-label={`${t('keys.revoke')}${t('mark.colon')}${name}`}
              onClick={revoke}
            >
              {t('keys.revoke')}
            </button>
          )}
        </span>
      </div>
      <div>
        {unit.name} · {t(`role.${role}`)} · {reachName(reach)}
      </div>
      <div className="row">
        {permissions.map((permission) => (
          <span key={permission} className="chip">
            {t(`permission.${permission as (typeof KEY_PERMISSIONS)[number]}`)}
          </span>
        ))}
      </div>
      <div className="small faint">
        {t('keys.until')} {momentInTable(expires)} · {t('keys.used')} {used ? momentInTable(used) : t('keys.never')} ·{' '}
        {t('keys.made')} {madeBy} {momentInTable(made)}
      </div>
    </li>
  );
}
