// One's own account: password, one-time codes, sessions, language.

import { Select } from 'antd';
import { endSession, listSessions, setLanguage } from '../../../src/base/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { speak } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';
import { OwnCodes } from './own-codes.tsx';
import { OwnPassword } from './own-password.tsx';
import { useReachName } from './use-reach-name.ts';
import './office.css';

export function OwnPage() {
  const { t, lang } = useWords();
  const { account } = useAccount();
  const reachName = useReachName();
  const choose = (to: 'zh' | 'en') => {
    speak(to);
    void call(setLanguage, { body: { lang: to } }).catch(() => undefined);
  };
  return (
    <div className="stack" style={{ maxWidth: 760 }}>
      <h1>{t('own.title')}</h1>
      <section className="card">
        <dl className="facts">
          <dt>{t('accounts.shown')}</dt>
          <dd>{account.name}</dd>
          <dt>{t('accounts.role')}</dt>
          <dd>{t(`role.${account.role}`)}</dd>
          <dt>{t('accounts.unit')}</dt>
          <dd>{account.unit.name}</dd>
          <dt>{t('accounts.reach')}</dt>
          <dd>{reachName(account.reach)}</dd>
          <dt>{t('own.lang')}</dt>
          <dd>
            <Select
              aria-label={t('own.lang')}
              value={lang}
              options={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
              onChange={choose}
            />
          </dd>
        </dl>
      </section>
      <section className="card stack">
        <h2>{t('own.password')}</h2>
        <OwnPassword />
      </section>
      <OwnCodes />
      <Sessions />
    </div>
  );
}

function Sessions() {
  const { t } = useWords();
  const act = useAct();
  const asked = useAsk(listSessions, {}, { fresh: 0 });
  return (
    <section className="card">
      <h2>{t('own.sessions')}</h2>
      <p className="small muted">{t('own.endOthers')}</p>
      {asked.isPending && <Bones lines={3} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      <ul>
        {asked.data?.items.map(({ id, agent, address, seen, own }) => (
          <li key={id} className="session-line">
            <span>
              <b>{deviceOf(agent) || t('own.device')}</b> {own && <span className="chip">{t('own.current')}</span>}
              <br />
              <span className="small faint">
                {address} · {t('own.seen')} {momentInTable(seen)}
              </span>
            </span>
            {!own && (
              <button
                type="button"
                className="plain"
                aria-label={`${t('own.end')}${t('mark.colon')}${deviceOf(agent)} ${address}`}
                onClick={() => act(() => call(endSession, { params: { id } }), { done: t('accounts.done') })}
              >
                {t('own.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Browser and system, as far as they say so. */
function deviceOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|HeadlessChrome|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux|HarmonyOS)/.exec(agent)?.[1];
  return [browser, system].filter(Boolean).join(' · ');
}
