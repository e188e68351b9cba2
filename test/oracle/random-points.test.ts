// The engine against the oracle where points decide: random ledgers of every kind of record that risk-general counts.
import fc from 'fast-check';
import { test } from 'vitest';
import { agree, LEDGERS, SEED } from './agree.ts';
import { engine } from './engine.ts';
import { riskLedger } from './generate.ts';

test(`${LEDGERS} ledgers: the points of every day`, { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(riskLedger, (made) => agree(engine, 'risk-general', made)),
    { numRuns: LEDGERS, seed: SEED },
  );
});
