// The standing band: a standing as a strip through time. Past solid, future lighter, a hairline for today, ticks for causes.

import { type KeyboardEvent, useRef } from 'react';
import { dayOf } from '../../../src/base/day.ts';
import { dayBefore, dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import {
  type BandSpan,
  frameOf,
  nextSpan,
  placeTicks,
  type Segment,
  segmentsOf,
  type Tick,
  tableFrame,
  wordsWidth,
  xOf,
  yearMarks,
} from './band-geometry.ts';
import { type Level, toneOf, wordOf } from './levels.ts';
import { useWidth } from './use-width.ts';

interface Props {
  readonly name: string;
  readonly levels: readonly Level[];
  readonly spans: readonly BandSpan[];
}

const SMALL = { width: 120, height: 12 };
const LARGE = { top: 22, height: 44, below: 50 };

/** 120 × 12 pixels, for a row of a table. */
export function SmallBand({ name, levels, spans, width = SMALL.width }: Props & { readonly width?: number }) {
  const label = useBandLabel(name, levels, spans);
  const today = dayOf(todayIso())!;
  const frame = tableFrame(today);
  const now = xOf(today, frame, width);
  return (
    <svg className="band band-small" width={width} height={SMALL.height} role="img" aria-label={label}>
      {segmentsOf(spans, frame, today, width).map((segment) => (
        <Strip
          key={segment.index}
          levels={levels}
          span={spans[segment.index]}
          segment={segment}
          height={SMALL.height}
        />
      ))}
      <line className="band-today" x1={now} x2={now} y1={0} y2={SMALL.height} />
    </svg>
  );
}

interface LargeProps extends Props {
  readonly ticks: readonly Tick[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  /** Told what a span is while the pointer is over it. */
  readonly onHint: (text: string | undefined) => void;
  /** The day that is looked at, when it is not today. */
  readonly day?: string;
  /** Spans that the time shown is made for, where bands stand under each other. */
  readonly beside?: readonly BandSpan[];
}

/** As wide as its place, to be explored: every span is chosen by click or arrow keys. */
export function StandingBand({
  name,
  levels,
  spans,
  ticks,
  chosen,
  onChoose,
  onHint,
  day,
  beside = spans,
}: LargeProps) {
  const { t } = useWords();
  const label = useBandLabel(name, levels, spans);
  const [place, width] = useWidth(900);
  const group = useRef<SVGGElement>(null);
  const today = dayOf(todayIso())!;
  const frame = frameOf(beside, today);
  const shown = segmentsOf(spans, frame, today, width);
  const move = (event: KeyboardEvent) => {
    const to = nextSpan(shown, chosen, event.key);
    if (to === undefined) return;
    event.preventDefault();
    onChoose(to);
    group.current?.querySelector<SVGGElement>(`[data-span="${to}"]`)?.focus();
  };
  return (
    <div ref={place}>
      <svg className="band" width={width} height={LARGE.top + LARGE.height + LARGE.below} fontSize={12}>
        <title>{label}</title>
        <Hatch />
        <g ref={group} transform={`translate(0 ${LARGE.top})`}>
          {shown.map((segment) => (
            <ChoosableSpan
              key={segment.index}
              levels={levels}
              span={spans[segment.index]}
              segment={segment}
              chosen={segment.index === chosen}
              reachable={segment.index === chosen || (chosen < 0 && segment === shown[0])}
              onChoose={() => onChoose(segment.index)}
              onMove={move}
              onHint={onHint}
            />
          ))}
        </g>
        <Axis marks={yearMarks(frame, width)} />
        <Ticks placed={placeTicks(ticks, frame, width, wordsWidth)} />
        <Flag x={xOf(today, frame, width)} width={width} text={t('today')} />
        {day && day !== todayIso() && <Flag x={xOf(dayOf(day)!, frame, width)} width={width} text={day} other />}
      </svg>
    </div>
  );
}

interface StripProps {
  readonly levels: readonly Level[];
  readonly span: BandSpan;
  readonly segment: Segment;
  readonly height: number;
}

function Strip({ levels, span, segment, height }: StripProps) {
  const tone = toneOf(levels, span.level);
  const gap = height > 20 ? 1 : 0;
  return (
    <>
      {segment.past > 0 && (
        <rect
          className={`band-past band-${tone}`}
          x={segment.x}
          width={Math.max(0.5, segment.past - (segment.future > 0 ? 0 : gap))}
          height={height}
        />
      )}
      {segment.future > 0 && (
        <rect
          className={`band-soft band-soft-${tone}`}
          x={segment.x + segment.past}
          y={0.5}
          width={Math.max(0.5, segment.future - gap)}
          height={height - 1}
        />
      )}
      {span.disputed && <rect x={segment.x} width={segment.width} height={height} fill="url(#band-hatch)" />}
      <Letter levels={levels} span={span} segment={segment} height={height} />
    </>
  );
}

function Letter({ levels, span, segment, height }: StripProps) {
  const { say } = useWords();
  const large = height > 20;
  const word = wordOf(levels, span.level, say);
  const most = Math.max(segment.past, segment.future);
  const text = large && most > wordsWidth(`${span.level} ${word}`) + 24 ? `${span.level} ${word}` : span.level;
  if (most < wordsWidth(span.level) + (large ? 10 : 4)) return null;
  const inPast = segment.past >= segment.future;
  const tone = toneOf(levels, span.level);
  return (
    <text
      className={`band-letter band-letter-${inPast ? '' : 'soft-'}${tone}`}
      x={(inPast ? segment.x : segment.x + segment.past) + (large ? Math.min(10, (most - 8) / 2) : 2)}
      y={height / 2 + (large ? 4.5 : 3.5)}
      fontSize={large ? 12 : 9}
    >
      {text}
    </text>
  );
}

interface SpanProps extends Omit<StripProps, 'height'> {
  readonly chosen: boolean;
  readonly reachable: boolean;
  readonly onChoose: () => void;
  readonly onMove: (event: KeyboardEvent) => void;
  readonly onHint: (text: string | undefined) => void;
}

function ChoosableSpan({ levels, span, segment, chosen, reachable, onChoose, onMove, onHint }: SpanProps) {
  const { lang, say, t } = useWords();
  const label = t('band.span', {
    level: `${span.level} ${wordOf(levels, span.level, say)}`,
    from: span.from ? dayInText(span.from, lang) : t('fromStart'),
    until: span.until ? dayInText(dayBefore(span.until), lang) : t('open'),
  });
  const frame = { x: segment.x + 1, y: 1, width: Math.max(2, segment.width - 3), height: LARGE.height - 2 };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a drawing cannot be a button element
    <g
      className="band-span"
      role="button"
      aria-label={label}
      aria-pressed={chosen}
      tabIndex={reachable ? 0 : -1}
      data-span={segment.index}
      onClick={onChoose}
      onPointerEnter={() => onHint(label)}
      onPointerLeave={() => onHint(undefined)}
      onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ' ? onChoose() : onMove(event))}
    >
      <Strip levels={levels} span={span} segment={segment} height={LARGE.height} />
      {chosen && <rect className="band-chosen" {...frame} />}
      <rect className="band-focus" {...frame} />
    </g>
  );
}

function Hatch() {
  return (
    <defs>
      <pattern id="band-hatch" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={2} height={6} fill="#fff" opacity={0.55} />
      </pattern>
    </defs>
  );
}

function Axis({ marks }: { readonly marks: ReturnType<typeof yearMarks> }) {
  const y = LARGE.top + LARGE.height;
  return (
    <g aria-hidden>
      {marks.map(({ x, year }) => (
        <g key={year}>
          <line className="band-axis-line" x1={x} x2={x} y1={y} y2={y + 6} />
          <text className="band-axis" x={x + 4} y={y + 16}>
            {year}
          </text>
        </g>
      ))}
    </g>
  );
}

function Ticks({ placed }: { readonly placed: ReturnType<typeof placeTicks> }) {
  return (
    <g aria-hidden pointerEvents="none">
      {placed.map(({ x, text, side }, i) => (
        <g key={i}>
          <line className="band-tick" x1={x} x2={x} y1={LARGE.top - 6} y2={LARGE.top + 11} />
          <circle className="band-tick-dot" cx={x} cy={LARGE.top - 9} r={4} />
          {text && (
            <text
              className="band-tick-text"
              x={side === 'right' ? x + 8 : x - 8}
              y={LARGE.top - 5}
              textAnchor={side === 'right' ? 'start' : 'end'}
            >
              {text}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

interface FlagProps {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly other?: boolean;
}

function Flag({ x, width, text, other = false }: FlagProps) {
  const wide = wordsWidth(text) + 16;
  const left = Math.min(Math.max(0, x - wide / 2), width - wide);
  const y = LARGE.top + LARGE.height + 26;
  return (
    <g aria-hidden pointerEvents="none">
      <line className={other ? 'band-tick' : 'band-today'} x1={x} x2={x} y1={LARGE.top - 2} y2={y} />
      <rect className={other ? undefined : 'band-today-box'} x={left} y={y} width={wide} height={18} rx={3} />
      <text className="band-today-text" x={left + wide / 2} y={y + 13} textAnchor="middle" fontSize={11}>
        {text}
      </text>
    </g>
  );
}

function useBandLabel(name: string, levels: readonly Level[], spans: readonly BandSpan[]): string {
  const { lang, say, t } = useWords();
  const told = spans.map((span) =>
    t('band.span', {
      level: `${span.level} ${wordOf(levels, span.level, say)}`,
      from: span.from ? dayInText(span.from, lang) : t('fromStart'),
      until: span.until ? dayInText(dayBefore(span.until), lang) : t('open'),
    }),
  );
  return t('band.label', { name, spans: told.join(t('mark.semicolon')) });
}
