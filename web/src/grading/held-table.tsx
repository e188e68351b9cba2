// Entities that were found by a count: how each stands under the rulebooks asked about, and why; page after page.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listHeld } from '../../../src/grading/census-api.ts';
import { Grade } from '../parts/grade.tsx';
import type { Level } from '../parts/levels.ts';
import { placeInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export type HeldRow = Extract<AnswerOf<typeof listHeld>, { state: 'ready' }>['items'][number];

export interface HeldBook {
  readonly id: string;
  readonly short: string;
  readonly levels: readonly Level[];
}

interface Props {
  readonly rows: readonly HeldRow[];
  readonly books: readonly HeldBook[];
  /** The day that is looked at, when it is not today. */
  readonly on?: string;
  readonly more: (() => unknown) | undefined;
  readonly reading: boolean;
}

export function HeldTable({ rows, books, on, more, reading }: Props) {
  const { t } = useWords();
  return (
    <>
      <table className="list held-table">
        <thead>
          <tr>
            <th>{t('held.entity')}</th>
            {books.map((book) => (
              <th key={book.id}>{t('held.standing', { book: book.short })}</th>
            ))}
            <th className="wide">{t('held.where')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link
                  to="/entities/$id"
                  params={{ id: row.uscc ?? row.id }}
                  search={{ rulebook: books[0].id, ...(on && { on }) }}
                >
                  {row.name}
                </Link>
                <div className="small faint">{row.uscc ?? row.id}</div>
              </td>
              {books.map((book, i) => (
                <td key={book.id}>
                  <Why stands={row.stands[i]} book={book} />
                </td>
              ))}
              <td className="wide small muted">
                {row.division && placeInTable(row.division.name)}
                <div className="faint">{row.industry?.name}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more && (
        <Button block onClick={() => more()} loading={reading}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Why({ stands, book }: { readonly stands: HeldRow['stands'][number]; readonly book: HeldBook }) {
  const { t, say } = useWords();
  if (stands.level === null) return <span className="muted">{t('reading.notCovered')}</span>;
  return (
    <div className="held-why">
      <Grade levels={book.levels} code={stands.level} />
      {stands.reasons.length === 0 && <span className="small faint">{t('held.noReason')}</span>}
      {stands.reasons.slice(0, 3).map((reason) => (
        <div key={`${reason.rule}-${reason.number}`} className="small muted">
          <Link to="/rulebooks/$id" params={{ id: book.id }} hash={`rule-${reason.rule}`} className="in-text">
            {reason.article}
          </Link>{' '}
          {say(reason.what) || say(reason.sense)}
        </div>
      ))}
      {stands.reasons.length > 3 && <span className="small faint">+{stands.reasons.length - 3}</span>}
    </div>
  );
}
