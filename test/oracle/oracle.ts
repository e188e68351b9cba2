// The oracle: what grading.md says of one entity on one day, worked out slowly from the entries of the ledger alone.

import type { Entry } from '../../src/ledger/record.ts';
import type { Subject } from '../../src/registry/subject.ts';
import { chongqing } from './books/chongqing.ts';
import { inspectionHistory } from './books/inspection-history.ts';
import { jianghai } from './books/jianghai.ts';
import { riskGeneral } from './books/risk-general.ts';
import { saic2003 } from './books/saic-2003.ts';
import { shenhe } from './books/shenhe.ts';
import { twoEditions, twoEditionsTransition } from './books/two-editions.ts';
import { ukFhrs } from './books/uk-fhrs.ts';
import { number } from './calendar.ts';
import type { Oracle } from './effects.ts';
import { type Known, known } from './known.ts';

const BOOKS = {
  'saic-2003': saic2003,
  chongqing,
  shenhe,
  jianghai,
  'inspection-history': inspectionHistory,
  'uk-fhrs': ukFhrs,
  'risk-general': riskGeneral,
  'two-editions': twoEditions,
  'two-editions-transition': twoEditionsTransition,
} satisfies Record<string, (subject: Subject, records: readonly Known[]) => Oracle>;

export type BookId = keyof typeof BOOKS;
export const BOOK_IDS = Object.keys(BOOKS) as BookId[];

export interface Cause {
  readonly recordId?: number;
  readonly fact?: string;
}

export interface Standing {
  /** null = the book does not cover the entity on that day. */
  readonly level: string | null;
  readonly tier: string | null;
  readonly causes: readonly Cause[];
  readonly tierCauses: readonly Cause[];
  /** Records that lack what the book needs, whatever the day. */
  readonly undetermined: readonly number[];
}

/** A rulebook read for one entity and one state of knowledge, ready to be asked day by day. */
export function oracleOf(book: BookId, subject: Subject, records: readonly Known[]): Oracle {
  return BOOKS[book](subject, records);
}

/** The standing of an entity on a day (`YYYY-MM-DD`), with what the ledger held at `asKnown` (all of it when left out). */
export function levelOn(
  book: BookId,
  subject: Subject,
  entries: readonly Entry[],
  day: string,
  asKnown?: string,
): Standing {
  const oracle = oracleOf(book, subject, known(entries, asKnown));
  const { level, tier, causes } = oracle.on(number(day));
  return {
    level,
    tier,
    causes: causes.map((recordId) => ({ recordId })),
    tierCauses: (oracle.tierCausesOn?.(number(day)) ?? []).map((cause) =>
      typeof cause === 'number' ? { recordId: cause } : { fact: cause },
    ),
    undetermined: oracle.undetermined,
  };
}
