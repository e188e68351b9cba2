// 江海分局, credit level with the assumed severities, written out by hand for the oracle.
import type { Subject } from '../../../src/registry/subject.ts';
import { afterYears } from '../calendar.ts';
import { chained, type Effect, edges, furthest, type Oracle } from '../effects.ts';
import { type Known, measures } from '../known.ts';

const ORDER = ['A', 'B', 'C', 'D'];
const DEFAULT = { level: 'A', tier: null, causes: [] };

export function jianghai(_subject: Subject, records: readonly Known[]): Oracle {
  const breaches: Effect[] = [];
  const undetermined: number[] = [];
  for (const record of records) {
    if (record.type !== 'administrative-penalty') continue;
    const levels = measures(record).map(({ kind, amount }) => levelOfMeasure(kind, amount));
    for (const level of levels) {
      if (level === undefined || level === 'lacking') continue;
      breaches.push({ record: record.recordId, level, from: record.day, until: afterYears(record.day, 1) });
    }
    if (levels.includes('lacking') || levels.includes(undefined)) undetermined.push(record.recordId);
  }
  const effects = chained(breaches);
  return {
    on(day) {
      const worst = furthest(effects, ORDER, day);
      return worst ? { level: worst.level, tier: null, causes: worst.causes } : DEFAULT;
    },
    boundaries: [...edges(effects)],
    editions: [],
    undetermined,
  };
}

/** The level of one measure; undefined when the book does not name it, 'lacking' when its amount is missing. */
function levelOfMeasure(kind: string, amount: number | null): string | undefined {
  if (['suspension', 'closure', 'licence-revoked', 'permit-revoked'].includes(kind)) return 'D';
  if (kind === 'confiscation-income' || kind === 'confiscation-goods') return 'C';
  if (kind === 'warning' || kind === 'criticism') return 'B';
  if (kind === 'fine') {
    if (amount === null) return 'lacking';
    return amount > 30_000 ? 'C' : 'B';
  }
  return undefined;
}
