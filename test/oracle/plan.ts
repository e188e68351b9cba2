// From a plan of a ledger (what happened, in days relative to a few anchors) to the entity and its entries in chain order.

import type { Entry, Fields } from '../../src/ledger/record.ts';
import type { Fact, FactName, FactValue, Subject } from '../../src/registry/subject.ts';
import { afterYears, correspondingDay, date, number } from './calendar.ts';
import { plainNumber } from './known.ts';

/** Every record of a generated ledger is recognised on a day of this window, both ends included. */
export const WINDOW = { first: number('2003-01-01'), last: number('2006-12-31') };

/** A day as its anchor, a step of years (or of 1,095 days) from it, and a shift in days. */
export type DayPlan = readonly [anchor: number, step: number, shift: number];

export interface VersionPlan {
  readonly day: DayPlan;
  readonly fields: Fields;
  /** Date fields, resolved against the anchors; null = left empty. */
  readonly dates: Readonly<Record<string, DayPlan | null>>;
  readonly renumbered: boolean;
}

/** One fact: filed, perhaps corrected, perhaps withdrawn, perhaps filed again. */
export interface FactPlan {
  readonly type: string;
  readonly versions: readonly VersionPlan[];
  readonly fate: 'stays' | 'withdrawn' | 'refiled';
  /** Carries the document number of the fact before it, from another source. */
  readonly sharesNumber: boolean;
  readonly spelling: number;
  /** Where in the chain its entries come; more than it can need. */
  readonly slots: readonly number[];
  /** Milliseconds between the entry before and each of its own. */
  readonly gap: number;
}

/** A resumption of trading that names (or should name) the decision of one of the penalties. */
export interface ResumptionPlan {
  readonly target: number;
  readonly spelling: number;
  readonly versions: readonly {
    readonly naming: 'right' | 'wrong' | 'renumbered';
    /** Days after the decision, or a day of its own. */
    readonly day: number | DayPlan;
  }[];
  readonly fate: FactPlan['fate'];
  readonly slots: readonly number[];
  readonly gap: number;
}

export interface DatedPlan<T extends FactValue> {
  readonly first: T;
  readonly changes: readonly (readonly [DayPlan, T])[];
}

export interface LedgerPlan {
  readonly anchors: readonly number[];
  readonly kind: DatedPlan<string>;
  readonly tags: DatedPlan<readonly string[]>;
  readonly keyRegion: DatedPlan<boolean>;
  readonly facts: readonly FactPlan[];
  readonly resumptions: readonly ResumptionPlan[];
  /** An entry, and milliseconds before or after it was recorded; null = everything is known. */
  readonly asKnown: readonly [entry: number, ms: number] | null;
}

export interface Ledger {
  readonly subject: Subject;
  readonly entries: readonly Entry[];
  readonly asKnown: string | undefined;
}

const ENTITY = 7;
const RECORDED_FROM = Date.UTC(2007, 0, 1);
const SPELLINGS: readonly ((year: string, n: string) => string)[] = [
  (year, n) => `渝工商罚〔${year}〕${n}号`,
  (year, n) => `渝工商罚[${year}]${n}号`,
  (year, n) => `渝工商罚（${year}）${n}号`,
  (year, n) => `渝工商罚 【${year}】 ${n} 号`,
  (year, n) => `渝工商罚(${wide(year)})${wide(n)}号`,
];

/** The ledger of a plan. */
export function ledgerOf(plan: LedgerPlan): Ledger {
  const entries = inChainOrder([...plan.facts.map((fact, i) => factSteps(plan, fact, i)), ...resumptionSteps(plan)]);
  return { subject: subjectOf(plan), entries, asKnown: instantOf(plan, entries) };
}

/** What one entry will say, before it has its place in the chain. */
interface Step {
  readonly act: Entry['act'];
  readonly type: string;
  readonly source: string;
  readonly number: string;
  readonly day: number;
  readonly payload: Fields;
}

interface Track {
  readonly steps: readonly Step[];
  readonly slots: readonly number[];
  readonly gap: number;
}

/** The civil day of a day plan; a step that would leave the window is not taken. */
function dayOfPlan(anchors: readonly number[], [anchor, step, shift]: DayPlan): number {
  const start = anchors[anchor % anchors.length];
  const end = step === 1095 ? start + 1095 : correspondingDay(start, step);
  const day = (end > WINDOW.last ? start : end) + shift;
  return Math.min(Math.max(day, WINDOW.first), WINDOW.last);
}

function factSteps(plan: LedgerPlan, fact: FactPlan, index: number): Track {
  const versions = fact.versions.map((version): Step => {
    const day = dayOfPlan(plan.anchors, version.day);
    const dates = Object.entries(version.dates).map(([field, at]) => [
      field,
      at === null ? null : date(dayOfPlan(plan.anchors, at)),
    ]);
    return {
      act: 'correct',
      type: fact.type,
      source: `source ${index}`,
      number: documentNumber(plan, index, version.renumbered),
      day,
      payload: { ...version.fields, ...Object.fromEntries(dates) },
    };
  });
  return { steps: withFate(versions, fact.fate), slots: fact.slots, gap: fact.gap };
}

