// Random ledgers under rulebooks: the engine must say what the oracle says, half of them with everything known, half as known earlier.

import fc from 'fast-check';
import { expect } from 'vitest';
import { difference } from './compare.ts';
import { type Case, caseOf, gradeAll, together } from './engine.ts';
import { type Known, known } from './known.ts';
import { type BookId, oracleOf } from './oracle.ts';
import type { Ledger } from './plan.ts';

/** How many random ledgers a run tries, and the seed of the first. */
export const LEDGERS = Number(process.env.JINXIN_LEDGERS ?? 20_000);
const SEED = Number(process.env.JINXIN_SEED ?? 20_031_031);

/** So many ledgers are graded as one batch, as a register is. */
const BATCH = 25;

/** Tries so many random ledgers under these rulebooks, a batch at a time; throws the smallest difference that it finds. */
export function tryLedgers(numRuns: number, ledger: fc.Arbitrary<Ledger>, books: readonly BookId[]): void {
  const made = fc.sample(ledger, { numRuns, seed: SEED });
  for (let at = 0; at < made.length; at += BATCH) {
    const found = differences(books, made.slice(at, at + BATCH));
    if (!found) continue;
    const alone = fc.property(ledger, (one) => expect(differences(books, [one])?.text).toBeUndefined());
    fc.assert(alone, { numRuns, seed: SEED });
    throw new Error(`only among others: ${found.text} in ${JSON.stringify(found.ledger)}`);
  }
}

/** What the oracle and the engine are given of a ledger: all of it, or what was known at its instant. */
interface State extends Case {
  readonly known: readonly Known[];
  readonly ledger: Ledger;
}

/** The first difference, with the ledger that it is in. */
function differences(books: readonly BookId[], ledgers: readonly Ledger[]) {
  const states = ledgers.map(stateOf);
  const batch = together(states);
  for (const book of books) {
    const graded = gradeAll(book, batch);
    for (const [i, { subject, known, ledger }] of states.entries()) {
      const found = difference(oracleOf(book, subject, known), graded[i]);
      const { asKnown } = ledger;
      if (found) return { text: `${book}${asKnown ? ` as known at ${asKnown}` : ''}: ${found}`, ledger };
    }
  }
  return undefined;
}

function stateOf(ledger: Ledger): State {
  const { subject, entries, asKnown } = ledger;
  return { ...caseOf(subject, entries, asKnown), known: known(entries, asKnown), ledger };
}
