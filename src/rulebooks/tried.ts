// Cases that were run, as the check of the cases reads them: the records as known, and what the rules gave.

import type { LedgerRecord } from '../ledger/record.ts';
import type { Fact } from '../registry/subject.ts';
import type { WorkedCase } from './cases.ts';

/** What one rule gave in a case, over `[from, until)`; null = no known beginning or open end, and no record for a fact. */
export interface TriedEffect {
  readonly rule: string;
  readonly level: string | null;
  readonly points: number;
  readonly from: string | null;
  readonly until: string | null;
  readonly record: number | null;
}

/** A case that was run: the records as known in it, the effects in the dimensions that it asks for, the rules that could not decide. */
export interface Tried {
  readonly case: WorkedCase;
  readonly records: readonly LedgerRecord[];
  readonly effects: readonly TriedEffect[];
  readonly undetermined: readonly string[];
}

/** The words of an attribute's value: those of a list, or the one value. */
export function wordsOf(value: Fact['value']): string[] {
  return typeof value === 'object' ? [...value] : [String(value)];
}
