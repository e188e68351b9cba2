// The engine against the oracle where points decide: random ledgers of every kind of record that risk-general counts.
import { test } from 'vitest';
import { LEDGERS, tryLedgers } from './agree.ts';
import { riskLedger } from './generate.ts';

test(`${LEDGERS} ledgers: the points of every day`, { timeout: 600_000 }, () => {
  tryLedgers(LEDGERS, riskLedger, ['risk-general']);
});
