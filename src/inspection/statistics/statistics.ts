// Inspections in figures: counted from the visits that were made, in groups, with intervals.

import type { z } from 'zod';
import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import type { Grading } from '../../grading/grading.ts';
import { rateWithin } from '../targeting/measure.ts';
import { burdenOf } from './burden.ts';
import { type Made, visitsMade, visitsSpared } from './made-visits.ts';
import type { readInspectionFigures } from './statistics-api.ts';

type Answer = AnswerOf<typeof readInspectionFigures>;
type Tally = Pick<Answer['total'], 'done' | 'found' | 'critical' | 'foundRate' | 'criticalRate'>;
type Asked = z.output<(typeof readInspectionFigures)['query']>;
type Comings = Pick<Answer['total'], 'comings' | 'joint' | 'separate' | 'saved'>;

/** The months asked for, a year up to now unless given; at most five years. `whole` sees records of every disclosure class. */
export async function inspectionFigures(
  { reader, whole, today }: { readonly reader: Db; readonly whole: Db; readonly today: Day },
  grading: Grading,
  asked: Asked,
): Promise<Answer> {
  const until = asked.until ?? iso(today).slice(0, 7);
  const from = later(asked.from ?? monthsOn(until, -11), monthsOn(until, -59));
  const period = { first: `${from}-01`, end: `${monthsOn(until, 1)}-01` };
  const all = await visitsMade(reader, grading, asked.rulebook, period);
  const made = asked.unit === undefined ? all : all.filter(({ unit }) => unit === asked.unit);
  const spared = await visitsSpared(reader, { ...period, unit: asked.unit });
  return {
    ...{ from, until, choices: [...new Set(all.map(({ unit }) => unit))].sort() },
    total: { ...tally(made), ...comings(made), spared },
    grades: grouped(made, ({ grade }) => grade ?? '').map(([code, own]) => ({ code, ...tally(own) })),
    bands: grouped(
      made.filter(({ band }) => band !== null),
      ({ band }) => band!,
    ).map(([band, own]) => ({ band, ...tally(own) })),
    months: monthsBetween(from, until).map((month) => {
      const own = made.filter(({ on }) => on.startsWith(month));
      return { month, ...tally(own), ...comings(own) };
    }),
    units: grouped(made, ({ unit }) => unit).map(([unit, own]) => ({ unit, ...tally(own), ...comings(own) })),
    burden: await burdenOf({ reader, whole }, grading, period.end),
  };
}

function tally(made: readonly Made[]): Tally {
  const [done, found, critical] = [
    made.length,
    made.filter((one) => one.found).length,
    made.filter((one) => one.critical).length,
  ];
  const rate = (count: number) => (done === 0 ? null : rateWithin(count, done));
  return { done, found, critical, foundRate: rate(found), criticalRate: rate(critical) };
}

/** Visits to one entity on one day are one coming, whatever the plans. */
function comings(made: readonly Made[]): Comings {
  const days = [...Map.groupBy(made, ({ entity, on }) => `${entity} ${on}`).values()];
  const separate = made.reduce((sum, { departments }) => sum + departments.length, 0);
  const joint = days.filter((own) => new Set(own.flatMap(({ departments }) => departments)).size > 1).length;
  return { comings: days.length, joint, separate, saved: separate - days.length };
}

function grouped(made: readonly Made[], key: (one: Made) => string): [string, Made[]][] {
  return [...Map.groupBy(made, key)].sort(([a], [b]) => (a < b ? -1 : 1));
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** A month so many months on. */
function monthsOn(month: string, by: number): string {
  const [year, of] = month.split('-').map(Number);
  const at = year * 12 + of - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

function monthsBetween(from: string, until: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= until; month = monthsOn(month, 1)) months.push(month);
  return months;
}
