// How many entities within reach are to be looked after today: the same that the lists of them show.

import type { Day } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { entityCount } from '../registry/list-entities.ts';
import type { countAttention } from './entities-api.ts';
import { bookOf, type Grading } from './grading.ts';
import { registeredBooks } from './rulebook-register.ts';
import { standingMet } from './standing-met.ts';

/** Counts under one rulebook; refuses an unknown one. */
export async function attentionCounts(
  db: Db,
  grading: Grading,
  rulebook: string,
  today: Day,
): Promise<AnswerOf<typeof countAttention>> {
  const book = bookOf(grading, rulebook);
  const { number } = (await registeredBooks(db, grading)).get(book.id)!;
  const count = (attention: 'undetermined' | 'ending' | 'worse') =>
    entityCount(db, { conditions: [], ...standingMet(book, number, today, { attention }) });
  return { undetermined: await count('undetermined'), ending: await count('ending'), worse: await count('worse') };
}
