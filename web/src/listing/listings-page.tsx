// Lists and honours: cases that are open or due, who is on a list, and the whole history.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { LISTS, listListings, STATES } from '../../../src/notice/lists/api.ts';
import { client } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
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

function Listed(asked: { readonly list: List | undefined; readonly state: State }) {
  const { t } = useWords();
  const paged = usePages(listListings, { query: { ...asked, limit: 50 } });
  if (paged.error) return <Failed error={paged.error} retry={paged.refetch} />;
  if (!paged.data) return <Bones lines={8} />;
  const rows = paged.rows;
  if (rows.length === 0) return <Nothing title={t('listings.none')} how={t('listings.noneHow')} />;
  return (
    <>
      <ListingLines rows={rows} />
      <More of={paged} />
    </>
  );
}
