// The entities that one rule holds, on a day, within reach, with the reasons.

import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { listHeld } from '../../../src/grading/census-api.ts';
import { readRulebook } from '../../../src/rulebooks/api.ts';
import { useAsk } from '../api/ask.ts';
import { Failed, Nothing } from '../parts/states.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { AmongFilter } from './among-filter.tsx';
import { AsOf, CountingNote } from './counting-note.tsx';
import { HeldTable } from './held-table.tsx';
import { useHeldPages } from './use-held-pages.ts';
import { useRulebooks } from './use-rulebooks.ts';
import './rulebook.css';

const KINDS = ['inForce', 'decides', 'open'] as const;
type By = (typeof KINDS)[number];

export function HeldPage() {
  const { t, say } = useWords();
  const { id } = useParams({ from: '/office/rulebooks/$id/held' });
  const search = useSearch({ from: '/office/rulebooks/$id/held' });
  const { rule = '', by: written, ...among } = search;
  const by: By = KINDS.find((one) => one === written) ?? 'inForce';
  const navigate = useNavigate({ from: '/rulebooks/$id/held' });
  const book = useAsk(readRulebook, { params: { id } }, { fresh: 3_600_000 });
  const told = book.data?.editions.flatMap(({ rules }) => rules).find((one) => one.id === rule);
  const set = (change: object) => navigate({ search: (former) => ({ ...former, ...change }), replace: true });
  const labels = { inForce: t('held.byInForce'), decides: t('held.byDecides'), open: t('held.byOpen') };
  return (
    <div className="stack">
      <div className="stack" style={{ gap: 6 }}>
        <Link to="/rulebooks/$id" params={{ id }} hash={`rule-${rule}`} className="small">
          ← {book.data ? say(book.data.short) : id} {told?.article}
        </Link>
        <h1>{t('held.title')}</h1>
        {told && <p className="muted rule-sense">{say(told.sense)}</p>}
      </div>
      <search className="row among">
        <Select
          aria-label={t('held.by')}
          value={by}
          options={KINDS.map((kind) => ({ value: kind, label: labels[kind] }))}
          onChange={(chosen) => set({ by: chosen })}
          popupMatchSelectWidth={false}
        />
        <AmongFilter among={among} onChange={set} />
      </search>
      <HeldList id={id} rule={rule} by={by} among={among} />
    </div>
  );
}

interface ListProps {
  readonly id: string;
  readonly rule: string;
  readonly by: By;
  readonly among: { readonly on?: string; readonly division?: string; readonly industry?: string };
}

function HeldList({ id, rule, by, among }: ListProps) {
  const { t, say } = useWords();
  const { items } = useRulebooks();
  const found = useHeldPages(listHeld, { params: { id, rule }, query: { ...among, by, limit: 30 } });
  const book = items.find((one) => one.id === id);
  const levels = book?.dimensions.find(({ role }) => role === 'level')?.levels ?? [];
  if (found.error) return <Failed error={found.error} retry={found.retry} />;
  if (found.pending || found.asOf === undefined) return <CountingNote counting={found.counting} />;
  return (
    <section className="card stack" style={{ gap: 10 }}>
      <div className="between">
        <b>{t('held.total', { n: count(found.total ?? 0) })}</b>
        <AsOf moment={found.asOf} />
      </div>
      {found.rows.length === 0 ? (
        <Nothing title={t('held.empty')} how={t('held.emptyHow')} />
      ) : (
        <HeldTable
          rows={found.rows}
          books={[{ id, short: book ? say(book.short) : id, levels }]}
          on={among.on}
          more={found.more}
          reading={found.reading}
        />
      )}
    </section>
  );
}
