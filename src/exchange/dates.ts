// Days as departments write them, brought to `YYYY-MM-DD`.

import { dayOf, iso, parts } from '../base/day.ts';
import { Fault, quoted } from './fault.ts';
import { problems } from './problems.ts';

const WRITTEN =
  /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?(?:[T\s]*(\d{1,2})[:时点](?:(\d{1,2})分?(?::?(\d{1,2})(?:\.\d+)?秒?)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;
const CLOSED_BY: Readonly<Record<string, string>> = { '-': '-', '/': '/', '.': '.', 年: '月' };

/** Day numbers of workbooks that can be days of business: 1927 to 2173. Smaller ones are years or counts, not days. */
const SERIAL = { least: 10_000, beyond: 100_000, epoch: -25_569 };

/**
 * The day in a text, `YYYY-MM-DD`: 2024-03-01, 2024/3/1, 2024.3.1, 20240301, 2024年3月1日, with a time of day or not, a workbook's
 * five-digit day number. An instant with an offset gives its day in `zone`; a time without one is local.
 */
export function dayIn(written: string, zone = 'Asia/Shanghai'): string | Fault {
  if (written.length === 10 && written[4] === '-' && written[7] === '-' && dayOf(written) !== undefined) return written;
  const text = written.normalize('NFKC').trim();
  const m = WRITTEN.exec(text);
  if (m && CLOSED_BY[m[2]] === m[4]) {
    const day = dayFrom(m[1], m[3], m[5], written);
    return m[9] && typeof day === 'string' ? inZone(day, m, zone) : day;
  }
  const compact = COMPACT.exec(text.replace(/\.0+$/, ''));
  if (compact) return dayFrom(compact[1], compact[2], compact[3], written);
  if (/^\d{5}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text)) ?? unreadable(written);
  return unreadable(written);
}

/** The day of a workbook's day number (1900 system); undefined when the number is hardly meant as a day. */
export function dayOfSerial(serial: number): string | undefined {
  if (!(serial >= SERIAL.least && serial < SERIAL.beyond)) return undefined;
  return iso(Math.floor(serial) + SERIAL.epoch);
}

function unreadable(written: string): Fault {
  return new Fault(problems['exchange.date-unreadable'], { found: quoted(written) });
}

function dayFrom(year: string, month: string, day: string, written: string): string | Fault {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dayOf(text) === undefined ? new Fault(problems['exchange.date-impossible'], { found: quoted(written) }) : text;
}

function inZone(day: string, m: RegExpExecArray, zone: string): string {
  const time = `${m[6].padStart(2, '0')}:${(m[7] ?? '0').padStart(2, '0')}:${(m[8] ?? '0').padStart(2, '0')}`;
  const offset = m[9].length === 5 ? `${m[9].slice(0, 3)}:${m[9].slice(3)}` : m[9].toUpperCase();
  const instant = new Date(`${day}T${time}${offset}`);
  if (Number.isNaN(instant.getTime())) return day;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant);
}

/** Why a day cannot be taken although it is one: it lies ahead although it must not, or far from any business. */
export function dayFault(day: string, past: boolean, today: number): Fault | undefined {
  const number = dayOf(day)!;
  if (past && number > today) return new Fault(problems['exchange.date-in-future'], { found: day, today: iso(today) });
  const { year } = parts(number);
  if (year < 1900 || year > 2999) return new Fault(problems['exchange.date-far'], { found: day });
  return undefined;
}
