// risk-general: points over five dimensions with the assumed numbers, written out by hand for the oracle.
import type { Subject } from '../../../src/registry/subject.ts';
import { afterYears } from '../calendar.ts';
import { edges, NOT_COVERED, type Oracle, type Verdict } from '../effects.ts';
import { dated, dayField, held, inOrder, type Known, measures } from '../known.ts';
import { KEY_INDUSTRIES } from './chongqing.ts';

const COVERED = ['enterprise', 'branch', 'cooperative', 'individual'];
const CAPS: Record<string, number> = {
  pledges: 6,
  capital: 10,
  penalties: 60,
  lists: 60,
  inspections: 20,
  quality: 20,
  rectification: 20,
  letters: 10,
  conduct: 25,
  courts: 45,
  persons: 20,
  complaints: 20,
  honours: 10,
};

/** Points of one cause over `[from, until)`; `least` of the same group must be in force together, and count once. */
interface Item {
  readonly record?: number;
  readonly indicator: string;
  readonly points: number;
  readonly from: number;
  readonly until: number;
  readonly group?: string;
  readonly least?: number;
}

export function riskGeneral(subject: Subject, records: readonly Known[]): Oracle {
  const facts = dated(subject);
  const undetermined: number[] = [];
  const items: Item[] = [...factItems(facts), ...ratings(records)];
  for (const record of records) {
    const { found, lacking } = itemsOf(record, (day) => held(facts, 'kind', day) === 'individual');
    items.push(...found.map((item) => ({ ...item, record: record.recordId })));
    if (lacking) undetermined.push(record.recordId);
  }
  let last: { readonly now: readonly Item[]; readonly verdict: Verdict } | undefined;
  return {
    on(day) {
      if (!COVERED.includes(String(held(facts, 'kind', day)))) return NOT_COVERED;
      const now = items.filter((item) => item.from <= day && day < item.until);
      // Most days have the items of the day before, and with them its verdict.
      if (!last || !sameItems(now, last.now)) last = { now, verdict: verdictOf(now) };
      return last.verdict;
    },
    boundaries: [...edges(items), ...edges(facts)],
    editions: [],
    undetermined: facts.some((f) => f.attribute === 'kind' && COVERED.includes(String(f.value))) ? undetermined : [],
  };
}

