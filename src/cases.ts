// The rooms whose cases have deadlines, in one place: the roof hands them down to the duties, which lie below them all (decision 56).

import type { CaseRoom } from './duties/case.ts';
import { listingCases } from './notice/lists/listing-cases.ts';
import { objectionCases } from './objection/objection-cases.ts';
import { repairCases } from './repair/repair-cases.ts';

/** Whoever works duties out needs all of them: a room that is left out has its duties cancelled. */
export const CASES: readonly CaseRoom[] = [repairCases, objectionCases, listingCases];
