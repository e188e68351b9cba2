// Lists and honours: cases that are open or due, who is on a list, and the whole history.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { LISTS, listListings, STATES } from '../../../src/notice/lists/api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { ListingLines } from './listing-lines.tsx';

type List = (typeof LISTS)[number];
type State = (typeof STATES)[number];

export function ListingsPage() {
  const { t } = useWords();
  const { list, state = 'open' } = useSearch({ from: '/office/listings' });
  const navigate = useNavigate({ from: '/listings' });
  useEvents('notice', () => void client.invalidateQueries({ queryKey: [listListings.id] }));
  return (
    <div className="stack">
      <div>
        <h1>{t('listings.title')}</h1>
        <p className="muted no-print">{t('listings.about')}</p>
      </div>
      <nav className="tabs no-print" aria-label={t('listings.title')}>
        {STATES.map((one) => (
          <Link
            key={one}
            to="/listings"
            search={(former) => ({ ...former, state: one === 'open' ? undefined : one })}
            className={`tab ${state === one ? 'on' : ''}`}
            aria-current={state === one ? 'page' : undefined}
            activeProps={{}}
          >
            {t(`listings.states.${one}`)}
          </Link>
        ))}
      </nav>
      <Select
        className="no-print"
        aria-label={t('listings.columns.list')}
        allowClear
        placeholder={t('listings.any')}
        style={{ maxWidth: 260 }}
        value={list}
        options={LISTS.map((value) => ({ value, label: t(`listings.list.${value}`) }))}
        onChange={(chosen: List | undefined) => navigate({ search: (former) => ({ ...former, list: chosen }) })}
      />
      <Listed list={list} state={state} />
    </div>
  );
}

type Page = AnswerOf<typeof listListings>;

function Listed(asked: { readonly list: List | undefined; readonly state: State }) {
  const { t } = useWords();
  const paged = useInfiniteQuery({
    queryKey: [listListings.id, 'pages', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listListings, { query: { ...asked, limit: 50, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next ?? undefined,
  });
  if (paged.error) return <Failed error={paged.error} retry={paged.refetch} />;
  if (!paged.data) return <Bones lines={8} />;
  const rows = paged.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <Nothing title={t('listings.none')} how={t('listings.noneHow')} />;
  return (
    <>
      <ListingLines rows={rows} />
      {paged.hasNextPage && (
        <Button block onClick={() => paged.fetchNextPage()} loading={paged.isFetchingNextPage}>
          {t('listings.more')}
        </Button>
      )}
    </>
  );
}
