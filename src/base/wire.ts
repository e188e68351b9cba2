// How values of PostgreSQL arrive in JavaScript: numbers as numbers, dates as YYYY-MM-DD, instants as ISO strings in UTC.

import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;
const ARRAYS: Record<number, number> = { 1016: INT8, 1182: DATE, 1185: TIMESTAMPTZ, 1231: NUMERIC };

const text: Record<number, (value: string) => unknown> = {
  [INT8]: wholeNumber,
  [NUMERIC]: Number,
  [DATE]: (value) => value,
  [TIMESTAMPTZ]: instant,
};

// The published type of pg's array reader is not the one it has.
const arrays = pg.types.arrayParser as unknown as {
  create(source: string, item: (value: string) => unknown): { parse(): unknown[] };
};

/** Type readers for a connection's `types` setting. */
export const readers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pg.types.getTypeParser(oid, format);
    const item = text[ARRAYS[oid]];
    if (item) return (value: string) => arrays.create(value, item).parse();
    return text[oid] ?? pg.types.getTypeParser(oid, 'text');
  },
} as pg.CustomTypesConfig;

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 beyond 2^53: ${value}`);
  return number;
}

/** ISO 8601 in UTC with milliseconds, from the server's `2026-11-22 09:02:03.456+08`; `infinity` stays as it is. */
function instant(value: string): string {
  const m = /^(\d+)-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d(?:\.\d+)?)([+-]\d\d)(?::(\d\d))?(?::(\d\d))?$/.exec(value);
  if (!m) return value;
  const [, year, month, day, hours, minutes, seconds, zone, zoneMinutes = '0', zoneSeconds = '0'] = m;
  const east = Math.abs(Number(zone)) * 3600 + Number(zoneMinutes) * 60 + Number(zoneSeconds);
  const offset = zone.startsWith('-') ? -east : east;
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  at.setUTCHours(Number(hours), Number(minutes), 0, Math.floor(Number(seconds) * 1000 + 1e-6) - offset * 1000);
  return at.toISOString();
}
