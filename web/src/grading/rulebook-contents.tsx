// The table of contents of a rulebook: its parts, and its rules by dimension.

import { Link } from '@tanstack/react-router';
import { useNarrow } from '../parts/use-narrow.ts';
import { heart } from '../words/clauses.ts';
import { useWords } from '../words/use-words.ts';
import type { Document, Rule } from './rulebook-page.tsx';

interface Props {
  readonly book: Document;
  readonly rules: readonly Rule[];
}

export function RulebookContents(props: Props) {
  const { t } = useWords();
  const narrow = useNarrow();
  return narrow ? (
    <details className="card contents-fold">
      <summary>{t('reading.contents')}</summary>
      <Contents {...props} />
    </details>
  ) : (
    <Contents {...props} />
  );
}

function Contents({ book, rules }: Props) {
  const { t, say } = useWords();
  const byDimension = Map.groupBy(rules, ({ dimension }) => dimension);
  return (
    <nav className="contents" aria-label={t('reading.contents')}>
      <Entry to="head" text={t('reading.head')} />
      <Entry to="scales" text={t('reading.scales')} />
      {book.editions.some(({ parameters }) => parameters.length > 0) && (
        <Entry to="parameters" text={t('reading.parameters')} />
      )}
      {book.dimensions
        .filter(({ id }) => byDimension.has(id))
        .map(({ id, label }) => (
          <div key={id}>
            <Entry to={`dimension-${id}`} text={say(label)} />
            <ul>
              {byDimension.get(id)!.map((rule) => (
                <li key={rule.id}>
                  <Entry to={`rule-${rule.id}`} text={rule.article} aside={heart(say(rule.sense))} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </nav>
  );
}

function Entry({ to, text, aside }: { readonly to: string; readonly text: string; readonly aside?: string }) {
  return (
    <Link
      to="."
      hash={to}
      search={true}
      className="contents-entry"
      activeProps={{}}
      activeOptions={{ includeHash: true }}
    >
      {text}
      {aside && <span className="small faint">{aside}</span>}
    </Link>
  );
}
