// Years of the calendar that are loaded into the database.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { addWorkingDays, isWorkingDay } from './calendar.ts';
import { fileCalendar, loadCalendar } from './calendar-load.ts';
import { dayOf, iso } from './day.ts';

const db = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'jinxin-calendar-'));
const who = { id: 'officer', name: '法规科' };
const at = new Date('2030-11-01T00:00:00Z');

afterAll(() => rmSync(folder, { recursive: true }));

test('a loaded year is known, the shipped years stay, and loading again replaces it', async () => {
  await load(`years:\n  2031:\n    notice: first\n    off: ['2030-12-31', '2031-01-01']\n    work: ['2031-01-04']\n`);
  const first = await db.read(loadCalendar);
  expect(isWorkingDay(first, dayOf('2031-01-04')!)).toBe(true);
  expect(isWorkingDay(first, dayOf('2024-02-04')!)).toBe(true);
  expect(() => addWorkingDays(first, dayOf('2030-12-30')!, 1)).toThrow('2030');
  await load(`years:\n  2031:\n    notice: second\n    off: ['2031-01-01', '2031-01-02']\n`);
  const second = await db.read(loadCalendar);
  expect(isWorkingDay(second, dayOf('2031-01-04')!)).toBe(false);
  expect(iso(addWorkingDays(second, dayOf('2031-01-01')!, 1))).toBe('2031-01-03');
});

test('a shipped year is replaced by a loaded one', async () => {
  await load(`years:\n  2025:\n    notice: mended\n    off: ['2025-01-01']\n`);
  const calendar = await db.read(loadCalendar);
  expect(isWorkingDay(calendar, dayOf('2025-10-01')!)).toBe(true);
});

test('a notice is loaded as it was issued; one that is not understood is refused by its line', async () => {
  const rest = ['春节', '清明节', '劳动节', '端午节', '中秋节']
    .map((name, i) => `${name}：${i + 2}月5日放假。\n`)
    .join('');
  const notice = (end: string) =>
    `关于2033年部分节假日安排的通知\n元旦：2032年12月31日至2033年1月2日放假调休，共3天。\n${rest}国庆节：${end}`;
  await load(notice('10月1日放假1天。10月8日（周六）上班。'));
  const calendar = await db.read(loadCalendar);
  expect(isWorkingDay(calendar, dayOf('2033-10-08')!)).toBe(true);
  expect(calendar.moved.get(dayOf('2032-12-31')!)).toBe(false);
  await expect(load(notice('10月1日前后放假。'))).rejects.toThrow(/calendar.yaml:8 “10月1日前后放假”没有看懂/);
});

test.each([
  [
    'a day of another year',
    `years:\n  2032:\n    notice: x\n    off: ['2032-01-01', '2033-01-01']\n`,
    /:4 .*2033-01-01/,
  ],
  ['no date', `years:\n  2032:\n    notice: x\n    off: ['2032-02-30']\n`, /:4 .*2032-02-30/],
  ['no notice', `years:\n  2032:\n    off: ['2032-01-01']\n`, /:3 .*notice/],
  ['no days off', `years:\n  2032:\n    notice: x\n`, /off/],
  [
    'both off and worked',
    `years:\n  2032:\n    notice: x\n    off: ['2032-01-01']\n    work: ['2032-01-01']\n`,
    /2032-01-01/,
  ],
  ['no year', `years:\n  next:\n    notice: x\n    off: ['2032-01-01']\n`, /next/],
  ['nothing', '', /years/],
])('a file with %s is refused by its line', async (_, text, message) => {
  await expect(load(text)).rejects.toThrow(message);
});

test('a file that is not there is refused', async () => {
  const work = db.transaction((tx) => fileCalendar(tx, who, at, join(folder, 'none.yaml')));
  await expect(work).rejects.toMatchObject({ code: 'base.calendar-not-readable' });
});

async function load(text: string): Promise<unknown> {
  const file = join(folder, 'calendar.yaml');
  writeFileSync(file, text);
  return db.transaction((tx) => fileCalendar(tx, who, at, file));
}
