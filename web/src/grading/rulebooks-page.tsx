// The rulebooks: who issued them, their scales and editions.

import { Link } from '@tanstack/react-router';
import { Grade } from '../parts/grade.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { dayBefore } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useRulebooks } from './use-rulebooks.ts';

export function RulebooksPage() {
  const { t } = useWords();
  const { asked, items } = useRulebooks();
  return (
    <div className="stack">
      <h1>{t('rulebooks.title')}</h1>
      <p className="muted">{t('rulebooks.about')}</p>
      {asked.isPending && <Bones lines={8} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {items.map((book) => (
        <Book key={book.id} book={book} />
      ))}
    </div>
  );
}

function Book({ book }: { readonly book: ReturnType<typeof useRulebooks>['items'][number] }) {
  const { t, say } = useWords();
  const levels = book.dimensions.find((dimension) => dimension.role === 'level')?.levels ?? [];
  const tiers = book.dimensions.find((dimension) => dimension.role === 'tier')?.levels ?? [];
  const other = book.dimensions.filter((dimension) => dimension.role === 'other');
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <div className="between">
        <h2>
          <Link to="/rulebooks/$id" params={{ id: book.id }}>
            {say(book.title)}
          </Link>{' '}
          <span className="chip">{say(book.short)}</span>
        </h2>
        <Link to="/entities" search={{ rulebook: book.id }}>
          {t('rulebooks.find')}
        </Link>
      </div>
      <p className="small muted">{book.document}</p>
      <dl className="facts">
        <dt>{t('rulebooks.issuer')}</dt>
        <dd>{book.issuer}</dd>
        <dt>{t('rulebooks.levels')}</dt>
        <dd className="row" style={{ gap: 14 }}>
          {levels.map((level) => (
            <Grade key={level.code} levels={levels} code={level.code} />
          ))}
        </dd>
        {tiers.length > 0 && (
          <>
            <dt>{t('rulebooks.tiers')}</dt>
            <dd>{tiers.map((tier) => say(tier)).join(' · ')}</dd>
          </>
        )}
        {other.map((dimension) => (
          <OtherDimension
            key={dimension.id}
            label={say(dimension.label)}
            words={dimension.levels.map(say).join(' · ')}
          />
        ))}
        <dt>{t('rulebooks.editions')}</dt>
        <dd>
          {book.editions.map((edition) => (
            <div key={edition.id}>
              {edition.from || edition.until
                ? t('entity.for', {
                    from: edition.from ?? t('fromStart'),
                    until: edition.until ? dayBefore(edition.until) : t('open'),
                  })
                : t('rulebooks.always')}
              <span className="faint"> · {t('rulebooks.rules', { count: edition.rules })}</span>
            </div>
          ))}
        </dd>
      </dl>
      {book.notice && <p className="note">{say(book.notice)}</p>}
    </section>
  );
}

function OtherDimension({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{words}</dd>
    </>
  );
}
