// Runs of rare levels and tiers, kept beside the standings so that a list of whoever holds one is found by an index.

import type { Day } from '../base/day.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import { levelDimension, tierDimension } from '../rulebooks/rulebook.ts';
import type { SpanColumns } from './span-columns.ts';

/** A row of `grading.noted`. */
export type NotedRow = readonly [entityId: number, rulebook: number, what: string, from: Day, until: Day];

/** What is noted of a rulebook: every level but the default (the best where there is none), and the worst tier. */
export function notedIn(book: Rulebook): ReadonlySet<string> {
  const { levels, fallback } = levelDimension(book);
  const usual = fallback ?? levels[0].code;
  const worst = tierDimension(book)?.levels.at(-1);
  const rare = levels.map(({ code }) => code).filter((code) => code !== usual);
  return new Set(worst ? [...rare, tierNote(worst.code)] : rare);
}

/** How a tier is noted. */
export function tierNote(code: string): string {
  return `/${code}`;
}

/** What is to be noted of spans: runs that are not over on a day, joined where nothing but causes changes. */
export function* notedRows(
  entityIds: ArrayLike<number>,
  { number, columns }: { readonly number: number; readonly columns: SpanColumns },
  books: ReadonlyMap<string, Rulebook>,
  day: Day,
): Generator<NotedRow> {
  const noted = notedIn(books.get(columns.rulebook)!);
  const { levels, tiers, level, tier } = columns;
  const kept = (what: string) => (noted.has(what) ? what : undefined);
  for (const [held, whats] of [
    [level, levels.map(kept)],
    [tier, tiers.map((code) => kept(tierNote(code)))],
  ] as const)
    for (const [i, end] of runsHeld(columns, held)) {
      const what = whats[held[i]];
      const until = columns.until[end - 1];
      if (what !== undefined && until > day) yield [entityIds[columns.entity[i]], number, what, columns.from[i], until];
    }
}

/** Spans `[first, end)` of one entity without a gap, in which the same is held. */
function* runsHeld({ count, entity, from, until }: SpanColumns, held: Int8Array): Generator<readonly [number, number]> {
  for (let i = 0, end = 1; i < count; i = end++) {
    while (end < count && entity[end] === entity[i] && held[end] === held[i] && from[end] === until[end - 1]) end++;
    yield [i, end];
  }
}
