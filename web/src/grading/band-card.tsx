// The large band of one rulebook with the standing of the chosen day above it and a slider for the day below.

import { useState } from 'react';
import { dayOf, iso } from '../../../src/base/day.ts';
import { frameOf } from '../parts/band-geometry.ts';
import { Grade } from '../parts/grade.tsx';
import { wordOf } from '../parts/levels.ts';
import { StandingBand } from '../parts/standing-band.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useView } from '../registry/use-view.ts';
import { shortened } from '../words/clauses.ts';
import { dayBefore, dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { circled, type Numbered, withDisputes } from './causes.ts';
import type { Standings } from './standing-tab.tsx';

type Book = Standings['items'][number];

interface Props {
  readonly book: Book;
  readonly causes: readonly Numbered[];
  readonly chosen: number;
  /** Spans that the time shown is made for, where bands stand under each other. */
  readonly beside?: Book['spans'];
}

export function BandCard({ book, causes, chosen, beside = book.spans }: Props) {
  const { t, say } = useWords();
  const { day, setDay } = useView();
  const [hint, setHint] = useState<string>();
  const narrow = useNarrow();
  const ticks = causes.map(({ on, number, what }) => ({ day: on, text: `${circled(number)}${shortened(say(what))}` }));
  return (
    <section className="card stack" style={{ gap: 10 }}>
      <div className="between">
        <Headline book={book} chosen={chosen} />
        <span className="small faint no-print">{hint ?? t(narrow ? 'band.hintTouch' : 'band.hint')}</span>
      </div>
      <StandingBand
        name={say(book.short)}
        levels={book.levels}
        spans={withDisputes(book.spans, causes)}
        ticks={ticks}
        chosen={chosen}
        onChoose={(index) => setDay(dayWithin(book.spans[index]))}
        onHint={setHint}
        day={day}
        beside={beside}
      />
      <DaySlider spans={beside} />
    </section>
  );
}

function Headline({ book, chosen }: { readonly book: Book; readonly chosen: number }) {
  const { t, say, lang } = useWords();
  const { day, on } = useView();
  const span = book.spans[chosen];
  if (!span) return <span>{t('entity.noStanding', { day: dayInText(day, lang), rulebook: say(book.short) })}</span>;
  const until = runEnd(book.spans, chosen);
  const parts = [
    on && dayInText(on, lang),
    say(book.short),
    span.tier && wordOf(book.tiers, span.tier, say),
    until && t('entity.until', { day: dayInText(dayBefore(until), lang) }),
  ];
  return (
    <span className="row headline">
      <Grade levels={book.levels} code={span.level} />
      <span className="muted">{parts.filter(Boolean).join(' · ')}</span>
    </span>
  );
}

/** When the level of a span ends: neighbouring spans of the same level run on. */
function runEnd(spans: Book['spans'], at: number): string | null {
  let last = at;
  while (spans[last + 1]?.level === spans[at].level && spans[last + 1].from === spans[last].until) last += 1;
  return spans[last].until;
}

/** Today when the span covers it, otherwise its first day, or its last when it has no first. */
function dayWithin(span: Book['spans'][number]): string {
  const today = todayIso();
  if ((span.from === null || span.from <= today) && (span.until === null || today < span.until)) return today;
  return span.from ?? (span.until ? dayBefore(span.until) : today);
}

function DaySlider({ spans }: { readonly spans: Book['spans'] }) {
  const { t, lang } = useWords();
  const { day, setDay } = useView();
  const frame = frameOf(spans, dayOf(todayIso())!);
  return (
    <input
      className="day-slider no-print"
      type="range"
      aria-label={t('entity.slider')}
      aria-valuetext={dayInText(day, lang)}
      min={Math.ceil(frame.from)}
      max={Math.floor(frame.to)}
      value={dayOf(day) ?? 0}
      onChange={(event) => setDay(iso(Number(event.target.value)))}
    />
  );
}
