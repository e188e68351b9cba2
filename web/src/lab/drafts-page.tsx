// The drafts of rulebook editions, one's own and those that colleagues share, and where a new one begins.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listDrafts } from '../../../src/lab/api.ts';
import { useAsk } from '../api/ask.ts';
import { useRulebooks } from '../grading/use-rulebooks.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { BeginDialog } from './begin-dialog.tsx';
import './lab.css';

export type DraftLine = AnswerOf<typeof listDrafts>['items'][number];

export function DraftsPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const { book } = useSearch({ from: '/office/rulebooks/drafts' });
  const navigate = useNavigate();
  const asked = useAsk(listDrafts, { query: { rulebook: book } }, { fresh: 0 });
  const [beginning, setBeginning] = useState(false);
  const begin = can('rulebook.draft') && (
    <Button type="primary" onClick={() => setBeginning(true)}>
      {t('lab.begin')}
    </Button>
  );
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('lab.title')}</h1>
        {begin}
      </div>
      <p className="muted">{t('lab.about')}</p>
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data?.items.length === 0 && <Nothing title={t('lab.none')} how={t('lab.noneHow')} />}
      {asked.data && asked.data.items.length > 0 && <Drafts items={asked.data.items} />}
      {beginning && (
        <BeginDialog
          book={book}
          onClose={() => setBeginning(false)}
          onBegun={(id) => navigate({ to: '/rulebooks/drafts/$id', params: { id } })}
        />
      )}
    </div>
  );
}

function Drafts({ items }: { readonly items: readonly DraftLine[] }) {
  const { t, say } = useWords();
  const { items: books } = useRulebooks();
  const short = (id: string) => {
    const book = books.find((one) => one.id === id);
    return book ? say(book.short) : id;
  };
  return (
    <section className="card">
      <ul>
        {items.map((draft) => (
          <li key={draft.id} className="draft-line">
            <div>
              <Link to="/rulebooks/drafts/$id" params={{ id: draft.id }}>
                <b>{draft.name}</b>
              </Link>
              <div className="small muted">
                {short(draft.rulebook)} · {t('lab.author')} {draft.author}
              </div>
            </div>
            <div className="row">
              <StateChip draft={draft} />
              <span className="small faint">
                {t('lab.changedBy', { who: draft.changedBy, at: momentInTable(draft.changedAt) })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function StateChip({ draft }: { readonly draft: Pick<DraftLine, 'state' | 'shared'> }) {
  const { t } = useWords();
  const open = draft.state === 'open';
  return (
    <>
      <span className={draft.state === 'proposed' ? 'chip warn' : 'chip'}>{t(`lab.state.${draft.state}`)}</span>
      {open && <span className="chip">{t(draft.shared ? 'lab.shared' : 'lab.private')}</span>}
    </>
  );
}
