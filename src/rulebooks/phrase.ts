// Pieces of sentences in both languages: lists, numbers with their units, periods.

import type { Period } from '../base/day.ts';
import { units } from '../ledger/unit.ts';
import type { Bilingual } from './rulebook.ts';

/** A template of both languages: what stands in it is said in each. */
export function phrase(zh: (say: Say) => string, en: (say: Say) => string): Bilingual {
  return { zh: zh((both) => both.zh), en: en((both) => both.en) };
}

type Say = (both: Bilingual) => string;

/** A、B或C; A, B or C. */
export function anyOf(items: readonly Bilingual[]): Bilingual {
  return listed(items, '或', ' or ');
}

/** A、B和C; A, B and C. */
export function allOf(items: readonly Bilingual[]): Bilingual {
  return listed(items, '和', ' and ');
}

function listed(items: readonly Bilingual[], zhLast: string, enLast: string): Bilingual {
  const join = (words: readonly string[], comma: string, last: string) =>
    words.length < 2 ? words.join('') : `${words.slice(0, -1).join(comma)}${last}${words.at(-1)}`;
  return {
    zh: join(
      items.map(({ zh }) => zh),
      '、',
      zhLast,
    ),
    en: join(
      items.map(({ en }) => en),
      ', ',
      enLast,
    ),
  };
}

/** Clauses that all must hold. */
export function together(clauses: readonly Bilingual[]): Bilingual {
  return { zh: clauses.map(({ zh }) => zh).join('，且'), en: clauses.map(({ en }) => en).join(', and ') };
}

/** The same in both languages. */
export function plain(text: string | number): Bilingual {
  return { zh: String(text), en: String(text) };
}

/** A number as people write it: thousands parted, its unit behind; a ratio in percent. */
export function amount(value: number, unit?: string): Bilingual {
  if (unit === 'ratio') return plain(`${number(value * 100)}%`);
  const name = unit === undefined ? undefined : (units[unit] ?? plain(unit));
  return name ? { zh: `${number(value)} ${name.zh}`, en: `${number(value)} ${name.en}` } : plain(number(value));
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

const PERIOD_ZH = { days: '天', months: '个月', years: '年' };

/** One year, three months: 1 年, 3 个月. */
export function periodPhrase({ amount: size, unit }: Period): Bilingual {
  const count = Math.abs(size);
  return { zh: `${count} ${PERIOD_ZH[unit]}`, en: `${count} ${count === 1 ? unit.slice(0, -1) : unit}` };
}
