// The overview: how the register stands on a day, where and in which trades, how it came about and how it will go on.

import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { countMoves, listMoves, listPoints, readMonths, readOverview } from '../../../src/oversight/api.ts';
import { useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { dayInText, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Headline } from './headline.tsx';
import { MapCard } from './map-card.tsx';
import { MonthsCard } from './months-card.tsx';
import { MovesCard } from './moves-card.tsx';
import { OverviewFilters } from './overview-filters.tsx';
import { PartsCard } from './parts-card.tsx';
import { useLooked } from './use-overview.ts';
import './overview.css';

export function OverviewPage() {
  const { t, lang, say } = useWords();
  const { among, on, look } = useLooked();
  useFresh();
  const asked = useAsk(readOverview, { query: { ...among, on } }, { keep: true });
  const data = asked.data;
  return (
    <div className="stack overview">
      <div className="between">
        <h1>
          {data
            ? t('overview.titleOf', { place: data.path.at(-1)?.name || t('overview.everywhere') })
            : t('nav.overview')}
        </h1>
        <span className="row no-print">
          {data && <Counted at={data.countedAt} behind={data.behind} />}
          <Button onClick={() => window.print()}>{t('overview.print')}</Button>
        </span>
      </div>
      {data && (
        <p className="muted only-print">
          {say(data.short)} · {dayInText(data.on, lang)} ·{' '}
          {t('overview.counted', { at: momentInTable(data.countedAt) })}
        </p>
      )}
      <OverviewFilters overview={data} />
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {!data && asked.isPending && (
        <div className="card">
          <Bones lines={10} />
        </div>
      )}
      {data && !asked.error && data.total === 0 && (
        <div className="card">
          <Nothing title={t('overview.none')} how={t('overview.noneHow')}>
            <Button type="link" onClick={() => look({ division: undefined, industry: undefined, on: undefined })}>
              {t('overview.all')}
            </Button>
          </Nothing>
        </div>
      )}
      {data && !asked.error && data.total > 0 && (
        <>
          <Headline overview={data} />
          <MapCard overview={data} />
          <MonthsCard overview={data} />
          <div className="overview-halves">
            {data.divisions.length > 1 && <PartsCard overview={data} of="divisions" />}
            <PartsCard overview={data} of="industries" />
          </div>
          <MovesCard overview={data} />
        </>
      )}
    </div>
  );
}

function Counted({ at, behind }: { readonly at: string; readonly behind: boolean }) {
  const { t } = useWords();
  return (
    <span className="small faint" aria-live="polite">
      {t('overview.counted', { at: momentInTable(at) })}
      {behind && ` · ${t('overview.behind')}`}
    </span>
  );
}

const ASKED: readonly unknown[] = [readOverview, readMonths, listMoves, countMoves, listPoints].map(({ id }) => id);

/** Asks again when the counts have changed. */
function useFresh(): void {
  const queries = useQueryClient();
  useEvents('overview', () => {
    queries.invalidateQueries({ predicate: ({ queryKey }) => ASKED.includes(queryKey[0]) });
  });
}
