// Hearing that another service has put a rulebook text into effect: this one reads it too.

import { CHANNEL, changeIn } from '../base/change.ts';
import type { Database } from '../base/db.ts';
import type { Listening } from '../base/listen.ts';
import { gradingWithBooks, type LiveGrading } from './live-grading.ts';

/** Keeps a grading up to date with what is in effect, until closed. */
export function followTexts(database: Database, grading: LiveGrading): Listening {
  return database.listen(CHANNEL, (text) => {
    if (text !== undefined && changeIn(text).topic !== 'rulebook') return;
    // A failure here is met again, and told, by the next question or filing.
    database.read((db) => gradingWithBooks(db, grading)).catch(() => undefined);
  });
}
