// Random ledgers, biased to what goes wrong: amounts at thresholds, days at the ends of periods, leap days, late knowledge.
import fc from 'fast-check';
import type { Fields } from '../../src/ledger/record.ts';
import type { FactValue } from '../../src/registry/subject.ts';
import { KEY_INDUSTRIES } from './books/chongqing.ts';
import { number } from './calendar.ts';
import {
  type DatedPlan,
  type DayPlan,
  type FactPlan,
  type Ledger,
  type LedgerPlan,
  ledgerOf,
  type ResumptionPlan,
  type VersionPlan,
  WINDOW,
} from './plan.ts';

/** The words as often as their numbers say. */
function weighted<T>(...choices: readonly (readonly [number, T])[]): fc.Arbitrary<T> {
  return fc.constantFrom(...choices.flatMap(([weight, value]) => new Array<T>(weight).fill(value)));
}

const SPECIAL_DAYS = [
  '2003-02-28',
  '2003-03-01',
  '2003-10-30',
  '2003-10-31',
  '2003-12-31',
  '2004-01-01',
  '2004-02-28',
  '2004-02-29',
  '2004-03-01',
  '2004-03-02',
  '2005-02-28',
  '2005-03-01',
].map(number);

const anchor = fc.oneof(fc.constantFrom(...SPECIAL_DAYS), fc.integer({ min: WINDOW.first, max: WINDOW.last }));

const day: fc.Arbitrary<DayPlan> = fc.tuple(
  weighted([6, 0], [2, 1], [1, 2]),
  weighted([4, 0], [5, 1], [2, 2], [1, 3], [1, 1095]),
  weighted([8, 0], [7, 1], [4, -1], [1, 2], [1, -2], [1, 30], [1, 100], [1, 200], [1, 300]),
);

const emptyOrDay = fc.option(day, { freq: 3 });
const noDates = fc.constant({});

/** Bookkeeping around the fields of one record type: versions, fate, place in the chain. */
function fact(
  type: string,
  fields: fc.Arbitrary<Fields>,
  dates: fc.Arbitrary<VersionPlan['dates']> = noDates,
): fc.Arbitrary<FactPlan> {
  const version = fc.record({ day, fields, dates, renumbered: weighted([15, false], [1, true]) });
  return fc.record({
    type: fc.constant(type),
    versions: versionsOf(version),
    fate,
    sharesNumber: weighted([7, false], [1, true]),
    spelling: fc.nat({ max: 4 }),
    slots,
    gap,
  });
}

/** Mostly one version; sometimes one or two corrections. */
function versionsOf<T>(version: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(version) },
    { weight: 1, arbitrary: fc.tuple(version, version) },
    { weight: 1, arbitrary: fc.tuple(version, version, version) },
  );
}

const fate = weighted<FactPlan['fate']>([14, 'stays'], [1, 'withdrawn'], [1, 'refiled']);
const slots = fc.array(fc.nat({ max: 60 }), { minLength: 5, maxLength: 5 });
const gap = weighted([1, 0], [2, 1], [2, 3_600_000], [2, 86_400_000], [1, 40 * 86_400_000]);

const amount = fc.constantFrom(
  ...[0, 0.01, 999.99, 1000, 1000.01, 29_999.99, 30_000, 30_000.01, 49_999.99, 50_000, 50_000.01, 120_000],
);
const maybeAmount = fc.oneof(
  { weight: 15, arbitrary: amount.map((yuan): Fields => ({ amount: yuan })) },
  { weight: 1, arbitrary: fc.constantFrom<Fields>({ amount: null }, {}) },
);
const moneyKind = weighted([5, 'fine'], [2, 'confiscation-income'], [2, 'confiscation-goods']);
const plainKind = weighted(
  [6, 'warning'],
  [7, 'suspension'],
  [1, 'closure'],
  [1, 'licence-revoked'],
  [1, 'criticism'],
  [1, 'permit-revoked'],
  [1, 'permit-suspended'],
  [1, 'qualification-downgraded'],
  [1, 'business-restricted'],
  [1, 'occupation-restricted'],
  [1, 'detention'],
  [1, 'other'],
);
const measure: fc.Arbitrary<Fields> = fc.oneof(
  fc.tuple(moneyKind, maybeAmount).map(([kind, money]) => ({ kind, ...money })),
  plainKind.map((kind) => ({ kind, amount: null })),
);
const measures = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(measure) },
  { weight: 1, arbitrary: fc.array(measure, { minLength: 2, maxLength: 3 }) },
);

