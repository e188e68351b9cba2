// Which other records of an entity are about the same fact as one that is to be repaired, each with the reason: one application brings them along.

import { dayOf } from '../base/day.ts';
import { normaliseNumber } from '../ledger/number.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import { type RelatedRule, repairRules } from './rules.ts';

/** By what one record is known to go with another, the surest first. */
const TIES = ['field', 'number', 'named', 'window'] as const;
type Tie = (typeof TIES)[number];

export interface Related {
  readonly recordId: number;
  /** A field of one names the other: it is brought along without being asked for. */
  readonly sure: boolean;
  /** Proposed ticked; unticked it is only offered. */
  readonly ticked: boolean;
  readonly why: { readonly zh: string; readonly en: string };
}

/** Those of the same authority, each once, by its surest tie. */
export function relatedTo(record: LedgerRecord, all: readonly LedgerRecord[]): Related[] {
  const { related, ties } = repairRules();
  const others = all.filter(({ source, recordId }) => source === record.source && recordId !== record.recordId);
  return others.flatMap((other) => {
    const found = related.flatMap((rule) => tieOf(rule, record, other) ?? []);
    const tie = TIES.find((one) => found.includes(one));
    return tie ? [{ recordId: other.recordId, ...ties[tie], sure: tie === 'field' }] : [];
  });
}

/** A penalty and what goes with it, whichever of the two is asked about. */
function tieOf(rule: RelatedRule, record: LedgerRecord, other: LedgerRecord): Tie | undefined {
  const pairs = [
    [record, other],
    [other, record],
  ] as const;
  const pair = pairs.find(([one, two]) => one.type === rule.of && rule.also.includes(two.type));
  if (!pair) return undefined;
  const [penalty, found] = pair;
  if (rule.by !== undefined)
    return sameNumber(String(found.fields[rule.by] ?? ''), penalty.number) ? 'field' : undefined;
  if (sameNumber(found.number, penalty.number)) return 'number';
  if (names(found, penalty) || names(penalty, found)) return 'named';
  // From the penalty alone: a check that failed before it may have led to it.
  return record === penalty && shortlyBefore(found, penalty, rule.within_days ?? 0) ? 'window' : undefined;
}

function sameNumber(one: string, other: string): boolean {
  return one !== '' && normaliseNumber(one) === normaliseNumber(other);
}

/** A number shorter than this is found in any text. */
const TELLING = 5;

/** Whether some text of a record names the number of another. */
function names({ fields }: LedgerRecord, { number }: LedgerRecord): boolean {
  const wanted = normaliseNumber(number);
  if (wanted.length < TELLING) return false;
  const own = Object.entries(fields).filter(([name]) => !OWN_NUMBERS.includes(name));
  return own.some(([, value]) => typeof value === 'string' && normaliseNumber(value).includes(wanted));
}

const OWN_NUMBERS = ['document_number'];

function shortlyBefore(found: LedgerRecord, penalty: LedgerRecord, days: number): boolean {
  const between = dayOf(penalty.recognizedOn)! - dayOf(found.recognizedOn)!;
  const { failed, critical, outcome, passed } = found.fields;
  const bad =
    failed === true ||
    critical === true ||
    passed === false ||
    (typeof outcome === 'string' && outcome !== 'no-problem');
  return bad && between >= 0 && between <= days;
}
