// By when a complaint must be decided, mediated, answered and told: counted by the sheets of duties, with no clock of its own.

import type { Calendar } from '../../base/calendar.ts';
import { type Day, dayOf, EVER } from '../../base/day.ts';
import type { Facts } from '../../duties/facts.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import type { Sheet } from '../../duties/sheet.ts';
import { wantedOf } from '../../duties/wanted.ts';
import type { Fields } from '../../ledger/record.ts';

let sheets: Sheet[] | undefined;

/** The sheets as far as complaints open their duties. */
export function complaintSheets(): Sheet[] {
  sheets ??= loadSheets().map((sheet) => ({
    ...sheet,
    rules: sheet.rules.filter(({ opened }) => opened.by === 'record' && opened.type === 'complaint'),
  }));
  return sheets;
}

export interface Deadline {
  readonly rule: string;
  readonly due: Day | undefined;
  readonly done: Day | undefined;
}

/** What a complaint with these fields calls for, whether its entity is known or not. */
export function deadlinesOf(fields: Fields, calendar: Calendar): Deadline[] {
  const on = dayOf(fields.received_on as string)!;
  const record = { id: 1, type: 'complaint', on, enteredOn: on, source: '', number: '', class: 3, rows: [fields] };
  const facts: Facts = {
    ...{ entityId: 0, established: undefined, runs: () => [] },
    happenings: (type) => (type === 'complaint' ? [record] : []),
    cases: () => [],
  };
  const wanted = wantedOf(complaintSheets(), facts, { calendar, horizon: on, takenUp: EVER });
  return wanted.map(({ rule, due, fulfilled }) => ({ rule: rule.id, due, done: fulfilled }));
}

/** The first day by which something must still be done; null: nothing, or not known yet. */
export function nextDue(fields: Fields, calendar: Calendar): Day | null {
  const open = deadlinesOf(fields, calendar).flatMap(({ due, done }) => (done === undefined && due ? [due] : []));
  return open.length > 0 ? Math.min(...open) : null;
}