/** A filing, its corrections, and what became of it. */
function withFate(versions: readonly Step[], fate: FactPlan['fate']): Step[] {
  const last = versions[versions.length - 1];
  const steps: Step[] = versions.map((version, i) => (i === 0 ? { ...version, act: 'file' } : version));
  if (fate !== 'stays') steps.push({ ...last, act: 'withdraw', payload: {} });
  if (fate === 'refiled') steps.push({ ...last, act: 'file' });
  return steps;
}

function documentNumber(plan: LedgerPlan, index: number, renumbered: boolean, spelling?: number): string {
  const fact = plan.facts[index];
  const n = (fact.sharesNumber && index > 0 ? index - 1 : index) + (renumbered ? 50 : 0);
  return SPELLINGS[(spelling ?? fact.spelling) % SPELLINGS.length]('2004', String(n + 10));
}

function resumptionSteps(plan: LedgerPlan): Track[] {
  const penalties = plan.facts.flatMap((fact, i) => (fact.type === 'administrative-penalty' ? [i] : []));
  const suspensions = penalties.filter((i) => plan.facts[i].versions.some(suspends));
  const targets = suspensions.length > 0 ? suspensions : penalties;
  return plan.resumptions.map((resumption, i) => {
    const index = targets.length > 0 ? targets[resumption.target % targets.length] : undefined;
    const versions = resumption.versions.map((version): Step => {
      const named =
        index === undefined || version.naming === 'wrong'
          ? '渝工商罚〔2004〕99号'
          : documentNumber(plan, index, version.naming === 'renumbered', resumption.spelling);
      const decided = index === undefined ? WINDOW.first : dayOfPlan(plan.anchors, plan.facts[index].versions[0].day);
      const meant = typeof version.day === 'number' ? decided + version.day : dayOfPlan(plan.anchors, version.day);
      const day = notLongBefore(plan, named, meant);
      return {
        act: 'correct',
        type: 'business-resumption',
        source: 'grid',
        number: `resumption ${i}`,
        day,
        payload: { decision_number: named, resumed_on: date(day) },
      };
    });
    return { steps: withFate(versions, resumption.fate), slots: resumption.slots, gap: resumption.gap };
  });
}

function suspends(version: VersionPlan): boolean {
  const measures = (version.fields.measures ?? []) as { kind: string }[];
  return measures.some((measure) => measure.kind === 'suspension');
}

/**
 * A resumption a year or more before its decision gives an effect that ends before it begins; inside a decision with
 * several measures its place in the chain is nowhere said, so such a ledger is not made.
 */
function notLongBefore(plan: LedgerPlan, named: string, day: number): number {
  let result = day;
  plan.facts.forEach((fact, i) => {
    for (const version of fact.versions) {
      const measures = version.fields.measures;
      if (!Array.isArray(measures) || measures.length < 2) continue;
      if (plainNumber(documentNumber(plan, i, version.renumbered)) !== plainNumber(named)) continue;
      const decided = dayOfPlan(plan.anchors, version.day);
      if (afterYears(result, 1) <= decided) result = decided;
    }
  });
  return result;
}

/** The entries of all facts, each fact's own in their order, the facts mixed by their slots. */
function inChainOrder(tracks: readonly Track[]): Entry[] {
  const placed = tracks.flatMap((track, t) => {
    const slots = [...track.slots].sort((a, b) => a - b);
    return track.steps.map((step, i) => ({ step, slot: slots[i], track: t, place: i, gap: track.gap }));
  });
  placed.sort((a, b) => a.slot - b.slot || a.track - b.track || a.place - b.place);
  const filings = new Map<number, number>();
  let at = RECORDED_FROM;
  return placed.map(({ step, track, gap }, i) => {
    const entryId = i + 1;
    at += gap;
    if (step.act === 'file') filings.set(track, entryId);
    return {
      entryId,
      entityId: ENTITY,
      act: step.act,
      recordId: filings.get(track)!,
      type: step.type,
      recognizedOn: date(step.day),
      recordedAt: new Date(at).toISOString(),
      source: step.source,
      number: step.number,
      payload: step.payload,
      who: 'clerk',
      why: 'test',
    };
  });
}

function instantOf(plan: LedgerPlan, entries: readonly Entry[]): string | undefined {
  if (plan.asKnown === null || entries.length === 0) return undefined;
  const [entry, ms] = plan.asKnown;
  return new Date(Date.parse(entries[entry % entries.length].recordedAt) + ms).toISOString();
}

function subjectOf(plan: LedgerPlan): Subject {
  const { anchors } = plan;
  return {
    entityId: ENTITY,
    facts: [
      ...datedFacts('kind', plan.kind, anchors),
      ...datedFacts('tags', plan.tags, anchors),
      ...datedFacts('keyRegion', plan.keyRegion, anchors),
    ],
  };
}

/** The values of an attribute one after the other, the first from the beginning, the last without end. */
function datedFacts<T extends FactValue>(attribute: FactName, plan: DatedPlan<T>, anchors: readonly number[]): Fact[] {
  const values = new Map<number, T>([[-Infinity, plan.first]]);
  for (const [day, value] of plan.changes) values.set(dayOfPlan(anchors, day), value);
  const days = [...values.keys()].sort((a, b) => a - b);
  return days.map((day, i) => ({
    attribute,
    value: values.get(day)!,
    from: i === 0 ? null : date(day),
    until: i + 1 < days.length ? date(days[i + 1]) : null,
  }));
}

function wide(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
