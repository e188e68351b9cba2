// What the ledger held at a moment: a slow fold of filings, corrections and withdrawals, and the resumption of a suspension.

import type { Entry, Fields } from '../../src/ledger/record.ts';
import type { FactValue, Subject } from '../../src/registry/subject.ts';
import { number } from './calendar.ts';

export interface Known {
  readonly recordId: number;
  readonly type: string;
  readonly day: number;
  readonly number: string;
  readonly fields: Fields;
}

export interface Measure {
  readonly kind: string;
  readonly amount: number | null;
}

/** The records as known at an instant (everything when left out): the last word on each, without the withdrawn ones. */
export function known(entries: readonly Entry[], asKnown?: string): Known[] {
  const held = entries.filter((entry) => asKnown === undefined || entry.recordedAt <= asKnown);
  const records: Known[] = [];
  for (const filing of held) {
    if (filing.act !== 'file') continue;
    const about = held.filter((entry) => entry.recordId === filing.recordId);
    if (about.some((entry) => entry.act === 'withdraw')) continue;
    const last = about.reduce((a, b) => (b.entryId > a.entryId ? b : a));
    records.push({
      recordId: filing.recordId,
      type: filing.type,
      day: number(last.recognizedOn),
      number: last.number,
      fields: last.payload,
    });
  }
  return records;
}

/** The records of one type in the order of their day, then of their id. */
export function inOrder(records: readonly Known[], type: string): Known[] {
  return records.filter((r) => r.type === type).sort((a, b) => a.day - b.day || a.recordId - b.recordId);
}

/** The measures of a penalty; an amount that was not given is null. */
export function measures(penalty: Known): Measure[] {
  const list = (penalty.fields.measures ?? []) as { kind: string; amount?: number | null }[];
  return list.map(({ kind, amount }) => ({ kind, amount: amount ?? null }));
}

/** A date field as a day number; undefined when empty. */
export function dayField(record: Known, field: string): number | undefined {
  const value = record.fields[field];
  return typeof value === 'string' && value !== '' ? number(value) : undefined;
}

/** A number field; undefined when empty. */
export function numberField(record: Known, field: string): number | undefined {
  const value = record.fields[field];
  return typeof value === 'number' ? value : undefined;
}

/** The earliest day on which a resumption that names the decision's number says trading resumed. */
export function resumedOn(penalty: Known, records: readonly Known[]): number | undefined {
  let earliest: number | undefined;
  for (const record of records) {
    if (record.type !== 'business-resumption') continue;
    if (plainNumber(String(record.fields.decision_number ?? '')) !== plainNumber(penalty.number)) continue;
    const day = dayField(record, 'resumed_on');
    if (day !== undefined && (earliest === undefined || day < earliest)) earliest = day;
  }
  return earliest;
}

/** A document number without differences of width, bracket or space. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[〔【[(]/g, '(')
    .replace(/[〕】\])]/g, ')');
}

export interface DatedFact {
  readonly attribute: string;
  readonly value: FactValue;
  readonly from: number;
  readonly until: number;
}

/** The facts of a subject with their days as numbers. */
export function dated(subject: Subject): DatedFact[] {
  return subject.facts.map((fact) => ({
    attribute: fact.attribute,
    value: fact.value,
    from: fact.from === null ? -Infinity : number(fact.from),
    until: fact.until === null ? Infinity : number(fact.until),
  }));
}

/** The value of an attribute on a day; undefined when nothing is known of it. */
export function held(facts: readonly DatedFact[], attribute: string, day: number): FactValue | undefined {
  for (const fact of facts) {
    if (fact.attribute === attribute && fact.from <= day && day < fact.until) return fact.value;
  }
  return undefined;
}
