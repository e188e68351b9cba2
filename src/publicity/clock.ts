// The days that a record states, and the one from which a rule counts.

import { type Day, dayOf } from '../base/day.ts';
import type { RecordFacts } from './facts.ts';
import type { PublicityRule } from './sheet.ts';

/** The day in a date field; undefined when it is empty. */
export function dateIn({ rows }: RecordFacts, name: string): Day | undefined {
  const value = rows[0]?.[name];
  return typeof value === 'string' ? dayOf(value) : undefined;
}

/** The first of the rule's days that the record states, otherwise its legal day. */
export function clockOf({ clock }: PublicityRule, record: RecordFacts): Day {
  for (const name of clock) {
    const day = name === 'legal-day' ? record.on : dateIn(record, name);
    if (day !== undefined) return day;
  }
  return record.on;
}
