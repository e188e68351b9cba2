// Whose counts are asked for: the rulebook, division and industry of a question, and the months that are counted.

import { type Day, dayOf, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { bookOf, type Grading } from '../grading/grading.ts';
import { gradingWithBooks } from '../grading/live-grading.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import { problems } from './problems.ts';
import { endOf, monthsOf } from './window.ts';
import { worstLevels } from './worst.ts';

export interface Asked {
  readonly rulebook: string;
  readonly division?: string;
  readonly industry?: string;
}

/** A question made ready. */
export interface Among {
  readonly grading: Grading;
  readonly book: Rulebook;
  readonly number: number;
  /** Beginnings of codes; '' for all. */
  readonly division: string;
  readonly industry: string;
  readonly bad: readonly string[];
  readonly months: readonly Day[];
  /** The first day of the window, and the first behind it. */
  readonly from: Day;
  readonly until: Day;
  readonly entryId: number;
  readonly countedAt: string;
}

/** Refuses an unknown rulebook, and while nothing has been counted yet. */
export async function among(db: Db, held: Grading, asked: Asked): Promise<Among> {
  const { grading, books } = await gradingWithBooks(db, held);
  const book = bookOf(grading, asked.rulebook);
  const { number } = books.get(book.id)!;
  const { rows } = await db.query<{ window_from: string; entry_id: number; counted_at: Date | string }>(
    'select window_from::text as window_from, entry_id, counted_at from oversight.state',
  );
  if (!rows[0]) throw new Problem(problems['oversight.not-counted']);
  const from = dayOf(rows[0].window_from)!;
  return {
    ...{ grading, book, number, from },
    division: asked.division ?? '',
    industry: asked.industry ?? '',
    bad: worstLevels(book),
    months: monthsOf(from),
    until: endOf(from),
    entryId: rows[0].entry_id,
    countedAt: new Date(rows[0].counted_at).toISOString(),
  };
}

/** The day asked for, otherwise today; refuses one that is not counted. */
export function dayAsked({ from, until }: Among, on: string | undefined, today: Day): Day {
  const day = on === undefined ? today : dayOf(on)!;
  if (day >= from && day < until) return day;
  throw new Problem(problems['oversight.day-outside'], { on: iso(day), from: iso(from), last: iso(until - 1) });
}
