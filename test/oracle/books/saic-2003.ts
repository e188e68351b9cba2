// 工商企字〔2003〕131号, written out by hand for the oracle.
import type { Subject } from '../../../src/registry/subject.ts';
import { afterYears, number } from '../calendar.ts';
import { type Effect, edges, furthest, NOT_COVERED, type Oracle } from '../effects.ts';
import { dated, dayField, held, inOrder, type Known, measures, numberField } from '../known.ts';

const IN_FORCE = number('2003-10-31');
const ORDER = ['A', 'B', 'C', 'D'];
const DEFAULT = { level: 'A', tier: null, causes: [] };

export function saic2003(subject: Subject, records: readonly Known[]): Oracle {
  const facts = dated(subject);
  const { effects, undetermined } = saicEffects(records);
  return {
    on(day) {
      if (day < IN_FORCE || !saicCovers(held(facts, 'kind', day))) return NOT_COVERED;
      const worst = furthest(effects, ORDER, day);
      return worst ? { level: worst.level, tier: null, causes: worst.causes } : DEFAULT;
    },
    boundaries: [IN_FORCE, ...edges(effects), ...edges(facts)],
    editions: [IN_FORCE],
    undetermined: facts.some((f) => f.attribute === 'kind' && saicCovers(f.value)) ? undetermined : [],
  };
}

/** Enterprises; branches, individual businesses and everyone else are outside the book. */
export function saicCovers(kind: unknown): boolean {
  return kind === 'enterprise';
}

/** What the book makes of the records, whoever the entity is. */
export function saicEffects(records: readonly Known[]): { effects: Effect[]; undetermined: number[] } {
  const effects: Effect[] = [];
  const undetermined: number[] = [];
  for (const record of records) {
    const oneYear = afterYears(record.day, 1);
    if (record.type === 'administrative-penalty') {
      const levels = measures(record).map(({ kind, amount }) => levelOfMeasure(kind, amount));
      for (const level of levels) {
        if (level !== undefined && level !== 'lacking') {
          effects.push({ record: record.recordId, level, from: record.day, until: level === 'D' ? Infinity : oneYear });
        }
      }
      const confiscation = (kind: string) => kind === 'confiscation-income' || kind === 'confiscation-goods';
      const unnamed = measures(record).some(({ kind }, i) => levels[i] === undefined && !confiscation(kind));
      const nothingGiven = levels.every((level) => level === undefined || level === 'lacking');
      if (levels.includes('lacking') || unnamed || nothingGiven) undetermined.push(record.recordId);
    }
    if (record.type === 'contract-fraud') {
      effects.push({ record: record.recordId, level: 'C', from: record.day, until: oneYear });
    }
    if (record.type === 'contract-performance') {
      const rate = numberField(record, 'rate');
      const { excused, fraud } = record.fields;
      if (excused === true || fraud === true || (rate !== undefined && rate >= 1)) continue;
      if (rate === undefined || typeof excused !== 'boolean' || typeof fraud !== 'boolean') {
        undetermined.push(record.recordId);
      } else {
        effects.push({ record: record.recordId, level: 'B', from: record.day, until: oneYear });
      }
    }
    if (record.type === 'capital-contribution' && record.fields.form === 'non-monetary') {
      const due = dayField(record, 'due_on');
      if (due === undefined) undetermined.push(record.recordId);
      else {
        const until = dayField(record, 'transferred_on') ?? Infinity;
        effects.push({ record: record.recordId, level: 'B', from: due + 1, until });
      }
    }
  }
  const checks = inOrder(records, 'annual-check');
  checks.forEach((check, i) => {
    if (check.fields.grade !== 'B') return;
    const next = checks[i + 1];
    effects.push({ record: check.recordId, level: 'C', from: check.day, until: next ? next.day : Infinity });
  });
  return { effects, undetermined };
}

/** The level of one measure; undefined when the book does not name it, 'lacking' when its amount is missing. */
function levelOfMeasure(kind: string, amount: number | null): string | undefined {
  if (kind === 'closure' || kind === 'licence-revoked') return 'D';
  if (kind === 'suspension') return 'C';
  if (kind === 'warning') return 'B';
  if (kind === 'fine') {
    if (amount === null) return 'lacking';
    return amount > 30_000 ? 'C' : 'B';
  }
  return undefined;
}
