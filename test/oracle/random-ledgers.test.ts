// The engine against the oracle: random ledgers, every rulebook, every day, with everything known or as known earlier.
import type fc from 'fast-check';
import { describe, test } from 'vitest';
import { LEDGERS, tryLedgers } from './agree.ts';
import { inspectionLedger, mixedLedger, penaltyLedger } from './generate.ts';
import { BOOK_IDS } from './oracle.ts';
import type { Ledger } from './plan.ts';

/** risk-general has ledgers of its own: `random-points.test.ts`. */
const BOOKS = BOOK_IDS.filter((id) => id !== 'risk-general');

const FAMILIES: readonly (readonly [name: string, share: number, ledger: fc.Arbitrary<Ledger>])[] = [
  ['penalties and resumptions', 0.5, penaltyLedger],
  ['checks, contracts, capital, honours, adjustments', 0.25, mixedLedger],
  ['inspections', 0.25, inspectionLedger],
];

describe('engine and oracle agree on every day', () => {
  for (const [name, share, ledger] of FAMILIES) {
    const ledgers = Math.ceil(LEDGERS * share);
    test(`${ledgers} ledgers of ${name}`, { timeout: 600_000 }, () => tryLedgers(ledgers, ledger, BOOKS));
  }
});
