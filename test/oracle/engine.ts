// The engine under comparison: the one place where the oracle's tests meet the product.
import type { Entry } from '../../src/ledger/record.ts';
import type { Subject } from '../../src/registry/subject.ts';
import type { Graded } from './compare.ts';
import type { BookId } from './oracle.ts';

/**
 * Grades one entity under one rulebook with what the ledger held at `asKnown` (ISO instant, inclusive; all of it when
 * left out). Spans are maximal runs of one level, tier and set of causes, ascending, cut where an edition takes over.
 */
export type Engine = (book: BookId, subject: Subject, entries: readonly Entry[], asKnown?: string) => Graded;

/**
 * The rulebook `two-editions` as data. First edition in force from 1900-01-01, second from 2005-03-01. Every entity is
 * covered; default A. Both editions: a fine (administrative-penalty.measures of kind `fine`) above the threshold gives
 * C, any other fine B, one year from recognition, chained. The threshold is 30,000 yuan in the first, 50,000 in the
 * second. No other measure is named.
 */
export const TWO_EDITIONS = '';

/**
 * The rulebook `two-editions-transition`: the same, and its second edition carries the transition rule that records
 * recognised before it took over stay with the edition in force when they were recognised.
 */
export const TWO_EDITIONS_TRANSITION = '';

export const engine: Engine | undefined = undefined;