const penalty = fact('administrative-penalty', fc.record({ measures }));
const annualCheck = fact('annual-check', fc.record({ grade: weighted([1, 'A'], [2, 'B']) }));
const contractFraud = fact('contract-fraud', fc.constant({}));
const contractPerformance = fact(
  'contract-performance',
  fc.record({
    rate: weighted<number | null>([3, 0.99], [1, 0], [2, 1], [1, null]),
    excused: weighted<boolean | null>([3, false], [1, true], [1, null]),
    fraud: weighted<boolean | null>([3, false], [1, true], [1, null]),
  }),
);
const capital = fact(
  'capital-contribution',
  fc.record({ form: weighted([4, 'non-monetary'], [1, 'monetary']) }),
  fc.record({
    due_on: fc.oneof({ weight: 7, arbitrary: day }, { weight: 1, arbitrary: fc.constant(null) }),
    transferred_on: emptyOrDay,
  }),
);
const honour = fact(
  'honour',
  fc.record({ level: fc.constantFrom('national', 'provincial', 'municipal', 'district') }),
  fc.record({ valid_until: emptyOrDay }),
);
const tierRaise = fact(
  'adjustment',
  fc.record({
    rulebook: fc.constant('chongqing'),
    dimension: fc.constant('tier'),
    level: fc.constantFrom('II', 'III', 'IV'),
    reason: fc.constant('repeated complaints'),
    basis: fc.constant('article 37'),
  }),
  fc.record({ until: emptyOrDay }),
);
const lowering = fact(
  'adjustment',
  fc.record({
    rulebook: fc.constant('shenhe'),
    dimension: fc.constant('grade'),
    level: fc.constantFrom('B', 'C'),
    reason: fc.constant('joint meeting'),
    basis: fc.constant('minutes'),
  }),
  fc.record({ until: emptyOrDay }),
);
const complaint = fact('complaint', fc.record({ upheld: fc.boolean() }));
const inspection = fact(
  'inspection-result',
  fc.record({
    critical: weighted([2, false], [1, true]),
    failed: fc.boolean(),
    enforced: weighted([5, false], [1, true]),
    hygiene: weighted<number | null>([4, 0], [6, 5], [4, 10], [1, 11], [2, 15], [1, 16], [2, 20], [1, 25], [1, null]),
    structural: weighted<number | null>([4, 0], [6, 5], [4, 10], [2, 15], [2, 20], [1, 25], [1, null]),
    confidence: weighted<number | null>([4, 0], [6, 5], [1, 6], [4, 10], [3, 20], [1, 30], [1, null]),
  }),
);

const resumption: fc.Arbitrary<ResumptionPlan> = fc.record({
  target: fc.nat({ max: 5 }),
  spelling: fc.nat({ max: 4 }),
  versions: versionsOf(
    fc.record({
      naming: weighted<'right' | 'wrong' | 'renumbered'>([6, 'right'], [1, 'wrong'], [1, 'renumbered']),
      day: fc.oneof(
        fc.constantFrom(0, 1, 30, 65, 100, 364, 365, 366, 400, -1, -30, -364, -365, -366, -367, -500),
        fc.constantFrom(0, 1, 30, 65, 100),
        day,
        day,
      ),
    }),
  ),
  fate,
  slots,
  gap,
});

/** Facts change close to the first anchor, where most records are too. */
const dayOfChange: fc.Arbitrary<DayPlan> = fc.tuple(
  weighted([6, 0], [1, 1], [1, 2]),
  weighted([3, 0], [3, 1], [1, 2]),
  weighted([2, 0], [4, 1], [1, -1], [2, 2], [1, 100]),
);

/** Values of an attribute: the first from the beginning, and up to two changes. */
function dated<T extends FactValue>(value: fc.Arbitrary<T>): fc.Arbitrary<DatedPlan<T>> {
  const change = fc.tuple(dayOfChange, value);
  return fc.record({
    first: value,
    changes: fc.oneof(
      { weight: 3, arbitrary: fc.constant<[]>([]) },
      { weight: 1, arbitrary: fc.tuple(change) },
      { weight: 1, arbitrary: fc.tuple(change, change) },
    ),
  });
}

const kind = weighted([12, 'enterprise'], [6, 'individual'], [2, 'branch'], [1, 'cooperative'], [1, 'other']);
const tag = fc.constantFrom(...KEY_INDUSTRIES.highRisk, ...KEY_INDUSTRIES.gatheringPlace, ...KEY_INDUSTRIES.hot);
const tags = fc.oneof(
  { weight: 2, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }) },
);

