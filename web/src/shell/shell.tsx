// The frame of every page: navigation at the side (in a drawer on phones), search and language above.

import { MenuOutlined } from '@ant-design/icons';
import { Outlet } from '@tanstack/react-router';
import { App, Button, ConfigProvider, Drawer } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import { RenewedNote } from '../parts/late-part.tsx';
import { theme } from '../theme.ts';
import { speak } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';
import { FirstPassword } from './first-password.tsx';
import { QuickNavigation } from './quick-navigation.tsx';
import { Side } from './side.tsx';
import { useAccount } from './use-account.ts';

export function Shell() {
  const { t, lang } = useWords();
  const { account } = useAccount();
  const [menu, setMenu] = useState(false);
  const [quick, setQuick] = useState(false);
  useQuickKey(() => setQuick(true));
  return (
    <ConfigProvider theme={theme} locale={lang === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <App>
        <a className="skip" href="#content">
          {t('skip')}
        </a>
        <div className="shell">
          <nav className="side" aria-label={t('nav.label')}>
            <Side />
          </nav>
          <div>
            <header className="top">
              <Button
                className="menu-button"
                icon={<MenuOutlined />}
                aria-label={t('menu')}
                onClick={() => setMenu(true)}
              />
              <div className="find">
                <button type="button" className="find-button" onClick={() => setQuick(true)}>
                  {t('nav.find')}
                </button>
              </div>
              <span className="space" />
              <Button onClick={() => speak(lang === 'zh' ? 'en' : 'zh')} lang={lang === 'zh' ? 'en' : 'zh-CN'}>
                {t('nav.language')}
              </Button>
            </header>
            <main id="content" className="page">
              <RenewedNote />
              {account.mustChange ? <FirstPassword /> : <Outlet />}
            </main>
          </div>
        </div>
        <Drawer open={menu} onClose={() => setMenu(false)} placement="left" size={264} title={t('menu')}>
          <nav aria-label={t('nav.label')} className="drawer-nav">
            <Side onGo={() => setMenu(false)} />
          </nav>
        </Drawer>
        {quick && <QuickNavigation onClose={() => setQuick(false)} />}
      </App>
    </ConfigProvider>
  );
}

function useQuickKey(open: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
