// Notices that wait: to be served, for a statement, to be considered; and all of them.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { countNotices, listNotices, WAITING } from '../../../src/notice/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
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

type Page = AnswerOf<typeof listNotices>;

function Listed({ state }: { readonly state: (typeof WAITING)[number] }) {
  const { t } = useWords();
  const asked = useInfiniteQuery({
    queryKey: [listNotices.id, 'pages', state],
    queryFn: ({ pageParam, signal }) => call(listNotices, { query: { state, limit: 50, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next ?? undefined,
  });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const rows = asked.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <Nothing title={t('notices.none')} how={t('notices.noneHow')} />;
  return (
    <>
      <NoticeLines rows={rows} />
      {asked.hasNextPage && (
        <Button block onClick={() => asked.fetchNextPage()} loading={asked.isFetchingNextPage}>
          {t('notices.more')}
        </Button>
      )}
    </>
  );
}
