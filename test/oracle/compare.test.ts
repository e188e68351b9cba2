// The comparison: it passes the oracle's own spans and bites on every kind of wrong one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date, number } from './calendar.ts';
import { difference, EVERY_DAY, type Graded, type Span } from './compare.ts';
import type { Oracle } from './effects.ts';
import { inspectionLedger, mixedLedger, penaltyLedger } from './generate.ts';
import { known } from './known.ts';
import { BOOK_IDS, oracleOf } from './oracle.ts';
import type { Ledger } from './plan.ts';
import { spansOf } from './spans.ts';
import { entity, ledger, penalty } from './story.ts';

const anyLedger = fc.oneof(penaltyLedger, mixedLedger, inspectionLedger);
const sample = { numRuns: 60, seed: 20_031_031 };

function oracles({ subject, entries, asKnown }: Ledger): Oracle[] {
  return BOOK_IDS.map((book) => oracleOf(book, subject, known(entries, asKnown)));
}

/** A copy of the spans with one of them changed. */
function changed(spans: readonly Span[], place: number, change: Partial<Span>): Span[] {
  return spans.map((span, i) => (i === place ? { ...span, ...change } : span));
}

test('the oracle agrees with its own spans', () => {
  fc.assert(
    fc.property(anyLedger, (made) => {
      for (const oracle of oracles(made)) {
        expect(difference(oracle, { spans: spansOf(oracle), undetermined: oracle.undetermined })).toBeUndefined();
      }
    }),
    sample,
  );
});

test('an oracle that knows of no day on which anything changes says the same on every day', () => {
  let met = 0;
  fc.assert(
    fc.property(anyLedger, (made) => {
      for (const oracle of oracles(made).filter(({ boundaries }) => boundaries.length === 0)) {
        const first = oracle.on(EVERY_DAY[0]);
        for (const day of EVERY_DAY) expect(oracle.on(day)).toEqual(first);
        met++;
      }
    }),
    { ...sample, numRuns: 20 },
  );
  expect(met).toBeGreaterThan(10);
});

const SPOILS: Record<string, (spans: Span[], place: number) => Span[] | undefined> = {
  'a span that begins a day late': (spans, i) =>
    spans[i].from === null ? undefined : changed(spans, i, { from: date(number(spans[i].from) + 1) }),
  'a span that begins a day early': (spans, i) =>
    spans[i].from === null ? undefined : changed(spans, i, { from: date(number(spans[i].from) - 1) }),
  'a span that ends a day late': (spans, i) =>
    spans[i].until === null ? undefined : changed(spans, i, { until: date(number(spans[i].until!) + 1) }),
  'an open span that is closed': (spans, i) =>
    spans[i].until === null ? changed(spans, i, { until: '9999-12-31' }) : undefined,
  'a closed span that is open': (spans, i) =>
    spans[i].until === null ? undefined : changed(spans, i, { until: null }),
  'another level': (spans, i) => changed(spans, i, { level: spans[i].level === 'B' ? 'A' : 'B' }),
  'another tier': (spans, i) => changed(spans, i, { tier: spans[i].tier === 'II' ? 'I' : 'II' }),
  'one cause more': (spans, i) => changed(spans, i, { causes: [...spans[i].causes, 999] }),
  'no causes': (spans, i) => (spans[i].causes.length > 0 ? changed(spans, i, { causes: [] }) : undefined),
  'a cause of the tier more': (spans, i) =>
    spans[i].tier === null ? undefined : changed(spans, i, { tierCauses: [...spans[i].tierCauses!, 'weather'] }),
  'a span left out': (spans, i) => spans.filter((_, at) => at !== i),
  'a span in two': (spans, i) => {
    if (spans[i].from === null) return undefined;
    const middle = date(number(spans[i].from) + 1);
    if (spans[i].until === middle) return undefined;
    return [...spans.slice(0, i), { ...spans[i], until: middle }, { ...spans[i], from: middle }, ...spans.slice(i + 1)];
  },
  'spans out of order': (spans) => (spans.length > 1 ? [...spans].reverse() : undefined),
};

describe('bites on', () => {
  test.each(Object.keys(SPOILS))('%s', (name) => {
    let tried = 0;
    fc.assert(
      fc.property(anyLedger, fc.nat(), (made, place) => {
        for (const oracle of oracles(made)) {
          const spans = spansOf(oracle);
          const spoilt = spans.length > 0 ? SPOILS[name](spans, place % spans.length) : undefined;
          if (spoilt === undefined) continue;
          tried++;
          expect(difference(oracle, { spans: spoilt })).toBeTypeOf('string');
        }
      }),
      sample,
    );
    expect(tried).toBeGreaterThan(30);
  });

  test('a span that runs across an edition, and an undetermined record left out', () => {
    const records = known(ledger(penalty('2004-06-01', ['fine', 40_000], ['fine', null])));
    const oracle = oracleOf('two-editions-transition', entity('enterprise'), records);
    const spans = spansOf(oracle);
    const cut = spans.findIndex((span) => span.from === '2005-03-01');
    const joined = [
      ...spans.slice(0, cut - 1),
      { ...spans[cut - 1], until: spans[cut].until },
      ...spans.slice(cut + 1),
    ];
    const tell = (graded: Graded) => difference(oracle, graded);
    expect(tell({ spans, undetermined: [1] })).toBeUndefined();
    expect(tell({ spans: joined })).toContain('not cut at the edition of 2005-03-01');
    expect(tell({ spans, undetermined: [] })).toContain('undetermined');
  });
});
