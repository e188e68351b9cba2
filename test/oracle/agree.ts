// One ledger under one rulebook: the engine must say what the oracle says, with everything known and as known earlier.

import { difference } from './compare.ts';
import type { Engine } from './engine.ts';
import { known } from './known.ts';
import { type BookId, oracleOf } from './oracle.ts';
import type { Ledger } from './plan.ts';

/** How many random ledgers a run tries, and the seed of the first. */
export const LEDGERS = Number(process.env.JINXIN_LEDGERS ?? 20_000);
export const SEED = Number(process.env.JINXIN_SEED ?? 20_031_031);

/** Throws the first difference under a book, with everything known and as known at the ledger's instant. */
export function agree(grade: Engine, book: BookId, { subject, entries, asKnown }: Ledger): void {
  const all = grade(book, subject, entries);
  refuse(book, difference(oracleOf(book, subject, known(entries)), all), undefined);
  if (asKnown === undefined) return;
  const then = grade(book, subject, entries, asKnown);
  const records = known(entries, asKnown);
  if (same(records, known(entries)) && same(then, all)) return;
  refuse(book, difference(oracleOf(book, subject, records), then), asKnown);
}

function refuse(book: BookId, found: string | undefined, asKnown: string | undefined): void {
  if (found !== undefined) throw new Error(`${book}${asKnown ? ` as known at ${asKnown}` : ''}: ${found}`);
}

function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
