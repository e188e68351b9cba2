// What waits for a second person: mine to decide, proposed by me, all within reach, closed; the chosen one beside the list.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listProposals } from '../../../src/base/proposal-api.ts';
import { FOUR_EYES } from '../../../src/base/who/four-eyes.ts';
import { client } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { LockedAccounts } from './locked-accounts.tsx';
import { ProposalDetail } from './proposal-detail.tsx';
import './proposals.css';

const WHICH = ['waiting', 'mine', 'open', 'closed'] as const;
type Which = (typeof WHICH)[number];
type Line = AnswerOf<typeof listProposals>['items'][number];

export function ProposalsPage() {
  const { t } = useWords();
  const { which, id } = useShown();
  const narrow = useNarrow();
  useEvents('proposal', () => void client.invalidateQueries());
  const alone = narrow || id === undefined;
  return (
    <div className="stack">
      <h1>{t('proposals.title')}</h1>
      <p className="muted no-print">{t('proposals.about')}</p>
      <nav className="tabs no-print" aria-label={t('proposals.title')}>
        {WHICH.map((one) => (
          <Link
            key={one}
            to="/proposals"
            search={one === 'waiting' ? {} : { which: one }}
            className={`tab ${which === one ? 'on' : ''}`}
            aria-current={which === one ? 'page' : undefined}
            activeProps={{}}
          >
            {t(`proposals.which.${one}`)}
          </Link>
        ))}
      </nav>
      <div className={alone ? 'proposals alone' : 'proposals'}>
        {!(narrow && id !== undefined) && <List which={which} chosen={id} />}
        {id !== undefined && <ProposalDetail key={id} id={id} which={which} narrow={narrow} />}
      </div>
      {which === 'waiting' && id === undefined && <LockedAccounts />}
    </div>
  );
}

function useShown(): { readonly which: Which; readonly id: number | undefined } {
  const { which, id } = useSearch({ from: '/office/proposals' });
  return { which: WHICH.find((one) => one === which) ?? 'waiting', id: id === undefined ? undefined : Number(id) };
}

function List({ which, chosen }: { readonly which: Which; readonly chosen: number | undefined }) {
  const { t } = useWords();
  const asked = usePages(listProposals, { query: { which } });
  const rows = asked.rows;
  const onKeyDown = useArrows(rows, chosen, which);
  if (asked.isPending) return <Bones lines={6} />;
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (rows.length === 0) return <Nothing title={t(`proposals.none.${which}`)} how={t(`proposals.noneHow.${which}`)} />;
  return (
    <section className="card list-card no-print">
      <ul onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} on={row.id === chosen} which={which} />
          </li>
        ))}
      </ul>
      <More of={asked} />
    </section>
  );
}

function Row({ row, on, which }: { readonly row: Line; readonly on: boolean; readonly which: Which }) {
  const { t, say } = useWords();
  return (
    <Link
      to="/proposals"
      search={{ ...(which === 'waiting' ? {} : { which }), id: String(row.id) }}
      className={on ? 'proposal on' : 'proposal'}
      aria-current={on ? 'true' : undefined}
      activeProps={{}}
      data-proposal={row.id}
    >
      <span className="between">
        <b>{say(FOUR_EYES[row.kind].label)}</b>
        {row.state !== 'open' && <span className="chip">{t(`proposals.state.${row.state}`)}</span>}
        {row.hindrance && row.state === 'open' && <span className="chip warn">{t('refused.happened')}</span>}
      </span>
      <span>{row.subject}</span>
      <span className="small faint">
        {t('proposals.by', { name: row.proposedBy.name })} · {momentInTable(row.proposedAt)}
      </span>
    </Link>
  );
}

/** ↑ and ↓ open the proposal above or below. */
function useArrows(rows: readonly Line[], chosen: number | undefined, which: Which) {
  const navigate = useNavigate({ from: '/proposals' });
  return (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = rows[rows.findIndex(({ id }) => id === chosen) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-proposal="${next.id}"]`)?.focus();
    void navigate({ search: { ...(which === 'waiting' ? {} : { which }), id: String(next.id) } });
  };
}
