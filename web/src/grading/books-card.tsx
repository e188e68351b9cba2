// The rulebooks side by side on the chosen day; each leads to its own band and reasons.

import { dayOf } from '../../../src/base/day.ts';
import { spanOn } from '../parts/band-geometry.ts';
import { Grade } from '../parts/grade.tsx';
import { SmallBand } from '../parts/standing-band.tsx';
import { useView } from '../registry/use-view.ts';
import { useWords } from '../words/use-words.ts';
import type { Standings } from './standing-tab.tsx';

export function BooksCard({ items }: { readonly items: Standings['items'] }) {
  const { t, say } = useWords();
  const { rulebook, setRulebook, day } = useView();
  const at = dayOf(day) ?? 0;
  return (
    <section className="card">
      <h2>{t('entity.books')}</h2>
      <ul className="books">
        {items.map((book) => (
          <li key={book.rulebook}>
            <button
              type="button"
              className="book"
              aria-pressed={book.rulebook === rulebook}
              onClick={() => setRulebook(book.rulebook)}
            >
              <span>
                {say(book.short)} {book.disputed && <span className="chip warn">{t('objections.disputed')}</span>}
              </span>
              <Grade levels={book.levels} code={book.spans[spanOn(book.spans, at)]?.level ?? null} bare />
              <SmallBand name={say(book.short)} levels={book.levels} spans={book.spans} />
            </button>
          </li>
        ))}
      </ul>
      <p className="small faint">{t('entity.booksNote')}</p>
    </section>
  );
}
