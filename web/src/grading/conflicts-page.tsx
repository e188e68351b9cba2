// Two rulebooks on the whole register: how the same entities stand under both, as a matrix whose cells open their entities.

import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { compareBooks, listConflicts } from '../../../src/grading/census-api.ts';
import { Failed, Nothing } from '../parts/states.tsx';
import { count, dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { AmongFilter } from './among-filter.tsx';
import { ConflictMatrix, levelText } from './conflict-matrix.tsx';
import { AsOf, CountingNote } from './counting-note.tsx';
import { HeldTable } from './held-table.tsx';
import { useCounted } from './use-counted.ts';
import { useHeldPages } from './use-held-pages.ts';
import { FIRST_RULEBOOK, useRulebooks } from './use-rulebooks.ts';
import './rulebook.css';

const SECOND_RULEBOOK = 'saic-2003';

export type Crossed = Extract<AnswerOf<typeof compareBooks>, { state: 'ready' }>;

function useChosen() {
  const { first = FIRST_RULEBOOK, second, ...rest } = useSearch({ from: '/office/conflicts' });
  const navigate = useNavigate({ from: '/conflicts' });
  const other = second ?? (first === SECOND_RULEBOOK ? FIRST_RULEBOOK : SECOND_RULEBOOK);
  const { levelFirst, levelSecond, ...among } = rest;
  const cell = levelFirst && levelSecond ? { levelFirst, levelSecond } : undefined;
  /** Another question is about other cells. */
  const set = (change: object) =>
    navigate({
      search: (former) => ({ ...former, levelFirst: undefined, levelSecond: undefined, ...change }),
      replace: true,
      resetScroll: false,
    });
  return { first, second: other, among, cell, set };
}

export function ConflictsPage() {
  const { t } = useWords();
  const { first, second, among, set } = useChosen();
  const crossed = useCounted(compareBooks, { query: { first, second, ...among } });
  const shown = crossed.data;
  return (
    <div className="stack">
      <div>
        <h1>{t('conflicts.title')}</h1>
        <p className="muted">{t('conflicts.about')}</p>
      </div>
      <search className="row among">
        <Book name="first" value={first} onChange={(chosen) => set({ first: chosen })} />
        <Button onClick={() => set({ first: second, second: first })}>{t('conflicts.swap')}</Button>
        <Book name="second" value={second} onChange={(chosen) => set({ second: chosen })} />
        <AmongFilter among={among} onChange={set} />
      </search>
      {crossed.error && <Failed error={crossed.error} retry={crossed.refetch} />}
      {!shown && !crossed.error && <CountingNote counting={crossed.counting} />}
      {shown && <Matrix crossed={shown} former={crossed.former} />}
    </div>
  );
}

interface BookProps {
  readonly name: 'first' | 'second';
  readonly value: string;
  readonly onChange: (chosen: string) => void;
}

function Book({ name, value, onChange }: BookProps) {
  const { t, say } = useWords();
  const { items } = useRulebooks();
  return (
    <Select
      aria-label={t(`conflicts.${name}`)}
      prefix={<span className="faint">{t(`conflicts.${name}`)}</span>}
      value={value}
      options={items.map((book) => ({ value: book.id, label: say(book.short) }))}
      onChange={onChange}
      popupMatchSelectWidth={false}
    />
  );
}

function Matrix({ crossed, former }: { readonly crossed: Crossed; readonly former: boolean }) {
  const { t } = useWords();
  const { cell, set } = useChosen();
  if (crossed.entities === 0) return <Nothing title={t('conflicts.empty')} how={t('conflicts.emptyHow')} />;
  return (
    <>
      <section className={`card stack ${former ? 'former' : ''}`} aria-busy={former} style={{ gap: 12 }}>
        <Told crossed={crossed} />
        {crossed.first.id === crossed.second.id && <p className="note">{t('conflicts.sameBook')}</p>}
        <ConflictMatrix
          crossed={crossed}
          cell={cell}
          onChoose={(levelFirst, levelSecond) => set({ levelFirst, levelSecond })}
        />
        <div className="between">
          <span className="small muted">{t('conflicts.pick')}</span>
          <AsOf moment={crossed.asOf} />
        </div>
      </section>
      {cell && <Cell crossed={crossed} cell={cell} />}
    </>
  );
}

/** What the matrix shows, in a sentence. */
function Told({ crossed: { cells, entities, on } }: { readonly crossed: Crossed }) {
  const { t, lang } = useWords();
  const sum = (list: Crossed['cells']) => list.reduce((total, cell) => total + cell.count, 0);
  const both = sum(cells.filter(({ first, second }) => first !== null && second !== null));
  const same = sum(cells.filter(({ first, second }) => first !== null && first === second));
  const day = dayInText(on, lang);
  if (both === 0) return <p>{t('conflicts.toldNone', { day })}</p>;
  return (
    <p>
      {t('conflicts.told', {
        day,
        n: count(entities),
        both: count(both),
        same: count(same),
        share: `${((100 * same) / both).toFixed(1)}%`,
      })}
    </p>
  );
}

interface CellProps {
  readonly crossed: Crossed;
  readonly cell: { readonly levelFirst: string; readonly levelSecond: string };
}

function Cell({ crossed: { first, second }, cell }: CellProps) {
  const { t, say } = useWords();
  const { among } = useChosen();
  const found = useHeldPages(listConflicts, {
    query: { first: first.id, second: second.id, ...among, ...cell, limit: 30 },
  });
  const words = t('conflicts.notCovered');
  if (found.error) return <Failed error={found.error} retry={found.retry} />;
  if (found.pending) return <CountingNote counting={found.counting} />;
  return (
    <section className="card stack" style={{ gap: 10 }}>
      <div className="between">
        <h2>
          {t('conflicts.list', {
            first: say(first.short),
            a: levelText(cell.levelFirst, words),
            second: say(second.short),
            b: levelText(cell.levelSecond, words),
          })}
        </h2>
        <span className="muted">{t('held.total', { n: count(found.total ?? 0) })}</span>
      </div>
      {found.rows.length === 0 ? (
        <Nothing title={t('conflicts.none')} />
      ) : (
        <HeldTable
          rows={found.rows}
          books={[first, second].map((book) => ({ id: book.id, short: say(book.short), levels: book.levels }))}
          on={among.on}
          more={found.more}
          reading={found.reading}
        />
      )}
    </section>
  );
}
