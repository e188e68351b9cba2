// Where the parts of a standing band stand, in pixels; pure. Spans are half-open, days are ISO, null is no bound.

import { type Day, dayOf, iso, parts } from '../../../src/base/day.ts';

export interface BandSpan {
  readonly from: string | null;
  readonly until: string | null;
  readonly level: string;
  readonly tier?: string | null;
  readonly disputed?: boolean;
}

/** What the band shows: the days at its two ends. */
export interface Frame {
  readonly from: Day;
  readonly to: Day;
}

/** A span as drawn: its past part and its future part, either of which may have no width. */
export interface Segment {
  readonly index: number;
  readonly x: number;
  readonly width: number;
  readonly past: number;
  readonly future: number;
}

export interface Tick {
  readonly day: string;
  readonly text: string;
}

export interface PlacedTick {
  readonly x: number;
  /** Where its words stand; null when there is no room beside the next. */
  readonly text: string | null;
  readonly side: 'right' | 'left';
}

const YEAR = 365;

/** Four years back and one and a half ahead at least, and every bounded end of the spans up to ten years either way. */
export function frameOf(spans: readonly BandSpan[], today: Day): Frame {
  const ends = spans.flatMap((span) => [span.from, span.until]).flatMap((day) => (day ? [dayOf(day)!] : []));
  const near = ends.filter((day) => Math.abs(day - today) < 10 * YEAR);
  return {
    from: Math.min(today - 4 * YEAR, ...near.map((day) => day - YEAR / 4)),
    to: Math.max(today + 1.5 * YEAR, ...near.map((day) => day + YEAR / 2)),
  };
}

/** Three years back and one and a half ahead: the same for every row of a table, so that rows can be compared. */
export function tableFrame(today: Day): Frame {
  return { from: today - 3 * YEAR, to: today + 1.5 * YEAR };
}

/** The place of a day; outside the frame it lies outside the width. */
export function xOf(day: Day, frame: Frame, width: number): number {
  return ((day - frame.from) / (frame.to - frame.from)) * width;
}

/** The day at a place. */
export function dayAt(x: number, frame: Frame, width: number): string {
  return iso(Math.round(frame.from + (x / width) * (frame.to - frame.from)));
}

/** The spans that the frame shows, cut at its ends and at today. */
export function segmentsOf(spans: readonly BandSpan[], frame: Frame, today: Day, width: number): Segment[] {
  const now = xOf(today, frame, width);
  const clamp = (x: number) => Math.min(width, Math.max(0, x));
  return spans.flatMap((span, index) => {
    const a = span.from ? clamp(xOf(dayOf(span.from)!, frame, width)) : 0;
    const b = span.until ? clamp(xOf(dayOf(span.until)!, frame, width)) : width;
    if (b <= a) return [];
    const turn = Math.min(b, Math.max(a, now));
    return [{ index, x: a, width: b - a, past: turn - a, future: b - turn }];
  });
}

/** The span of a day; -1 when none covers it. */
export function spanOn(spans: readonly BandSpan[], day: Day): number {
  return spans.findIndex(
    (span) => (span.from === null || dayOf(span.from)! <= day) && (span.until === null || day < dayOf(span.until)!),
  );
}

/** Where years begin; when there is little room, every second or fifth. */
export function yearMarks(frame: Frame, width: number): { readonly x: number; readonly year: number }[] {
  const first = parts(frame.from).year + 1;
  const last = parts(frame.to).year;
  const step = [1, 2, 5, 10].find((years) => (width * years) / Math.max(1, last - first + 1) >= 44) ?? 20;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
    .filter((year) => year % step === 0 || step === 1)
    .map((year) => ({ year, x: xOf(dayOf(`${year}-01-01`)!, frame, width) }))
    .filter(({ x }) => x < width - 30);
}

/** Ticks in the frame with their words where these do not run into the next tick; `widthOf` measures words. */
export function placeTicks(
  ticks: readonly Tick[],
  frame: Frame,
  width: number,
  widthOf: (text: string) => number,
): PlacedTick[] {
  const shown = ticks
    .map((tick) => ({ ...tick, x: xOf(dayOf(tick.day)!, frame, width) }))
    .filter(({ x }) => x >= 0 && x <= width)
    .sort((a, b) => a.x - b.x);
  let free = 0;
  return shown.map(({ x, text }, i) => {
    const room = (shown[i + 1]?.x ?? width + 40) - 8;
    const needed = widthOf(text) + 12;
    const right = x + needed <= Math.min(room, width);
    const left = !right && x - needed >= free && i === shown.length - 1;
    free = right ? x + needed : x + 8;
    return { x, text: right || left ? text : null, side: left ? 'left' : 'right' };
  });
}

/** About how wide words are at 12 px: Chinese characters are square, others about half. */
export function wordsWidth(text: string): number {
  return [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? 12 : 6.8), 0);
}

/** The span that an arrow key leads to. */
export function nextSpan(shown: readonly Segment[], index: number, key: string): number | undefined {
  const at = shown.findIndex((segment) => segment.index === index);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: shown.length - 1 }[key];
  return to === undefined ? undefined : shown[to]?.index;
}
