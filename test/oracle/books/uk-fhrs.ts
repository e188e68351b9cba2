// uk-fhrs: the rating of the last inspection that has all three component scores, worked out by hand for the oracle.
import type { Subject } from '../../../src/registry/subject.ts';
import { NOT_COVERED, type Oracle } from '../effects.ts';
import { inOrder, type Known, numberField } from '../known.ts';

export function ukFhrs(_subject: Subject, records: readonly Known[]): Oracle {
  const inspections = inOrder(records, 'inspection-result');
  const rated = inspections.filter((visit) => rating(visit) !== undefined);
  return {
    on(day) {
      const past = rated.filter((visit) => visit.day <= day);
      if (past.length === 0) return NOT_COVERED;
      const last = past[past.length - 1];
      return { level: rating(last)!, tier: null, causes: [last.recordId] };
    },
    boundaries: [...rated.map((visit) => visit.day)],
    editions: [],
    undetermined: inspections
      .filter((visit) => !rated.includes(visit) && partlyScored(visit))
      .map((visit) => visit.recordId),
  };
}

function partlyScored(visit: Known): boolean {
  return ['hygiene', 'structural', 'confidence'].some((score) => numberField(visit, score) !== undefined);
}

/** The rating 0-5 of an inspection; undefined when a score is missing. */
function rating(visit: Known): string | undefined {
  const hygiene = numberField(visit, 'hygiene');
  const structural = numberField(visit, 'structural');
  const confidence = numberField(visit, 'confidence');
  if (hygiene === undefined || structural === undefined || confidence === undefined) return undefined;
  const total = hygiene + structural + confidence;
  const worst = Math.max(hygiene, structural, confidence);
  if (total <= 15 && worst <= 5) return '5';
  if (total <= 20 && worst <= 10) return '4';
  if (total <= 30 && worst <= 10) return '3';
  if (total <= 40 && worst <= 15) return '2';
  if (total <= 50 && worst <= 20) return '1';
  return '0';
}
