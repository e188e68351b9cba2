import { expect, test } from 'vitest';
import { dayOf } from '../../../src/base/day.ts';
import {
  type BandSpan,
  dayAt,
  frameOf,
  nextSpan,
  placeTicks,
  segmentsOf,
  spanOn,
  tableFrame,
  xOf,
  yearMarks,
} from './band-geometry.ts';

const day = (text: string) => dayOf(text)!;
const today = day('2026-11-22');
const frame = { from: day('2026-01-01'), to: day('2027-01-01') };
const spans: BandSpan[] = [
  { from: null, until: '2026-03-15', level: 'A' },
  { from: '2026-03-15', until: '2026-12-11', level: 'C' },
  { from: '2026-12-11', until: null, level: 'A' },
];

test('spans meet, fill the width, and are cut at today', () => {
  const drawn = segmentsOf(spans, frame, today, 365);
  expect(drawn.map(({ x, width }) => [x, x + width])).toEqual([
    [0, 73],
    [73, 344],
    [344, 365],
  ]);
  expect(drawn.map(({ past, future }) => [past, future])).toEqual([
    [73, 0],
    [252, 19],
    [0, 21],
  ]);
});

test('what lies outside the frame is not drawn', () => {
  const old: BandSpan[] = [{ from: '2020-01-01', until: '2025-06-01', level: 'D' }, spans[2]];
  expect(segmentsOf(old, frame, today, 365).map((s) => s.index)).toEqual([1]);
});

test('a span begins on its first day and ends before its last bound', () => {
  expect(spanOn(spans, day('2026-03-14'))).toBe(0);
  expect(spanOn(spans, day('2026-03-15'))).toBe(1);
  expect(spanOn(spans, day('2026-12-10'))).toBe(1);
  expect(spanOn(spans, day('2026-12-11'))).toBe(2);
  expect(spanOn([spans[1]], day('2020-01-01'))).toBe(-1);
});

test('a place and its day lead to each other', () => {
  expect(dayAt(xOf(day('2026-07-01'), frame, 900), frame, 900)).toBe('2026-07-01');
});

test('the frame holds the near ends of spans and leaves far ones out', () => {
  const one = frameOf([{ from: '2019-01-01', until: '2030-01-01', level: 'A' }], today);
  expect(one.from).toBeLessThan(day('2019-01-01'));
  expect(one.to).toBeGreaterThan(day('2030-01-01'));
  expect(frameOf([{ from: '1999-01-01', until: null, level: 'A' }], today).from).toBe(today - 4 * 365);
});

test('every row of a table has the same frame, with today in it', () => {
  const same = tableFrame(today);
  expect(xOf(today, same, 120)).toBe(80);
});

test('years are marked, fewer where there is little room', () => {
  const long = { from: day('2017-06-01'), to: day('2027-06-01') };
  expect(yearMarks(long, 900).map((m) => m.year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
  expect(yearMarks(long, 300).map((m) => m.year)).toEqual([2018, 2020, 2022, 2024, 2026]);
});

test('words of ticks are left out where they would run into the next tick, and turn left at the end', () => {
  const ticks = ['2026-02-01', '2026-02-10', '2026-12-20'].map((on) => ({ day: on, text: '警告' }));
  const placed = placeTicks(ticks, frame, 365, () => 24);
  expect(placed.map((tick) => tick.text)).toEqual([null, '警告', '警告']);
  expect(placed[2].side).toBe('left');
});

test('arrow keys move among the spans that are shown, and stop at the ends', () => {
  const drawn = segmentsOf(spans, frame, today, 365);
  expect(nextSpan(drawn, 1, 'ArrowRight')).toBe(2);
  expect(nextSpan(drawn, 1, 'ArrowLeft')).toBe(0);
  expect(nextSpan(drawn, 2, 'ArrowRight')).toBeUndefined();
  expect(nextSpan(drawn, 2, 'Home')).toBe(0);
  expect(nextSpan(drawn, 0, 'a')).toBeUndefined();
});
