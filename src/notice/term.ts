// Terms as sheets of notices, objections and lists write them: clocks of duties, with days counted as the law that gives them says.

import { z } from 'zod';
import type { Calendar } from '../base/calendar.ts';
import type { Day } from '../base/day.ts';
import { dueOf } from '../duties/clock.ts';
import type { Clock } from '../duties/sheet.ts';

const amount = z.int().min(1);

/** Exactly one unit; `law` names a law that says itself which of its days are working days. */
export const term = z
  .strictObject({
    working_days: amount.optional(),
    days: amount.optional(),
    months: amount.optional(),
    years: amount.optional(),
    law: z.string().optional(),
    /** Whether a last day that is off moves to the next working day (Civil Code 203). */
    moves: z.boolean().default(true),
  })
  .refine(({ working_days, days, months, years }) => [working_days, days, months, years].filter(Boolean).length === 1, {
    error: 'a term has exactly one of working_days, days, months, years',
  });

export type Term = z.output<typeof term>;

interface Law {
  readonly id: string;
  readonly working_days: readonly number[];
}

/** The clock of a term: `{ days: 5, law }` is five working days where that law says so of five. */
export function clockOf({ working_days, days, months, years, law, moves }: Term, laws: readonly Law[] = []): Clock {
  if (working_days) return { form: 'working-days', count: working_days };
  const worked = laws.find(({ id }) => id === law)?.working_days ?? [];
  if (days && worked.includes(days)) return { form: 'working-days', count: days };
  if (days) return { form: 'period', period: { unit: 'days', amount: days }, moves };
  if (months) return { form: 'period', period: { unit: 'months', amount: months }, moves };
  return { form: 'period', period: { unit: 'years', amount: years! }, moves };
}

/** The last day of a clock that begins on a day, which is itself not counted; null while the holidays are not arranged. */
export function lastDayOf(clock: Clock, on: Day, calendar: Calendar): Day | null {
  const counted = dueOf(clock, { on, field: () => undefined }, calendar);
  return typeof counted === 'object' ? counted.due : null;
}
