// A rulebook read as a document: its head, scales, parameters by date and rules, each with its cases and whom it holds.

import { Link, useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readRulebook } from '../../../src/rulebooks/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { RulebookContents } from './rulebook-contents.tsx';
import { RulebookHead } from './rulebook-head.tsx';
import { RulebookRules } from './rulebook-rules.tsx';
import './rulebook.css';

export type Document = AnswerOf<typeof readRulebook>;
export type Edition = Document['editions'][number];
export type Rule = Edition['rules'][number];

export function RulebookPage() {
  const { id } = useParams({ from: '/office/rulebooks/$id' });
  const asked = useAsk(readRulebook, { params: { id } }, { fresh: 3_600_000 });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={12} />;
  return <Read key={id} book={asked.data} />;
}

function Read({ book }: { readonly book: Document }) {
  const { t } = useWords();
  const { edition: chosen } = useSearch({ from: '/office/rulebooks/$id' });
  const [q, setQ] = useState('');
  const edition = book.editions.find(({ id }) => id === chosen) ?? editionToday(book);
  const rules = edition.rules.filter((rule) => speaksOf(rule, q.trim().toLowerCase()));
  useHash();
  return (
    <div className="stack">
      <Title book={book} edition={edition} />
      <div className="rulebook">
        <aside className="rulebook-aside no-print">
          <Input.Search
            allowClear
            aria-label={t('reading.find')}
            placeholder={t('reading.find')}
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
          <p className="small faint" role="status">
            {q.trim() && t('reading.found', { n: rules.length })}
          </p>
          <RulebookContents book={book} rules={rules} />
        </aside>
        <article className="stack rulebook-text">
          {!q.trim() && <RulebookHead book={book} edition={edition} />}
          {rules.length === 0 ? (
            <Nothing title={t('reading.foundNone', { q: q.trim() })} />
          ) : (
            <RulebookRules book={book} edition={edition} rules={rules} />
          )}
        </article>
      </div>
    </div>
  );
}

/** The edition in force today, otherwise the last. */
function editionToday({ editions }: Document): Edition {
  const today = todayIso();
  return (
    editions.find(({ from, until }) => (from === null || from <= today) && (until === null || today < until)) ??
    editions[editions.length - 1]
  );
}

/** Whether any sentence of a rule, in either language, holds what is looked for. */
function speaksOf({ cases, named, ...rule }: Rule, q: string): boolean {
  return q === '' || JSON.stringify(rule).toLowerCase().includes(q);
}

/** A link to a rule arrives before the document does. */
function useHash(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
}

function Title({ book, edition }: { readonly book: Document; readonly edition: Edition }) {
  const { t, say } = useWords();
  const { can } = useAccount();
  const navigate = useNavigate({ from: '/rulebooks/$id' });
  return (
    <div className="stack" style={{ gap: 6 }}>
      <Link to="/rulebooks" className="small no-print">
        ← {t('reading.toList')}
      </Link>
      <div className="between">
        <h1>
          {say(book.title)} <span className="chip">{say(book.short)}</span>
        </h1>
        <div className="row no-print" style={{ gap: '4px 16px' }}>
          {book.editions.length > 1 && (
            <Select
              aria-label={t('reading.edition')}
              value={edition.id}
              options={book.editions.map(({ id }) => ({ value: id, label: t('reading.editionName', { id }) }))}
              onChange={(chosen) => navigate({ search: { edition: chosen } })}
              popupMatchSelectWidth={false}
            />
          )}
          {can('rulebook.draft') && (
            <Link to="/rulebooks/drafts" search={{ book: book.id }}>
              {t('reading.draft')}
            </Link>
          )}
          <Link to="/rulebooks/$id/compare" params={{ id: book.id }} search={{ edition: edition.id }}>
            {t('reading.compare')}
          </Link>
          {can('standing.read') && (
            <Link to="/conflicts" search={{ first: book.id }}>
              {t('reading.conflicts')}
            </Link>
          )}
          <Button onClick={() => window.print()}>{t('reading.print')}</Button>
        </div>
      </div>
    </div>
  );
}
