// 沈河 AAA overlay on saic-2003 with the assumed parameters, written out by hand for the oracle.
import type { Subject } from '../../../src/registry/subject.ts';
import { afterYears, number } from '../calendar.ts';
import { type Effect, edges, furthest, NOT_COVERED, type Oracle } from '../effects.ts';
import { dated, dayField, held, type Known } from '../known.ts';
import { saicCovers, saicEffects } from './saic-2003.ts';

const IN_FORCE = number('2004-01-01');
const WORSE = ['A', 'B', 'C', 'D'];
const BETTER = ['A', 'AA', 'AAA'];
const DEFAULT = { level: 'A', tier: null, causes: [] };
const HONOURED: Record<string, string> = { national: 'AAA', provincial: 'AAA', municipal: 'AA', district: 'AA' };

export function shenhe(subject: Subject, records: readonly Known[]): Oracle {
  const facts = dated(subject);
  const saic = saicEffects(records);
  const negative = [...saic.effects, ...lowerings(records)];
  const positive = honours(records);
  return {
    on(day) {
      if (day < IN_FORCE || !saicCovers(held(facts, 'kind', day))) return NOT_COVERED;
      const worst = furthest(negative, WORSE, day);
      if (worst) return { level: worst.level, tier: null, causes: worst.causes };
      const best = furthest(positive, BETTER, day);
      return best ? { level: best.level, tier: null, causes: best.causes } : DEFAULT;
    },
    boundaries: [IN_FORCE, ...edges(negative), ...edges(positive), ...edges(facts)],
    editions: [IN_FORCE],
    undetermined: facts.some((f) => f.attribute === 'kind' && saicCovers(f.value)) ? saic.undetermined : [],
  };
}

/** The joint meeting's adjustments to B or C: in force to their last day, open while none is given. */
function lowerings(records: readonly Known[]): Effect[] {
  const result: Effect[] = [];
  for (const record of records) {
    const { rulebook, dimension, level } = record.fields;
    if (record.type !== 'adjustment' || rulebook !== 'shenhe' || dimension !== 'grade') continue;
    const last = dayField(record, 'until');
    const until = last === undefined ? Infinity : last + 1;
    if (level === 'B' || level === 'C') result.push({ record: record.recordId, level, from: record.day, until });
  }
  return result;
}

/** Honours: in force to their last day of validity, three years where none is given. */
function honours(records: readonly Known[]): Effect[] {
  const result: Effect[] = [];
  for (const record of records) {
    if (record.type !== 'honour') continue;
    const last = dayField(record, 'valid_until');
    const until = last === undefined ? afterYears(record.day, 3) : last + 1;
    const level = HONOURED[String(record.fields.level)];
    if (level !== undefined) result.push({ record: record.recordId, level, from: record.day, until });
  }
  return result;
}
