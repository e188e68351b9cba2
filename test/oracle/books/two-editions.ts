// A tiny book in two editions, to compare what happens on and around the day on which the second takes over.
import type { Subject } from '../../../src/registry/subject.ts';
import { afterYears, number } from '../calendar.ts';
import { chained, type Effect, edges, furthest, NOT_COVERED, type Oracle } from '../effects.ts';
import { type Known, measures } from '../known.ts';

const FIRST = number('1900-01-01');
const SECOND = number('2005-03-01');
const ORDER = ['A', 'B', 'C'];
const DEFAULT = { level: 'A', tier: null, causes: [] };

/** The edition in force on the asked day judges every record. */
export function twoEditions(subject: Subject, records: readonly Known[]): Oracle {
  return editions(subject, records, () => 50_000);
}

/** Records recognised before the second edition stay with the edition in force when they were recognised. */
export function twoEditionsTransition(subject: Subject, records: readonly Known[]): Oracle {
  return editions(subject, records, (record) => (record.day < SECOND ? 30_000 : 50_000));
}

function editions(_subject: Subject, records: readonly Known[], secondThreshold: (record: Known) => number): Oracle {
  const first = finesOf(records, () => 30_000);
  const second = finesOf(records, secondThreshold);
  return {
    on(day) {
      if (day < FIRST) return NOT_COVERED;
      const worst = furthest(day < SECOND ? first : second, ORDER, day);
      return worst ? { level: worst.level, tier: null, causes: worst.causes } : DEFAULT;
    },
    boundaries: [FIRST, SECOND, ...edges(first), ...edges(second)],
    editions: [FIRST, SECOND],
    undetermined: records.filter(lacks).map((record) => record.recordId),
  };
}

/** A fine above the threshold gives C, any other fine B; one year, chained. */
function finesOf(records: readonly Known[], threshold: (record: Known) => number): Effect[] {
  const effects: Effect[] = [];
  for (const record of records) {
    if (record.type !== 'administrative-penalty') continue;
    for (const { kind, amount } of measures(record)) {
      if (kind !== 'fine' || amount === null) continue;
      const level = amount > threshold(record) ? 'C' : 'B';
      effects.push({ record: record.recordId, level, from: record.day, until: afterYears(record.day, 1) });
    }
  }
  return chained(effects);
}

/** A penalty without any fine, or with a fine whose amount is missing. */
function lacks(record: Known): boolean {
  if (record.type !== 'administrative-penalty') return false;
  const fines = measures(record).filter((measure) => measure.kind === 'fine');
  return fines.length === 0 || fines.some((fine) => fine.amount === null);
}
