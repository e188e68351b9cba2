// Civil days as whole numbers (days since 1970-01-01, Asia/Shanghai calendar) and the periods of Civil Code articles 201-202.

/** A civil day: days since 1970-01-01. */
export type Day = number;

/** The day before every recorded day: the start of a span with no known beginning. */
export const EVER: Day = -1_000_000_000;
/** The day after every recorded day: the end of an open span. */
export const NEVER: Day = 1_000_000_000;

/** A period of law. Exactly one unit is used; negative amounts count backwards. */
export interface Period {
  readonly unit: 'days' | 'months' | 'years';
  readonly amount: number;
}

/** The civil day of a proleptic Gregorian date; month and day are 1-based. */
export function civil(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146_097 + doe - 719_468;
}

/** Year, month (1-12) and day of month of a civil day. */
export function parts(day: Day): { year: number; month: number; day: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in a month (1-12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return MONTHS[month - 1];
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** The civil day of an ISO date `YYYY-MM-DD`; undefined when it is not a date of the calendar. */
export function dayOf(iso: string): Day | undefined {
  // Digit by digit: every record passes here several times, and a match of a pattern makes five strings.
  if (iso.length !== 10 || iso[4] !== '-' || iso[7] !== '-') return undefined;
  const [year, month, day] = [digits(iso, 0, 4), digits(iso, 5, 7), digits(iso, 8, 10)];
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return civil(year, month, day);
}

/** The number that decimal digits in a place of a text make; -1 when something else stands among them. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** `YYYY-MM-DD` of a civil day. */
export function iso(day: Day): string {
  const p = parts(day);
  return `${String(p.year).padStart(4, '0')}-${String(p.month).padStart(2, '0')}-${String(p.day).padStart(2, '0')}`;
}

/** A day of a letter, as texts of offices write it: 2026年3月2日. */
export function inChinese(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** The same; null at either end of time. */
export function dayText(day: Day): string | null {
  return day <= EVER || day >= NEVER ? null : iso(day);
}

/** The last day of a period opened on `day`: the opening day is not counted (Civil Code 201, 202). */
export function lastDay(day: Day, period: Period): Day {
  if (period.unit === 'days') return day + period.amount;
  const p = parts(day);
  const months = p.year * 12 + (p.month - 1) + (period.unit === 'years' ? 12 * period.amount : period.amount);
  const year = Math.floor(months / 12);
  const month = (((months % 12) + 12) % 12) + 1;
  return civil(year, month, Math.min(p.day, daysInMonth(year, month)));
}

/** The first day after a period opened on `day`, so that `[day, endOf(day, period))` is the half-open interval in force. */
export function endOf(day: Day, period: Period): Day {
  return lastDay(day, period) + 1;
}

/** The civil day in Asia/Shanghai (UTC+8, no summer time since 1992) of an instant. */
export function shanghaiDay(instant: Date): Day {
  return Math.floor((instant.getTime() + 8 * 3_600_000) / 86_400_000);
}

/** An instant as clocks in Shanghai show it: `2026-03-02 14:05`, with seconds where they are asked for. */
export function shanghaiTime(instant: string | Date, to: 'minute' | 'second' = 'minute'): string {
  const shown = new Date(+new Date(instant) + 8 * 3_600_000).toISOString();
  return shown.slice(0, to === 'minute' ? 16 : 19).replace('T', ' ');
}

/** The instant at which a civil day begins in Shanghai. */
export function startOf(day: Day): Date {
  return new Date(day * 86_400_000 - 8 * 3_600_000);
}

/**
 * The instant that a person writes, as ISO 8601 in UTC: a day alone means its end, a time without a zone is Shanghai's.
 * Undefined when it is no instant.
 */
export function instantIn(text: string): string | undefined {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}+08:00`;
  const instant = new Date(dayOf(text) === undefined ? zoned : `${text}T23:59:59.999+08:00`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}
