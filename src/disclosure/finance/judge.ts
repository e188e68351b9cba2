// Whether an entity belongs on a list, condition by condition: pure.

import { type Day, lastDay } from '../../base/day.ts';
import type { FinanceCondition, FinanceList } from './rules.ts';

/** What conditions go by, on one day. */
export interface FinanceFacts {
  readonly kind: string;
  readonly status: string | null;
  readonly tags: readonly string[];
  readonly established: Day | undefined;
  /** By rulebook. */
  readonly levels: Readonly<Record<string, string>>;
  /** Of records that are shown: titles of honours, how grave they are, on which lists they stand. */
  readonly honours: readonly string[];
  readonly gravity: readonly string[];
  readonly lists: readonly string[];
}

export interface Judged {
  readonly id: string;
  readonly label: FinanceCondition['label'];
  readonly met: boolean;
}

/** Every condition, whether it is met on a day. */
export function judge({ conditions }: FinanceList, facts: FinanceFacts, on: Day): Judged[] {
  return conditions.map((one) => ({ id: one.id, label: one.label, met: isMet(one, facts, on) }));
}

function isMet(condition: FinanceCondition, facts: FinanceFacts, on: Day): boolean {
  const some = (wanted: readonly string[], held: readonly string[]) => held.some((one) => wanted.includes(one));
  switch (condition.form) {
    case 'attribute': {
      const held = facts[condition.attribute];
      return some(condition.values, typeof held === 'string' ? [held] : (held ?? []));
    }
    case 'age':
      return (
        facts.established !== undefined && lastDay(facts.established, { unit: 'years', amount: condition.years }) <= on
      );
    case 'level':
      return some(condition.levels, [facts.levels[condition.rulebook] ?? '']);
    case 'honour':
      return facts.honours.some((title) => condition.titles.some((word) => title.includes(word)));
    case 'nothing-shown':
      return !some(condition.gravity, facts.gravity);
    case 'listed':
      return some(condition.lists, facts.lists);
  }
}
