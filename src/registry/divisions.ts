// Administrative divisions by code (GB/T 2260), present and past: registration codes keep the region of their day.
import { type Day, parts } from '../base/day.ts';
import { referenceRows } from './reference-file.ts';

export type DivisionLevel = 'nation' | 'province' | 'city' | 'county';

/**
 * How a code stands: `current`; `changed` (the code goes on under another name or city); `abolished`; `collective`
 * (市辖区 and the like, taken together); `statistical` (development zones coded by the statistical bureau only);
 * `national` (100000, central registration).
 */
export type DivisionStatus = 'current' | 'changed' | 'abolished' | 'collective' | 'statistical' | 'national';

/** Where a division's area went: to `code`, in `year`. */
export interface Succession {
  readonly code: string;
  readonly year: number;
}

/**
 * A division under one name. Years are those of the yearly code list: it holds from the year `since` (1981: or
 * earlier) up to, not including, the year `until`.
 */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly level: DivisionLevel;
  readonly parent: string | undefined;
  readonly since: number | undefined;
  readonly until: number | undefined;
  readonly status: DivisionStatus;
  readonly successors: readonly Succession[];
}

type Heading = 'code' | 'name' | 'full_name' | 'level' | 'parent' | 'since' | 'until' | 'successors' | 'status';

const FIRST_LIST = 1981;
let table: Map<string, Division[]> | undefined;

function divisions(): Map<string, Division[]> {
  if (table) return table;
  table = new Map();
  for (const row of referenceRows<Heading>('divisions.csv')) {
    const known = table.get(row.code);
    if (known) known.push(divisionOf(row));
    else table.set(row.code, [divisionOf(row)]);
  }
  return table;
}

function divisionOf(row: Record<Heading, string>): Division {
  const until = row.until ? Number(row.until) : undefined;
  return {
    code: row.code,
    name: row.name,
    fullName: row.full_name,
    level: row.level as DivisionLevel,
    parent: row.parent || undefined,
    since: row.since ? Number(row.since) : undefined,
    until,
    status: row.status as DivisionStatus,
    successors: row.successors ? row.successors.split(';').map((text) => succession(text, until)) : [],
  };
}

/** `330303[1984]`: part of the area went there in 1984; without a year: when the division ended. */
function succession(text: string, until: number | undefined): Succession {
  const [, code, year] = /^(\d{6})(?:\[(\d{4})\])?$/.exec(text)!;
  return { code, year: Number(year ?? until) };
}

/** The six digits that name a county or above, of a code of 6, 9 (street) or 12 (village) digits. */
function sixDigits(code: string): string | undefined {
  return /^\d{6}(\d{3}|\d{6})?$/.test(code) ? code.slice(0, 6) : undefined;
}

function holdsIn(division: Division, year: number): boolean {
  const { since = FIRST_LIST, until = Number.POSITIVE_INFINITY } = division;
  return (since <= FIRST_LIST || since <= year) && year < until;
}

/**
 * The division of a code of 6, 9 or 12 digits: as it stood in the year of `day`, or as it stands now (of a code no
 * longer used: as it stood last); undefined when the code is unknown or did not stand that year.
 */
export function division(code: string, day?: Day): Division | undefined {
  const six = sixDigits(code);
  const rows = six === undefined ? undefined : divisions().get(six);
  if (day === undefined) return rows?.at(-1);
  const { year } = parts(day);
  return rows?.find((row) => holdsIn(row, year));
}

/** Whether a code of 6, 9 or 12 digits names a division, of today or of the past. */
export function isDivision(code: string): boolean {
  return division(code) !== undefined;
}

/** The full Chinese name from the province down (辽宁省丹东市振兴区), present or last; undefined for an unknown code. */
export function divisionName(code: string): string | undefined {
  return division(code)?.fullName;
}

/** Where the area of a division went: wholly, of one that has ended; in part, of one that goes on. */
export function successors(code: string): readonly Succession[] {
  return division(code)?.successors ?? [];
}

/** The divisions above, from the province down (省, 市); empty for a province and for an unknown code. */
export function divisionParents(code: string): readonly Division[] {
  const parent = division(code)?.parent;
  const above = parent === undefined ? undefined : division(parent);
  return above ? [...divisionParents(above.code), above] : [];
}

/** Divisions of today within some prefixes, by the digits with which the codes of everything in them begin. */
export function divisionsWithin(reach: readonly string[]): { code: string; name: string; parent: string | null }[] {
  const current = [...divisions().values()].map((rows) => rows[rows.length - 1]).filter(isShown);
  const within = current.filter(({ code }) => reach.some((prefix) => beginning(code).startsWith(prefix)));
  const codes = new Set(within.map(({ code }) => code));
  return within
    .map(({ code, name, parent }) => ({
      code: beginning(code),
      name,
      parent: parent !== undefined && codes.has(parent) ? beginning(parent) : null,
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function isShown({ status, until, level }: Division): boolean {
  return (status === 'current' || status === 'statistical') && until === undefined && level !== 'nation';
}

/** `21` of a province (210000), `2106` of a city. */
function beginning(code: string): string {
  return code.replace(/(?:00){1,2}$/, '');
}
