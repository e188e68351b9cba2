// inspection-history: the inspections of the asked day and the 1,095 days before it, counted by hand for the oracle.
import type { Subject } from '../../../src/registry/subject.ts';
import { NOT_COVERED, type Oracle } from '../effects.ts';
import { inOrder, type Known } from '../known.ts';

const WINDOW = 1095;

export function inspectionHistory(_subject: Subject, records: readonly Known[]): Oracle {
  const inspections = inOrder(records, 'inspection-result');
  return {
    on(day) {
      const recent = inspections.filter((visit) => day - WINDOW <= visit.day && visit.day <= day);
      if (recent.length === 0) return NOT_COVERED;
      const enforced = recent.filter((visit) => visit.fields.enforced === true);
      const critical = recent.filter((visit) => visit.fields.critical === true);
      const failed = recent.filter((visit) => visit.fields.failed === true);
      if (enforced.length >= 1 || critical.length >= 2) {
        return verdict('D', critical.length >= 2 ? [...enforced, ...critical] : enforced);
      }
      if (critical.length === 1) return verdict('C', critical);
      if (failed.length >= 1) return verdict('B', failed);
      return verdict('A', []);
    },
    boundaries: [...inspections.flatMap((visit) => [visit.day, visit.day + WINDOW + 1])],
    editions: [],
    undetermined: [],
  };
}

function verdict(level: string, causes: readonly Known[]) {
  const ids = [...new Set(causes.map((cause) => cause.recordId))];
  return { level, tier: null, causes: ids.sort((a, b) => a - b) };
}
