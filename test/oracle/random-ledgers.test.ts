// The engine against the oracle: random ledgers, every rulebook, every day, with everything known and as known earlier.
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { difference } from './compare.ts';
import { type Engine, engine } from './engine.ts';
import { inspectionLedger, mixedLedger, penaltyLedger } from './generate.ts';
import { known } from './known.ts';
import { BOOK_IDS, type BookId, oracleOf } from './oracle.ts';
import type { Ledger } from './plan.ts';

const LEDGERS = Number(process.env.JINXIN_LEDGERS ?? 20_000);
const SEED = Number(process.env.JINXIN_SEED ?? 20_031_031);

const FAMILIES: readonly (readonly [name: string, share: number, ledger: fc.Arbitrary<Ledger>])[] = [
  ['penalties and resumptions', 0.5, penaltyLedger],
  ['checks, contracts, capital, honours, adjustments', 0.25, mixedLedger],
  ['inspections', 0.25, inspectionLedger],
];

describe.skipIf(engine === undefined)('engine and oracle agree on every day', () => {
  for (const [name, share, ledger] of FAMILIES) {
    const numRuns = Math.ceil(LEDGERS * share);
    test(`${numRuns} ledgers of ${name}`, { timeout: 600_000 }, () => {
      fc.assert(
        fc.property(ledger, (made) => {
          for (const book of BOOK_IDS) agree(engine!, book, made);
        }),
        { numRuns, seed: SEED },
      );
    });
  }
});

/** Throws the first difference under a book, with everything known and as known at the ledger's instant. */
function agree(grade: Engine, book: BookId, { subject, entries, asKnown }: Ledger): void {
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
