import { expect, test } from 'vitest';
import { writtenDay } from './written-day.ts';

test.each(['2026-03-02', '2026/3/2', '2026.3.2', '20260302', '2026年3月2日', ' 2026-3-2 '])('%j is a day', (text) => {
  expect(writtenDay(text)).toBe('2026-03-02');
});

test.each(['', '2026', '2026-13-01', '2026-02-30', '3月2日', '202632'])('%j is none', (text) => {
  expect(writtenDay(text)).toBeUndefined();
});
