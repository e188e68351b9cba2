// The frame of the enterprises' own site and of institutions: few sections above, no menus of the office.

import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { signOut } from '../../../src/base/api.ts';
import { call } from '../api/call.ts';
import { leave } from '../api/session.ts';
import { RenewedNote } from '../parts/late-part.tsx';
import { theme } from '../theme.ts';
import { speak } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';
import { useOwn } from './use-own.ts';
import './enterprise.css';

const SECTIONS = [
  ['/own', 'enterprise.nav.home'],
  ['/own/file', 'enterprise.nav.file'],
  ['/own/checkup', 'enterprise.nav.checkup'],
  ['/own/duties', 'enterprise.nav.duties'],
  ['/own/notices', 'enterprise.nav.notices'],
  ['/own/cases', 'enterprise.nav.cases'],
  ['/own/visits', 'ownSite.nav.visits'],
  ['/own/honours', 'ownSite.nav.honours'],
  ['/own/reports', 'ownSite.nav.reports'],
  ['/own/looks', 'enterprise.nav.looks'],
  ['/own/account', 'enterprise.nav.account'],
] as const;

export function OwnShell() {
  const { t, lang } = useWords();
  const { account, can } = useOwn();
  const navigate = useNavigate();
  const go = async () => {
    await call(signOut, {}).catch(() => undefined);
    leave();
    await navigate({ to: '/sign-in', search: {} });
  };
  return (
    <ConfigProvider
      theme={{ ...theme, token: { ...theme.token, fontSize: 16 } }}
      locale={lang === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <a className="skip" href="#content">
          {t('skip')}
        </a>
        <div className="own">
          <header className="own-top">
            <b>{t('enterprise.site')}</b>
            <span className="muted own-who">{account.name}</span>
            <button type="button" className="plain" onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>
              {t('nav.language')}
            </button>
            <button type="button" className="plain" onClick={go}>
              {t('enterprise.signOut')}
            </button>
          </header>
          {can('own.read') && (
            <nav className="own-nav" aria-label={t('enterprise.nav.label')}>
              {SECTIONS.map(([to, word]) => (
                <Link key={to} to={to} activeProps={{ className: 'active' }} activeOptions={{ exact: to === '/own' }}>
                  {t(word)}
                </Link>
              ))}
            </nav>
          )}
          <main id="content" className="own-page stack">
            <RenewedNote />
            <Outlet />
            <p className="small muted">{t('enterprise.free')}</p>
          </main>
        </div>
      </App>
    </ConfigProvider>
  );
}
