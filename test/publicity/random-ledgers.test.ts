// The engine shows what the slow oracle shows, on every day worth a look, of some thousands of random ledgers.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, dayOf, NEVER } from '../../src/base/day.ts';
import type { PublicityFacts } from '../../src/publicity/facts.ts';
import { publicityOfFacts } from '../../src/publicity/judge.ts';
import { loadPublicitySheets } from '../../src/publicity/load-sheets.ts';
import { regimesOf } from '../../src/publicity/regimes.ts';
import { daysOf, ledger } from './generate.ts';
import { disputed, type Ledger, type Said, shown } from './oracle.ts';

const regimes = regimesOf(loadPublicitySheets());
const day = (text: unknown): Day | undefined => (typeof text === 'string' ? dayOf(text) : undefined);

function factsOf({ kind, records }: Ledger): PublicityFacts {
  const plain = records.filter(({ type }) => type !== 'credit-repair' && type !== 'objection');
  return {
    ...{ entityId: 1, subject: { kind } },
    records: plain.map((said, i) => ({
      id: i,
      type: said.type,
      number: said.number,
      on: day(said.on)!,
      rows: rowsOf(said),
    })),
    repairs: records
      .filter(({ type }) => type === 'credit-repair')
      .map(({ number, on, fields }) => ({
        ...{ number, on: day(on)!, kind: fields.kind as 'final', type: String(fields.record_type) },
        ...{
          record: String(fields.record_number),
          until: day(fields.until),
          reverses: fields.reverses as string | undefined,
        },
      })),
    objections: records
      .filter(({ type }) => type === 'objection')
      .map(({ on, fields }) => ({
        ...{ type: String(fields.record_type), record: String(fields.record_number) },
        ...{ from: day(on)!, until: day(fields.settled_on) ?? NEVER },
      })),
  };
}

function rowsOf({ fields, measures = [] }: Said): readonly Record<string, unknown>[] {
  const rows = measures.map(({ kind, amount }) => ({
    'measures.kind': kind,
    ...(amount !== undefined && { 'measures.amount': amount }),
  }));
  return (rows.length ? rows : [{}]).map((row) => ({ ...fields, ...row }));
}

test('the engine agrees with the oracle', () => {
  let looks = 0;
  let showing = 0;
  fc.assert(
    fc.property(ledger, (one) => {
      const facts = factsOf(one);
      const plain = one.records.filter(({ type }) => type !== 'credit-repair' && type !== 'objection');
      // Its times do not depend on the day that is asked: they are asked for once, and looked at day by day.
      const judged = publicityOfFacts(regimes, facts, dayOf('2026-11-22')!);
      for (const text of daysOf(one)) {
        const on = dayOf(text)!;
        for (const record of judged)
          for (const channel of ['market', 'credit'] as const) {
            const found = record.shown.some((span) => span.channel === channel && span.from <= on && on < span.until);
            const expected = shown(one, plain[record.recordId], text, channel);
            if (found !== expected)
              throw new Error(`${record.number} ${text} ${channel}: ${found}, oracle ${expected}`);
            looks++;
            if (found) showing++;
          }
      }
    }),
    { numRuns: 2000, seed: 20261123 },
  );
  // The ledgers are such that much is shown and much is not.
  expect(showing / looks).toBeGreaterThan(0.05);
  expect(showing / looks).toBeLessThan(0.9);
  expect(looks).toBeGreaterThan(100_000);
});

test('the state and the mark on the day that is asked are those of the oracle', () => {
  fc.assert(
    fc.property(ledger, fc.integer({ min: 0, max: 400 }), (one, place) => {
      const days = daysOf(one);
      const text = days[place % days.length];
      const plain = one.records.filter(({ type }) => type !== 'credit-repair' && type !== 'objection');
      for (const record of publicityOfFacts(regimes, factsOf(one), dayOf(text)!)) {
        const said = plain[record.recordId];
        expect(record.disputed).toBe(disputed(one, said, text));
        for (const { channel, state } of record.channels)
          expect(state === 'shown').toBe(shown(one, said, text, channel));
      }
    }),
    { numRuns: 1500, seed: 20261124 },
  );
});
