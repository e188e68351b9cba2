// What would follow from a record if it were filed, or corrected, now: under every rulebook, today and on other days.

import { shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Filing } from '../ledger/filing.ts';
import { type Tried, tryFiling, tryWithdrawal } from '../ledger/try-filing.ts';
import type { Subject } from '../registry/subject.ts';
import { subjects } from '../registry/subjects.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import type { previewRecord } from './filing-api.ts';
import type { Grading } from './grading.ts';
import { bookHead } from './rulebook-line.ts';
import { joined, type Run, runOn, runsOf } from './runs.ts';
import type { SpanColumns } from './span-columns.ts';
import { graded } from './standings.ts';

export type Preview = AnswerOf<typeof previewRecord>;
type Consequence = Preview['consequences'][number];

/** Tries a filing (with `corrects` as a correction of that record) and grades its entity without and with it; writes nothing. */
export async function previewFiling(
  db: Db,
  at: Date,
  filing: Filing,
  grading: Grading,
  corrects?: number,
): Promise<Preview> {
  return answerOf(db, at, filing.entityId, await tryFiling(db, at, filing, grading.keeping, corrects), grading);
}

/** Tries a withdrawal in the same way. */
export async function previewWithdrawal(
  db: Db,
  at: Date,
  record: { readonly entityId: number; readonly recordId: number },
  grading: Grading,
): Promise<Preview> {
  return answerOf(db, at, record.entityId, await tryWithdrawal(db, at, record, grading.keeping), grading);
}

async function answerOf(db: Db, at: Date, entityId: number, tried: Tried, grading: Grading): Promise<Preview> {
  const faults = tried.faults.map(({ path, code, zh, en }) => ({ path, code, zh, en }));
  if (faults.length > 0 || tried.unchanged) return { faults, unchanged: tried.unchanged, consequences: [] };
  const [subject] = await subjects(db, [entityId]);
  return { faults, unchanged: false, consequences: consequences(grading, subject, tried, shanghaiDay(at)) };
}

function consequences(grading: Grading, subject: Subject, tried: Tried, today: number): Consequence[] {
  const before = graded(grading, subject, tried.before);
  const after = graded(grading, subject, tried.after);
  return [...after].map(([book, columns]) => consequence(book, before.get(book)!, columns, tried.recordId, today));
}

function consequence(
  book: Rulebook,
  before: SpanColumns,
  after: SpanColumns,
  recordId: number,
  today: number,
): Consequence {
  const { rulebook, short, levels, tiers } = bookHead(book);
  const spansNow = joined(runsOf(before));
  const spansAfter = joined(runsOf(after));
  return {
    rulebook,
    short,
    levels,
    tiers,
    now: holding(spansNow, today),
    after: holding(spansAfter, today),
    changes: JSON.stringify(spansNow) !== JSON.stringify(spansAfter),
    undetermined: after.undetermined.some(({ record }) => record === recordId),
    spansNow,
    spansAfter,
  };
}

function holding(runs: readonly Run[], today: number): Consequence['now'] {
  const run = runOn(runs, today);
  return run ? { until: run.until, level: run.level, tier: run.tier } : null;
}
