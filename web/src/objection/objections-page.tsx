// Objections: what waits, first what is due; figures, the regimes with the one in use, corrections that this unit was told.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import type { AnswerOf, InputOf } from '../../../src/base/http/operation.ts';
import { countObjections, DUES, listObjections, readObjection, STATES } from '../../../src/objection/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Figures } from './figures.tsx';
import { ObjectionLines } from './objection-lines.tsx';
import { Rules } from './rules.tsx';
import { Told } from './told.tsx';

const TABS = ['list', 'told', 'figures', 'rules'] as const;

export function ObjectionsPage() {
  const { t } = useWords();
  const { tab = 'list' } = useSearch({ from: '/office/objections' });
  const counted = useAsk(countObjections, {}, { keep: true }).data;
  useEvents('objection', () => {
    for (const { id } of [listObjections, countObjections, readObjection])
      void client.invalidateQueries({ queryKey: [id] });
  });
  const words = { list: 'title', told: 'told', figures: 'figures', rules: 'rules' } as const;
  return (
    <div className="stack">
      <div>
        <h1>{t('objections.title')}</h1>
        <p className="muted no-print">{t('objections.about')}</p>
      </div>
      <nav className="tabs no-print" aria-label={t('objections.title')}>
        {TABS.map((one) => (
          <Link
            key={one}
            to="/objections"
            search={one === 'list' ? {} : { tab: one }}
            className={`tab ${tab === one ? 'on' : ''}`}
            aria-current={tab === one ? 'page' : undefined}
            activeProps={{}}
          >
            {t(`objections.${words[one]}`)}
            {one === 'told' && counted && counted.told > 0 ? ` ${count(counted.told)}` : ''}
          </Link>
        ))}
      </nav>
      {tab === 'list' && <List />}
      {tab === 'told' && <Told />}
      {tab === 'figures' && <Figures />}
      {tab === 'rules' && <Rules />}
    </div>
  );
}

type Asked = Pick<InputOf<typeof listObjections>['query'], 'state' | 'due' | 'q'>;

function List() {
  const { t } = useWords();
  const { state, due, q } = useSearch({ from: '/office/objections' });
  const counted = useAsk(countObjections, {}, { keep: true }).data;
  const navigate = useNavigate({ from: '/objections' });
  const choose = (chosen: Asked) => navigate({ search: (former) => ({ ...former, ...chosen }) });
  return (
    <>
      <div className="row no-print">
        <Input.Search
          aria-label={t('objections.find')}
          placeholder={t('objections.find')}
          allowClear
          maxLength={60}
          defaultValue={q}
          style={{ maxWidth: 280 }}
          onSearch={(text) => choose({ q: text.trim() || undefined })}
        />
        <Select
          aria-label={t('objections.columns.state')}
          value={state ?? 'open'}
          options={STATES.map((value) => ({ value, label: t(`objections.state.${value}`) }))}
          onChange={(chosen) => choose({ state: chosen === 'open' ? undefined : chosen, due: undefined })}
        />
        {DUES.map((one) => (
          <button
            key={one}
            type="button"
            className={due === one ? 'plain on' : 'plain'}
            aria-pressed={due === one}
            onClick={() => choose({ due: due === one ? undefined : one })}
          >
            {t(`objections.due.${one}`)}
            {counted ? ` ${count(counted[one])}` : ''}
          </button>
        ))}
      </div>
      <Listed state={state} due={due} q={q} />
    </>
  );
}

type Page = AnswerOf<typeof listObjections>;

function Listed(asked: Asked) {
  const { t } = useWords();
  const paged = useInfiniteQuery({
    queryKey: [listObjections.id, 'pages', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listObjections, { query: { ...asked, limit: 50, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next ?? undefined,
  });
  if (paged.error) return <Failed error={paged.error} retry={paged.refetch} />;
  if (!paged.data) return <Bones lines={8} />;
  const rows = paged.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <Nothing title={t('objections.none')} how={t('objections.noneHow')} />;
  return (
    <>
      <ObjectionLines rows={rows} />
      {paged.hasNextPage && (
        <Button block onClick={() => paged.fetchNextPage()} loading={paged.isFetchingNextPage}>
          {t('objections.more')}
        </Button>
      )}
    </>
  );
}