function sameItems(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** The class by the items of a day, and the records behind those that count. */
function verdictOf(now: readonly Item[]): Verdict {
  const counted = counting(now);
  const causes = [...new Set(counted.flatMap((item) => item.record ?? []))].sort((a, b) => a - b);
  return { level: classOf(score(counted)), tier: null, causes };
}

/** Of the items of a day, those that count: one of a group only when enough of them are there together. */
function counting(now: readonly Item[]): Item[] {
  const together = (group: string) =>
    new Set(now.filter((item) => item.group === group).map((item) => item.record)).size;
  return now.filter((item) => item.group === undefined || together(item.group) >= item.least!);
}

function score(items: readonly Item[]): number {
  const sums = new Map<string, number>();
  const counted = new Set<string>();
  for (const { indicator, points, group } of items) {
    if (group !== undefined && counted.has(group)) continue;
    if (group !== undefined) counted.add(group);
    sums.set(indicator, (sums.get(indicator) ?? 0) + points);
  }
  let total = 0;
  for (const [indicator, sum] of sums) {
    const cap = CAPS[indicator] ?? Infinity;
    total += Math.max(-cap, Math.min(cap, sum));
  }
  return total;
}

function classOf(points: number): string {
  if (points >= 60) return 'D';
  if (points >= 30) return 'C';
  return points >= 10 ? 'B' : 'A';
}

function factItems(facts: ReturnType<typeof dated>): Item[] {
  const items: Item[] = [];
  for (const { attribute, value, from, until } of facts) {
    if (attribute === 'keyRegion' && value === true) items.push({ indicator: 'region', points: 3, from, until });
    if (attribute !== 'tags') continue;
    const tags = value as readonly string[];
    const points = tags.some((tag) => KEY_INDUSTRIES.highRisk.includes(tag)) ? 10 : tags.length > 0 ? 4 : 0;
    if (points > 0) items.push({ indicator: 'industry', points, from, until });
  }
  return items;
}

/** Ratings and reports that stand until the next of their kind. */
function ratings(records: readonly Known[]): Item[] {
  const points: Record<string, (record: Known) => number> = {
    'tax-rating': ({ fields }) => ({ D: 20, C: 10, A: -10 })[String(fields.grade)] ?? 0,
    'annual-report': ({ fields }) => (fields.all_zero === true ? 10 : 0),
  };
  const indicators: Record<string, string> = { 'tax-rating': 'tax', 'annual-report': 'reports' };
  return Object.keys(points).flatMap((type) => {
    const list = inOrder(records, type).filter(
      ({ fields }) => type === 'tax-rating' || typeof fields.all_zero === 'boolean',
    );
    return list.flatMap((record, i): Item[] => {
      const given = points[type](record);
      const until = list[i + 1]?.day ?? Infinity;
      if (given === 0 || until <= record.day) return [];
      return [{ record: record.recordId, indicator: indicators[type], points: given, from: record.day, until }];
    });
  });
}

/** What one record gives by itself; `lacking` when it lacks what a rule needs or no rule names it. */
function itemsOf(record: Known, individual: (day: number) => boolean): { found: Item[]; lacking: boolean } {
  const { type, day, fields } = record;
  const from = day;
  const year = afterYears(day, 1);
  const found: Item[] = [];
  const give = (indicator: string, points: number, until = year) => found.push({ indicator, points, from, until });
  let lacking = false;
  if (type === 'administrative-penalty') {
    for (const { kind, amount } of measures(record)) {
      const points = pointsOfMeasure(kind, amount, individual(day) ? 1000 : 30_000);
      if (points === undefined) lacking = true;
      else give('penalties', points);
    }
    found.push({ indicator: 'penalties', points: 10, from, until: afterYears(day, 3), group: 'repeated', least: 2 });
  }
  if (type === 'complaint') {
    if (fields.upheld === true)
      found.push({ indicator: 'complaints', points: 10, from, until: year, group: 'upheld', least: 3 });
    const until = monthsOn(day, 3);
    found.push({ indicator: 'complaints', points: 10, from, until, group: 'surge', least: 5 });
  }
  if (
    type === 'registration-change' &&
    ['name', 'address', 'legal-person', 'investors'].includes(String(fields.matter))
  )
    found.push({ indicator: 'changes', points: 8, from, until: year, group: 'changes', least: 3 });
  if (type === 'inspection-result') {
    if (fields.failed === true) give('inspections', 5);
    if (fields.critical === true) give('inspections', 10);
  }
  if (type === 'honour') {
    const high = fields.level === 'national' || fields.level === 'provincial';
    const last = dayField(record, 'valid_until');
    give('honours', high ? -10 : -5, last === undefined ? afterYears(day, 3) : last + 1);
  }
  if (type === 'contract-fraud') give('conduct', 25);
  if (type === 'warning-letter' && !['advice', 'reminder', 'other'].includes(String(fields.kind))) give('letters', 5);
  if (type === 'quality-sampling' && fields.passed === false) give('quality', 10);
  if (type === 'abnormal-operation-listing') give('lists', 30, dayField(record, 'removed_on') ?? Infinity);
  if (type === 'serious-violation-listing') give('lists', 60, dayField(record, 'removed_on') ?? afterYears(day, 3));
  if (type === 'equity-pledge') give('pledges', 3, dayField(record, 'released_on') ?? Infinity);
  if (type === 'court-judgment') {
    const until = dayField(record, 'performed_on') ?? afterYears(day, 5);
    if (fields.role === 'dishonest') give('courts', 40, until);
    if (fields.role === 'enforced') give('courts', 15, until);
    if (fields.about_legal_person === true) give('persons', 20, afterYears(day, 3));
  }
  if (type === 'capital-contribution' || type === 'rectification-order') {
    const capital = type === 'capital-contribution';
    const due = dayField(record, 'due_on');
    const done = dayField(record, capital ? 'transferred_on' : 'corrected_on') ?? Infinity;
    if (due === undefined) lacking ||= capital;
    else if (done > due + 1)
      found.push({
        indicator: capital ? 'capital' : 'rectification',
        points: capital ? 5 : 10,
        from: due + 1,
        until: done,
      });
  }
  return { found, lacking };
}

function pointsOfMeasure(kind: string, amount: number | null, threshold: number): number | undefined {
  switch (kind) {
    case 'warning':
    case 'criticism':
      return 5;
    case 'fine':
      return amount === null ? undefined : amount > threshold ? 25 : 10;
    case 'confiscation-income':
    case 'confiscation-goods':
      return 15;
    case 'permit-suspended':
    case 'qualification-downgraded':
    case 'business-restricted':
    case 'occupation-restricted':
      return 25;
    case 'suspension':
    case 'permit-revoked':
      return 40;
    case 'closure':
    case 'licence-revoked':
      return 60;
    default:
      return undefined;
  }
}

/** The first day on which a period of months opened on `day` is over. */
function monthsOn(day: number, months: number): number {
  const d = new Date(day * 86_400_000);
  const first = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months, 1)).getTime() / 86_400_000;
  const lastOfMonth = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first + Math.min(d.getUTCDate(), lastOfMonth) - 1 + 1;
}
