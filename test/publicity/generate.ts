// Random ledgers for publicity: records of many kinds near each other, with repairs, reversals and objections, corrected and withdrawn.

import fc from 'fast-check';
import { date, number } from '../oracle/calendar.ts';
import type { Ledger, Said } from './oracle.ts';

const FIRST = number('2021-01-01');
const LAST = number('2027-03-01');

// Near the days on which regimes change, more than elsewhere.
const EDGES = ['2021-09-01', '2023-05-01', '2025-06-22', '2025-12-25', '2026-04-01'].map(number);
const day = fc
  .oneof(
    fc.integer({ min: FIRST, max: LAST }),
    fc.tuple(fc.constantFrom(...EDGES), fc.integer({ min: -3, max: 3 })).map(([edge, by]) => edge + by),
    // Ends of months, where corresponding days are missing.
    fc.constantFrom(...['2022-11-30', '2024-02-29', '2025-08-31', '2025-11-30', '2026-01-31'].map(number)),
  )
  .map(date);

const NUMBERS = ['罚〔2025〕1号', '罚〔2025〕2号', '罚〔2025〕3号'];
const numbers = fc.constantFrom(...NUMBERS);
const otherSpelling = numbers.chain((text) => fc.constantFrom(text, text.replace('〔', '[').replace('〕', '] ')));

const KINDS = [
  'warning',
  'criticism',
  'fine',
  'confiscation-goods',
  'suspension',
  'occupation-restricted',
  'licence-revoked',
];
const measure = fc.record(
  {
    kind: fc.constantFrom(...KINDS, 'fine', 'qualification-downgraded'),
    amount: fc.constantFrom(0, 9_999.99, 10_000, 60_000, 99_999.99, 100_000),
  },
  { requiredKeys: ['kind'] },
);

function fieldsOf(fields: Record<string, fc.Arbitrary<unknown>>) {
  return fc.record(fields, { requiredKeys: [] });
}

const penalty = fc.record({
  type: fc.constant('administrative-penalty'),
  number: numbers,
  on: day,
  fields: fieldsOf({ published_on: day, valid_until: day, publicity_until: day, summary_procedure: fc.boolean() }),
  measures: fc.array(measure, { minLength: 1, maxLength: 3 }),
});

const other = fc.oneof(
  fc.record({
    type: fc.constant('abnormal-operation-listing'),
    number: numbers,
    on: day,
    fields: fieldsOf({ removed_on: day }),
  }),
  fc.record({
    type: fc.constant('serious-violation-listing'),
    number: numbers,
    on: day,
    fields: fieldsOf({ removed_on: day }),
  }),
  fc.record({
    type: fc.constant('inspection-result'),
    number: numbers,
    on: day,
    fields: fieldsOf({ published_on: day, outcome: fc.constantFrom('no-problem', 'corrected', 'not-trading') }),
  }),
  fc.record({
    type: fc.constant('administrative-licence'),
    number: numbers,
    on: day,
    fields: fieldsOf({ valid_until: day, state: fc.constantFrom('in-force', 'revoked') }),
  }),
);

const about = fc.constantFrom(
  'administrative-penalty',
  'administrative-penalty',
  'serious-violation-listing',
  'inspection-result',
);
const repair = fc.record({
  type: fc.constant('credit-repair'),
  number: fc.constantFrom('修1', '修2', '修3'),
  on: day,
  fields: fc.record(
    {
      kind: fc.constantFrom('final', 'temporary', 'reversed'),
      record_type: about,
      record_number: otherSpelling,
      until: day,
      reverses: fc.constantFrom('修1', '修2', '修 3'),
    },
    { requiredKeys: ['kind', 'record_type', 'record_number'] },
  ),
});
const objection = fc.record({
  type: fc.constant('objection'),
  number: fc.constantFrom('异1', '异2'),
  on: day,
  fields: fc.record(
    { record_type: about, record_number: otherSpelling, settled_on: day },
    { requiredKeys: ['record_type', 'record_number'] },
  ),
});

export const record: fc.Arbitrary<Said> = fc
  .oneof(
    { weight: 4, arbitrary: penalty },
    { weight: 2, arbitrary: other },
    { weight: 4, arbitrary: repair },
    objection,
  )
  .map(withoutStrayEnd);

/** An end belongs to a repair for the time being, and is behind its beginning; a reversal alone names what it reverses. */
function withoutStrayEnd(said: Said): Said {
  if (said.type !== 'credit-repair') return said;
  const { until, reverses, ...fields } = said.fields;
  return {
    ...said,
    fields: {
      ...fields,
      ...(fields.kind === 'temporary' && until !== undefined && (until as string) > said.on && { until }),
      ...(fields.kind === 'reversed' && reverses !== undefined && { reverses }),
    },
  };
}

/** A subject with its records as they stand at last. */
export const ledger: fc.Arbitrary<Ledger> = fc.record({
  kind: fc.constantFrom('individual', 'enterprise'),
  records: fc.array(record, { minLength: 1, maxLength: 9 }),
});

/** Days worth a look: those that records name, the days beside them, and what follows from them after months and years. */
export function daysOf({ records }: Ledger): string[] {
  const named = records
    .flatMap(({ on, fields }) => [on, ...Object.values(fields)])
    .filter(isDay)
    .map(number);
  const later = named.flatMap((one) => [92, 91, 90, 89, 365, 366, 1095, 1096, 1826, 1827].map((by) => one + by));
  const all = [...EDGES, ...named, ...later].flatMap((one) => [one - 1, one, one + 1, one + 2]);
  return [...new Set(all)].sort((a, b) => a - b).map(date);
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}
