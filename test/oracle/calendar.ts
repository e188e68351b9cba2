// The oracle's own slow calendar, written on the JavaScript Date so that it shares nothing with src/base/day.ts.

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of an ISO date; throws on anything that is not a date. */
export function number(isoDate: string): number {
  const ms = Date.parse(`${isoDate}T00:00:00.000Z`);
  if (Number.isNaN(ms)) throw new Error(`not a date: ${isoDate}`);
  return ms / DAY_MS;
}

/** ISO date of a day number. */
export function date(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The corresponding day so many years on, or the month's last day where there is none (Civil Code 202). */
export function correspondingDay(day: number, years: number): number {
  const d = new Date(day * DAY_MS);
  const same = new Date(Date.UTC(d.getUTCFullYear() + years, d.getUTCMonth(), d.getUTCDate()));
  if (same.getUTCMonth() !== d.getUTCMonth()) same.setUTCDate(0);
  return same.getTime() / DAY_MS;
}

/** The first day on which a period of years opened on `day` is over. */
export function afterYears(day: number, years: number): number {
  return correspondingDay(day, years) + 1;
}
