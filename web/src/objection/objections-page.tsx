// Objections: what waits, first what is due; figures, the regimes with the one in use, corrections that this unit was told.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { InputOf } from '../../../src/base/http/operation.ts';
import { countObjections, DUES, listObjections, readObjection, STATES } from '../../../src/objection/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';
import { CaseFilters } from '../parts/case-filters.tsx';
import { More } from '../parts/more.tsx';
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
      <CaseFilters
        asked={{ state, due, q }}
        choose={choose}
        find={t('objections.find')}
        stateLabel={t('objections.columns.state')}
        states={STATES}
        stateWord={(one) => t(`objections.state.${one}`)}
        dues={DUES}
        dueWord={(one) => t(`objections.due.${one}`)}
        counted={counted}
      />
      <Listed state={state} due={due} q={q} />
    </>
  );
}

function Listed(asked: Asked) {
  const { t } = useWords();
  const paged = usePages(listObjections, { query: { ...asked, limit: 50 } });
  if (paged.error) return <Failed error={paged.error} retry={paged.refetch} />;
  if (!paged.data) return <Bones lines={8} />;
  const rows = paged.rows;
  if (rows.length === 0) return <Nothing title={t('objections.none')} how={t('objections.noneHow')} />;
  return (
    <>
      <ObjectionLines rows={rows} />
      <More of={paged} />
    </>
  );
}
