// Days, money and counts as people write them here: 2026年3月2日（周一） in texts, 2026-03-02 in tables, units always shown.

import { type Day, dayOf, iso, parts, shanghaiDay, shanghaiTime } from '../../../src/base/day.ts';
import type { Lang } from '../../../src/base/problem.ts';

const WEEKDAYS = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function todayIso(): string {
  return iso(shanghaiDay(new Date()));
}

/** A day in a sentence: 2026年3月2日（周一）, Mon 2 Mar 2026. */
export function dayInText(day: string, lang: Lang): string {
  const number = dayOf(day);
  if (number === undefined) return day;
  const { year, month, day: date } = parts(number);
  const weekday = WEEKDAYS[lang][weekdayOf(number)];
  return lang === 'zh'
    ? `${year}年${month}月${date}日（周${weekday}）`
    : `${weekday} ${date} ${MONTHS[month - 1]} ${year}`;
}

/** Day 0 is 1970-01-01, a Thursday. */
function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The number of a day, to count days between two. */
export function dayNumber(day: string): number {
  return dayOf(day)!;
}

/** The day before, for half-open ends: the last day on which something holds. */
export function dayBefore(day: string): string {
  return iso(dayOf(day)! - 1);
}

/** An instant in Shanghai: 2026-03-02 14:05. */
export function momentInTable(instant: string): string {
  return shanghaiTime(instant);
}

/** Yuan, in 万元 where it comes out even or is large: 50,000 元, 300 万元. */
export function money(yuan: number, lang: Lang): string {
  if (lang === 'en') return `${count(yuan)} yuan`;
  return Math.abs(yuan) >= 1_000_000 && yuan % 100 === 0 ? `${count(yuan / 10_000)} 万元` : `${count(yuan)} 元`;
}

export function count(n: number): string {
  return n.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** A county without the province and the city before it: 辽宁省丹东市东港市 is 东港市. */
export function placeInTable(name: string): string {
  return name.replace(/^.*?(?:省|自治区)/, '').replace(/^.{2,6}?市(?=.)/, '');
}

/** C、D in Chinese, C and D in English. */
export function levelsNamed(codes: readonly string[], lang: Lang): string {
  return lang === 'zh' ? codes.join('、') : new Intl.ListFormat('en').format(codes);
}

/** The same day some years before; a leap day becomes the day before. */
export function yearsBefore(day: string, years: number): string {
  const before = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  return before.endsWith('02-29') ? `${before.slice(0, 8)}28` : before;
}
