// What was imported: who, when, how many rows; filtered by content, source and state, and followed while it goes on.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listImports, listSources } from '../../../src/exchange/api.ts';
import { useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useTypes } from './use-types.ts';

export type ImportLine = AnswerOf<typeof listImports>['items'][number];

const STATES = ['draft', 'waiting', 'running', 'done', 'failed', 'stopped'] as const;

export function History() {
  const { t } = useWords();
  const sought = useSearch({ from: '/office/imports' });
  const { can } = useAccount();
  const asked = usePages(listImports, { query: { ...(sought as object) } });
  useEvents('import', () => asked.refetch());
  const rows = asked.rows;
  const filtered = Object.values(sought).some(Boolean);
  return (
    <section className="card stack" style={{ gap: 12 }}>
      <div className="between">
        <h2>{t('imports.history')}</h2>
        <Filters />
      </div>
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data && rows.length === 0 && filtered && <Nothing title={t('imports.noneLike')} />}
      {asked.data && rows.length === 0 && !filtered && (
        <Nothing title={t('imports.none')} how={t(can('import.run') ? 'imports.noneHow' : 'imports.noneRead')} />
      )}
      {rows.length > 0 && <Lines rows={rows} />}
      <More of={asked} />
    </section>
  );
}

function Filters() {
  const { t } = useWords();
  const sought = useSearch({ from: '/office/imports' });
  const navigate = useNavigate({ from: '/imports' });
  const { account } = useAccount();
  const { options } = useTypes();
  const sources = useAsk(listSources, {}).data?.items ?? [];
  const choose = (name: 'type' | 'source' | 'state') => ({
    value: sought[name] ?? '',
    'aria-label': t(`imports.${name}`),
    prefix: <span className="faint">{t(`imports.${name}`)}</span>,
    popupMatchSelectWidth: false,
    showSearch: { optionFilterProp: 'label' },
    onChange: (value: string) => navigate({ search: (former) => ({ ...former, [name]: value || undefined }) }),
  });
  const all = { value: '', label: t('imports.all') };
  return (
    <div className="row import-filters">
      <Select {...choose('type')} options={[all, ...options]} />
      {account.role !== 'department-user' && (
        <Select {...choose('source')} options={[all, ...sources.map((one) => ({ value: one, label: one }))]} />
      )}
      <Select
        {...choose('state')}
        options={[all, ...STATES.map((one) => ({ value: one, label: t(`imports.states.${one}`) }))]}
      />
    </div>
  );
}

/** Imports as a table; on a phone each is a card. */
export function Lines({ rows }: { readonly rows: readonly ImportLine[] }) {
  const { t, say } = useWords();
  return (
    <table className="import-lines">
      <thead>
        <tr>
          <th>{t('imports.file')}</th>
          <th>{t('imports.type')}</th>
          <th>{t('imports.source')}</th>
          <th>{t('imports.state')}</th>
          <th className="num">{t('imports.counts')}</th>
          <th>{t('imports.by')}</th>
          <th>{t('imports.when')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to="/imports/$id" params={{ id: row.id }}>
                {row.file}
              </Link>
            </td>
            <td>{row.type && say(row.type.label)}</td>
            <td>{row.source ?? '—'}</td>
            <td>
              <State state={row.state} />
            </td>
            <td className="num">
              {count(row.accepted)} / {count(row.unchanged)} /{' '}
              <span className={row.rejected ? 'import-rejected' : undefined}>{count(row.rejected)}</span>
            </td>
            <td>{row.by}</td>
            <td>{momentInTable(row.began)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function State({ state }: { readonly state: ImportLine['state'] }) {
  const { t } = useWords();
  return <span className={`import-state ${state}`}>{t(`imports.states.${state}`)}</span>;
}
