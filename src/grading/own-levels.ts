// Our own level of an entity under each rulebook on a day, and whether it counts as good or poor beside those of other bodies.

import { type Day, dayOf, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { subjects } from '../registry/subjects.ts';
import type { listRatings } from './api.ts';
import type { Grading } from './grading.ts';
import { bookHead } from './rulebook-line.ts';
import { joined, runOn, runsOf } from './runs.ts';
import { graded } from './standings.ts';

type OwnLevel = AnswerOf<typeof listRatings>['own'][number];

/** By rulebook; one that does not cover the entity on the day is left out. */
export async function ownLevels(
  db: Db,
  grading: Grading,
  entityId: number,
  on: Day,
  asKnown?: string,
): Promise<OwnLevel[]> {
  const [subject] = await subjects(db, [entityId], asKnown);
  const records = await recordsOf(db, grading.catalogue, [entityId], asKnown);
  return [...graded(grading, subject, records)].flatMap(([book, columns]) => {
    const runs = runsOf(columns).map(({ from, until, level }) => ({ from, until, level, tier: null }));
    const now = runOn(joined(runs), on);
    if (!now) return [];
    const { rulebook, short, levels } = bookHead(book);
    const { from, until, level } = now;
    const lastDay = until === null ? null : iso(dayOf(until)! - 1);
    return [{ rulebook, short, levels, level, from, lastDay, sense: senseOf(levels, level) }];
  });
}

/** By the cards that the law gives, green and black; of a scale without cards the first and the last level. */
function senseOf(levels: OwnLevel['levels'], code: string): OwnLevel['sense'] {
  const at = levels.findIndex((level) => level.code === code);
  const carded = levels.some(({ card }) => card !== null);
  if (carded ? levels[at]?.card === 'green' : at === 0) return 'good';
  return (carded ? levels[at]?.card === 'black' : at === levels.length - 1) ? 'poor' : null;
}
