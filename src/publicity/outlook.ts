// Whether a record can be repaired before its time: from which day, on which conditions, with which papers.

import { type Day, endOf } from '../base/day.ts';
import { clockOf, dateIn } from './clock.ts';
import type { RecordFacts } from './facts.ts';
import type { Applied, Judging } from './judge.ts';
import type { Piece } from './pieces.ts';
import type { ConditionMet, RepairOutlook } from './publicity.ts';
import type { RepairCondition, RepairTest } from './sheet.ts';

/** By the terms of the regime in force today; where an earlier one lets it be repaired sooner and both bear on it, from then on. */
export function outlookOf(
  chain: readonly Applied[],
  pieces: readonly Piece[],
  record: RecordFacts,
  judging: Judging,
): RepairOutlook {
  const { today } = judging;
  const known = chain.filter(({ sheet }, i) => i === 0 || sheet.from <= today);
  const now = known[known.length - 1];
  const terms = now.rule.repair;
  const current = pieces.find(({ from, until }) => from <= today && today < until);
  const automatic = current && current.ends !== 'open' ? current.until : undefined;
  if (!terms) return { possible: false, automatic, conditions: [], materials: [], article: now.rule.article };
  const { article } = terms;
  if (terms.form === 'never')
    return { possible: false, automatic, never: terms.why, conditions: [], materials: [], article };
  const earliest = Math.min(...sooner(known).map((one) => earliestOf(one, record)));
  return {
    ...{ possible: true, earliest, automatic, materials: terms.materials, article },
    conditions: [
      { ...WAITED, article, met: today >= earliest },
      ...terms.conditions.map((one) => metOf(one, record, judging)),
    ],
  };
}

/** The last regime and, as long as each lets whatever is shorter count, those before it. */
function sooner(known: readonly Applied[]): Applied[] {
  const from = known.findLastIndex(({ sheet }, i) => i === 0 || sheet.earlier === 'new');
  return known.slice(from).filter(({ rule }) => rule.repair?.form === 'after');
}

function earliestOf({ rule }: Applied, record: RecordFacts): Day {
  const from = clockOf(rule, record);
  const shortest = rule.repair?.form === 'after' ? rule.repair.shortest : undefined;
  return shortest ? endOf(from, shortest) : from;
}

const WAITED = {
  id: 'waited',
  label: { zh: '已满最短公示期', en: 'Shown for the shortest period' },
  remedy: { zh: '等到最早的日期再申请', en: 'Apply on the earliest day or later' },
};

function metOf(
  { id, label, article, remedy, test }: RepairCondition,
  record: RecordFacts,
  judging: Judging,
): ConditionMet {
  return { id, label, article, remedy, met: test ? testOf(test, record, judging) : 'unknown' };
}

function testOf(test: RepairTest, record: RecordFacts, { facts, today, shown }: Judging): boolean | 'unknown' {
  switch (test.form) {
    case 'field': {
      const day = dateIn(record, test.field);
      return day !== undefined && day <= today ? true : 'unknown';
    }
    case 'not-listed':
      return !facts.records.some((one) => test.types.includes(one.type) && shown(one));
    case 'no-later': {
      const later = facts.records.filter(({ type, on }) => type === test.type && on > record.on && on <= today);
      if (!later.length || !test.same) return later.length === 0;
      const own = textIn(record, test.same);
      if (later.some((one) => own !== '' && textIn(one, test.same!) === own)) return false;
      return own !== '' && later.every((one) => textIn(one, test.same!) !== '') ? true : 'unknown';
    }
  }
}

function textIn({ rows }: RecordFacts, name: string): string {
  return String(rows[0]?.[name] ?? '').trim();
}
