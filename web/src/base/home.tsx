// Home: search first, then what waits for this account.

import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { listUnits } from '../../../src/base/office-api.ts';
import { useAsk } from '../api/ask.ts';
import { useAccount } from '../shell/use-account.ts';
import { dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Waits, Watch } from './home-tiles.tsx';
import { OwnFilings } from './own-filings.tsx';
import './home.css';

export function Home() {
  const { t, lang } = useWords();
  const { account, can } = useAccount();
  return (
    <div className="stack" style={{ maxWidth: 960 }}>
      <div className="between">
        <h1>{t('home.hello', { name: account.name, greeting: t(`home.${partOfDay()}`) })}</h1>
        <span className="muted">{dayInText(todayIso(), lang)}</span>
      </div>
      <Finder />
      <div className="halves">
        <div className="stack">
          <Waits />
          {can('record.file') && <OwnFilings />}
        </div>
        <div className="stack">
          {can('standing.read') && <Watch />}
          <Account />
        </div>
      </div>
    </div>
  );
}

function Finder() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <search className="card stack" style={{ gap: 10 }}>
      <h2 id="find-title">{t('home.findTitle')}</h2>
      <Input.Search
        size="large"
        autoFocus
        aria-labelledby="find-title"
        placeholder={t('home.findPlaceholder')}
        enterButton={<Button type="primary">{t('home.findAct')}</Button>}
        onSearch={(q) => navigate({ to: '/entities', search: q.trim() ? { q: q.trim() } : {} })}
      />
    </search>
  );
}

function Account() {
  const { t } = useWords();
  const { account } = useAccount();
  const reach = useReach();
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('home.who')}</h2>
      <dl className="facts">
        <dt>{t('home.role')}</dt>
        <dd>{t(`role.${account.role}`)}</dd>
        <dt>{t('home.unit')}</dt>
        <dd>{account.unit.name}</dd>
        <dt>{t('home.reach')}</dt>
        <dd>{reach}</dd>
      </dl>
    </section>
  );
}

/** Where the account may look, by the names of the units whose divisions these are. */
function useReach(): string {
  const { t } = useWords();
  const { account } = useAccount();
  const units = useAsk(listUnits, {}, { fresh: 3_600_000 }).data?.items ?? [];
  if (account.role === 'department-user') return t('home.onlyOwn');
  if (account.reach.includes('')) return t('home.everything');
  const named = account.reach.map((division) => {
    const unit = units.find(
      (one) => one.division === division && one.kind !== 'department' && one.kind !== 'institution',
    );
    return unit ? t('home.reachOf', { name: unit.name }) : division;
  });
  return named.join(t('mark.list'));
}

function partOfDay(): 'morning' | 'afternoon' | 'evening' {
  const hour = new Date().getHours();
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}
