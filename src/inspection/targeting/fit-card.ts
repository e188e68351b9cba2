// A scorecard learned on past visits: asked at each quarter what the year after it found.

import { type Day, dayOf, parts } from '../../base/day.ts';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import { makeCard } from './make-card.ts';
import { factsFor, occasionsIn, traitsFor, type Window } from './occasions.ts';
import { yearsFrom } from './report.ts';
import type { Scorecard } from './scorecard.ts';
import type { Premises } from './visit.ts';

/** Refuses visits all of one kind: nothing can be learned of them. */
export function needBoth(file: string, rows: readonly { readonly hit: boolean }[]): void {
  const hits = rows.filter(({ hit }) => hit).length;
  if (hits > 0 && hits < rows.length) return;
  throw new Problem(problems['inspection.too-few-visits'], { file, visits: rows.length, hits });
}

/** A card learned on what was known before a day, by quarters; `path` is where the visits come from. */
export function cardFrom(premises: readonly Premises[], path: string, until: Day, title: string): Scorecard {
  const facts = factsFor(premises);
  const windows = quartersBefore(premises, until);
  const occasions = occasionsIn(premises, windows, facts);
  needBoth(path, occasions);
  const command = 'jinxin targeting fit';
  const traits = ['kind', ...traitsFor(premises)];
  return makeCard({ title, data: path, command, facts, traits, windows, occasions });
}

/** A year from the first of each quarter since the first visit, as far as it is over by the day. */
function quartersBefore(premises: readonly Premises[], until: Day): Window[] {
  const first = premises.reduce((day, { visits }) => Math.min(day, visits[0].day), until);
  const years = Array.from({ length: parts(until).year - parts(first).year + 1 }, (_, i) => parts(first).year + i);
  const starts = years.flatMap((year) => ['01', '04', '07', '10'].map((month) => dayOf(`${year}-${month}-01`)!));
  return yearsFrom(starts.filter((on) => on > first && on + 365 <= until));
}
