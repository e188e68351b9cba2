// One entity under two rulebooks: both bands under each other, where they differ, and on the chosen day why each says what it says.

import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { dayOf } from '../../../src/base/day.ts';
import { listStandings } from '../../../src/grading/api.ts';
import { useAsk } from '../api/ask.ts';
import { spanOn } from '../parts/band-geometry.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useView } from '../registry/use-view.ts';
import { dayBefore } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { BandCard } from './band-card.tsx';
import { numberedCauses } from './causes.ts';
import type { Standings } from './standing-tab.tsx';
import { type Stretch, stretchesApart } from './stretches-apart.ts';
import { WhyCard } from './why-card.tsx';
import './rulebook.css';

type Book = Standings['items'][number];

/** What a rulebook is compared with at first. */
function usual(items: readonly Book[], first: Book | undefined): Book | undefined {
  const among = items.filter((one) => one !== first);
  return among.find(({ rulebook }) => rulebook === 'saic-2003') ?? among[0];
}

export function CompareTab({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { rulebook, known } = useView();
  const { other } = useSearch({ from: '/office/entities/$id' });
  const asked = useAsk(listStandings, { params: { id }, query: { asKnown: known } }, { keep: true });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const { items, records } = asked.data;
  const first = items.find((one) => one.rulebook === rulebook) ?? items[0];
  const second = items.find((one) => one.rulebook === other) ?? usual(items, first);
  if (!first || !second) return <Nothing title={t('entity.notGraded')} />;
  return (
    <>
      <Choice items={items} first={first} second={second} />
      <Verdict first={first} second={second} />
      {[first, second].map((book) => (
        <Banded key={book.rulebook} book={book} beside={[...first.spans, ...second.spans]} records={records} />
      ))}
      <Apart first={first} second={second} />
      <div className="halves">
        {[first, second].map((book) => (
          <section key={book.rulebook} className="stack" style={{ gap: 8 }}>
            <BookName book={book} />
            <WhyCard id={id} book={book} causes={numberedCauses(book, records)} />
          </section>
        ))}
      </div>
    </>
  );
}

function BookName({ book }: { readonly book: Book }) {
  const { say } = useWords();
  return <h2>{say(book.short)}</h2>;
}

interface PairProps {
  readonly first: Book;
  readonly second: Book;
}

function Choice({ items, first, second }: PairProps & { readonly items: readonly Book[] }) {
  const { t, say } = useWords();
  const navigate = useNavigate({ from: '/entities/$id' });
  const set = (change: { rulebook?: string; other?: string }) =>
    navigate({
      search: (former) => ({ ...former, rulebook: first.rulebook, other: second.rulebook, ...change }),
      replace: true,
      resetScroll: false,
    });
  const pick = (label: string, chosen: Book, choose: (rulebook: string) => void) => (
    <Select
      aria-label={label}
      prefix={<span className="faint">{label}</span>}
      value={chosen.rulebook}
      options={items.map((book) => ({ value: book.rulebook, label: say(book.short) }))}
      onChange={choose}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <div className="row no-print">
      {pick(t('together.first'), first, (rulebook) => set({ rulebook }))}
      {pick(t('together.second'), second, (other) => set({ other }))}
    </div>
  );
}

/** What both say on the chosen day, in a sentence. */
function Verdict({ first, second }: PairProps) {
  const { t, say } = useWords();
  const { day } = useView();
  const on = dayOf(day) ?? 0;
  const level = (book: Book) => book.spans[spanOn(book.spans, on)]?.level ?? null;
  const [a, b] = [level(first), level(second)];
  const names = { first: say(first.short), second: say(second.short) };
  if (a === null && b === null) return <p className="note">{t('together.neither')}</p>;
  if (a === null || b === null)
    return <p className="note">{t('together.oneOnly', { book: a === null ? names.second : names.first })}</p>;
  if (a === b) return <p className="good">{t('together.agrees', { a })}</p>;
  return <p className="note">{t('together.differs', { ...names, a, b })}</p>;
}

interface BandedProps {
  readonly book: Book;
  readonly beside: Book['spans'];
  readonly records: Standings['records'];
}

function Banded({ book, beside, records }: BandedProps) {
  const { day } = useView();
  const at = dayOf(day);
  const chosen = at === undefined ? -1 : spanOn(book.spans, at);
  return <BandCard book={book} causes={numberedCauses(book, records)} chosen={chosen} beside={beside} />;
}

function Apart({ first, second }: PairProps) {
  const { t } = useWords();
  const apart = stretchesApart(first.spans, second.spans);
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('together.stretches')}</h2>
      {apart.length === 0 ? (
        <p className="muted">{t('together.never')}</p>
      ) : (
        <ul className="stretches">
          {apart.map((stretch) => (
            <OneStretch key={stretch.from ?? ''} stretch={stretch} first={first} second={second} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneStretch({ stretch, first, second }: PairProps & { readonly stretch: Stretch }) {
  const { t, say } = useWords();
  const { setDay } = useView();
  const { from, until, levels } = stretch;
  return (
    <li className="row">
      <span className="opens">
        {t('together.stretch', { from: from ?? t('fromStart'), until: until ? dayBefore(until) : t('open') })}
      </span>
      <b>
        {say(first.short)} {levels[0] ?? t('reading.notCovered')} · {say(second.short)}{' '}
        {levels[1] ?? t('reading.notCovered')}
      </b>
      <Button type="link" size="small" onClick={() => setDay(from ?? (until ? dayBefore(until) : undefined))}>
        {t('together.look')}
      </Button>
    </li>
  );
}
