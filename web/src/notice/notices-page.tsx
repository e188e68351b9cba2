// Notices that wait: to be served, for a statement, to be considered; and all of them.

import { Link, useSearch } from '@tanstack/react-router';
import { countNotices, listNotices, WAITING } from '../../../src/notice/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { NoticeLines } from './notice-lines.tsx';

export function NoticesPage() {
  const { t } = useWords();
  const { state = 'to-serve' } = useSearch({ from: '/office/notices' });
  const counted = useAsk(countNotices, {}, { keep: true }).data;
  useEvents('notice', () => {
    for (const { id } of [listNotices, countNotices]) void client.invalidateQueries({ queryKey: [id] });
  });
  return (
    <div className="stack">
      <div>
        <h1>{t('notices.title')}</h1>
        <p className="muted no-print">{t('notices.about')}</p>
      </div>
      <nav className="tabs no-print" aria-label={t('notices.title')}>
        {WAITING.map((one) => (
          <Link
            key={one}
            to="/notices"
            search={one === 'to-serve' ? {} : { state: one }}
            className={`tab ${state === one ? 'on' : ''}`}
            aria-current={state === one ? 'page' : undefined}
            activeProps={{}}
          >
            {t(`notices.waiting.${one}`)}
            {one !== 'all' && counted ? ` ${count(counted[one])}` : ''}
          </Link>
        ))}
      </nav>
      <Listed state={state} />
    </div>
  );
}

function Listed({ state }: { readonly state: (typeof WAITING)[number] }) {
  const { t } = useWords();
  const asked = usePages(listNotices, { query: { state, limit: 50 } });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const rows = asked.rows;
  if (rows.length === 0) return <Nothing title={t('notices.none')} how={t('notices.noneHow')} />;
  return (
    <>
      <NoticeLines rows={rows} />
      <More of={asked} />
    </>
  );
}
