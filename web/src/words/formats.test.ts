import { expect, test } from 'vitest';
import { dayBefore, dayInText, levelsNamed, momentInTable, money, placeInTable } from './formats.ts';

test('days in sentences carry their weekday', () => {
  expect(dayInText('2026-03-02', 'zh')).toBe('2026年3月2日（周一）');
  expect(dayInText('2026-11-22', 'en')).toBe('Sun 22 Nov 2026');
  expect(dayInText('1969-12-31', 'zh')).toBe('1969年12月31日（周三）');
});

test('the last day is the one before a half-open end', () => {
  expect(dayBefore('2024-03-01')).toBe('2024-02-29');
});

test('instants are shown as in Shanghai', () => {
  expect(momentInTable('2026-03-01T16:05:00.000Z')).toBe('2026-03-02 00:05');
});

test('money has its unit, and 万元 from a million on', () => {
  expect(money(50_000, 'zh')).toBe('50,000 元');
  expect(money(3_000_000, 'zh')).toBe('300 万元');
  expect(money(12_345.67, 'zh')).toBe('12,345.67 元');
  expect(money(3_000_000, 'en')).toBe('3,000,000 yuan');
});

test('a place in a table is its last part', () => {
  expect(placeInTable('辽宁省丹东市东港市')).toBe('东港市');
  expect(placeInTable('重庆市渝中区')).toBe('渝中区');
  expect(placeInTable('丹东市')).toBe('丹东市');
});

test('levels are named one after another', () => {
  expect(levelsNamed(['C', 'D'], 'zh')).toBe('C、D');
  expect(levelsNamed(['C', 'D'], 'en')).toBe('C and D');
  expect(levelsNamed(['B', 'C', 'D'], 'en')).toBe('B, C, and D');
});