/** A ledger of these facts and resumptions about an entity whose kind, tags and region may change. */
function ledgers(
  facts: fc.Arbitrary<readonly FactPlan[]>,
  resumptions: fc.Arbitrary<ResumptionPlan[]>,
): fc.Arbitrary<Ledger> {
  const plan: fc.Arbitrary<LedgerPlan> = fc.record({
    anchors: fc.tuple(anchor, anchor, anchor),
    kind: dated(kind),
    tags: dated<readonly string[]>(tags),
    keyRegion: dated(weighted([3, false], [1, true])),
    facts,
    resumptions,
    asKnown: fc.option(fc.tuple(fc.nat({ max: 30 }), fc.constantFrom(-1, 0, 0, 1)), { freq: 1 }),
  });
  return plan.map(ledgerOf);
}

const besides = fc.oneof(
  annualCheck,
  annualCheck,
  contractFraud,
  contractPerformance,
  capital,
  capital,
  honour,
  honour,
  tierRaise,
  tierRaise,
  lowering,
  complaint,
);

/** Ledgers for the books on penalties: mostly decisions and resumptions, some of everything else those books read. */
export const penaltyLedger: fc.Arbitrary<Ledger> = ledgers(
  fc
    .tuple(fc.array(penalty, { minLength: 1, maxLength: 5 }), fc.array(besides, { maxLength: 4 }))
    .map((both) => both.flat()),
  fc.array(resumption, { maxLength: 3 }),
);

/** Ledgers for saic-2003 and its overlay: few decisions, many of the other causes. */
export const mixedLedger: fc.Arbitrary<Ledger> = ledgers(
  fc
    .tuple(fc.array(penalty, { maxLength: 2 }), fc.array(besides, { minLength: 1, maxLength: 7 }))
    .map((both) => both.flat()),
  fc.array(resumption, { maxLength: 1 }),
);

/** Ledgers for the books on inspections. */
export const inspectionLedger: fc.Arbitrary<Ledger> = ledgers(
  fc
    .tuple(fc.array(inspection, { minLength: 1, maxLength: 7 }), fc.array(complaint, { maxLength: 1 }))
    .map((both) => both.flat()),
  fc.constant([]),
);

const abnormalListing = fact('abnormal-operation-listing', fc.constant({}), fc.record({ removed_on: emptyOrDay }));
const seriousListing = fact('serious-violation-listing', fc.constant({}), fc.record({ removed_on: emptyOrDay }));
const pledge = fact('equity-pledge', fc.constant({}), fc.record({ released_on: emptyOrDay }));
const judgment = fact(
  'court-judgment',
  fc.record({
    role: weighted<string | null>([2, 'dishonest'], [2, 'enforced'], [1, 'plaintiff'], [1, 'defendant'], [1, null]),
    about_legal_person: weighted<boolean | null>([1, true], [2, false], [1, null]),
  }),
  fc.record({ performed_on: emptyOrDay }),
);
const taxRating = fact('tax-rating', fc.record({ grade: fc.constantFrom('A', 'B', 'M', 'C', 'D') }));
const annualReport = fact(
  'annual-report',
  fc.record({ all_zero: weighted<boolean | null>([2, true], [2, false], [1, null]) }),
);
const letter = fact(
  'warning-letter',
  fc.record({ kind: fc.constantFrom('warning', 'admonition', 'interview', 'advice', 'other', null) }),
);
const rectification = fact(
  'rectification-order',
  fc.constant({}),
  fc.record({ due_on: emptyOrDay, corrected_on: emptyOrDay }),
);
const sampling = fact('quality-sampling', fc.record({ passed: fc.boolean() }));
const change = fact(
  'registration-change',
  fc.record({ matter: fc.constantFrom('name', 'address', 'legal-person', 'investors', 'capital') }),
);
const risks = fc.oneof(
  ...[penalty, penalty, complaint, complaint, complaint, inspection, honour, honour, contractFraud, capital, letter],
  ...[abnormalListing, seriousListing, pledge, judgment, taxRating, taxRating, annualReport, rectification, sampling],
  ...[change, change],
);

/** Ledgers for the points of risk-general: something of everything, and sometimes much of one kind. */
export const riskLedger: fc.Arbitrary<Ledger> = ledgers(
  fc
    .tuple(
      fc.array(risks, { minLength: 1, maxLength: 6 }),
      fc.oneof(fc.constant<FactPlan[]>([]), fc.array(complaint, { maxLength: 6 }), fc.array(change, { maxLength: 4 })),
    )
    .map((both) => both.flat()),
  fc.constant([]),
);
