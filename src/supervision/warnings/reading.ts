// What warning sheets need to have read: record types, standings, and the duties that some warnings follow.

import { EVER } from '../../base/day.ts';
import type { Sheet } from '../../duties/sheet.ts';
import type { Grading } from '../../grading/grading.ts';
import type { RegisteredBook } from '../../grading/rulebook-register.ts';
import { packLayout } from '../../ledger/pack.ts';
import { type Reading, readingOf } from '../duties/reading.ts';
import type { Raising, WarningSheet } from './sheet.ts';

export interface WarningReading extends Reading {
  /** The duties that warnings follow. */
  readonly duties: readonly Sheet[];
  /** Whether posts at other entities matter, and shares. */
  readonly associates: boolean;
  readonly sole: boolean;
  /** From how many on a shared address or representative counts at all; undefined: never. */
  readonly least: Readonly<Partial<Record<Extract<Raising, { by: 'shared' }>['what'], number>>>;
}

type Books = ReadonlyMap<string, RegisteredBook>;

export function warningReading(
  sheets: readonly WarningSheet[],
  duties: readonly Sheet[],
  grading: Grading,
  books: Books,
): WarningReading {
  const rules = sheets.flatMap((sheet) => sheet.rules);
  const followed = new Set(rules.flatMap(({ raised }) => (raised.by === 'duty' ? raised.duty : [])));
  const own = duties.map((sheet) => ({ ...sheet, rules: sheet.rules.filter(({ id }) => followed.has(id)) }));
  const reading = readingOf(own, grading, books);
  const types = rules.flatMap(({ raised }) => (raised.by === 'record' || raised.by === 'count' ? raised.type : []));
  const layouts = new Map(reading.layouts);
  const since = new Map(reading.since);
  for (const type of types) {
    layouts.set(type, packLayout(grading.catalogue, type)!);
    since.set(type, EVER);
  }
  return {
    ...reading,
    layouts,
    since,
    duties: own,
    associates: rules.some(({ raised }) => raised.by === 'associate'),
    sole: rules.some(({ raised }) => raised.by === 'sole-investor'),
    least: leastOf(rules),
    standings: standingsOf(sheets, grading, books, reading),
  };
}

function leastOf(rules: WarningSheet['rules']): WarningReading['least'] {
  const least: Partial<Record<'address' | 'legal-representative', number>> = {};
  for (const { raised } of rules)
    if (raised.by === 'shared')
      least[raised.what] = Math.min(least[raised.what] ?? Number.POSITIVE_INFINITY, raised.atLeast);
  return least;
}

/** Levels and tiers that warnings and reviews name, besides those of the duties. */
function standingsOf(sheets: readonly WarningSheet[], grading: Grading, books: Books, { standings }: Reading) {
  const wheres = sheets.flatMap(({ rules, reviews }) => [
    ...rules.flatMap(({ of, raised }) =>
      'where' in raised && raised.by !== 'record' && raised.by !== 'count' ? [of, raised.where] : [of],
    ),
    ...reviews.map(({ where }) => where),
  ]);
  const all = new Map(standings);
  for (const name of new Set(wheres.flatMap(Object.keys))) {
    const [code, dimension] = name.split('/');
    if (dimension === undefined) continue;
    const role = grading.books.get(code)?.dimensions.find(({ id }) => id === dimension)?.role;
    if (role !== 'level' && role !== 'tier') throw new Error(`${name} is no level or tier that is kept`);
    const number = String(books.get(code)!.number);
    all.set(number, { ...all.get(number), [role]: name });
  }
  return all;
}
