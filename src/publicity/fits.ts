// Which rule of a regime a record falls under: the first whose subject and conditions fit.

import type { Where } from '../duties/sheet.ts';
import type { RecordFacts } from './facts.ts';
import { amountOn, isOf, type Regime, type Regimes } from './regimes.ts';
import type { Condition, Parameter, PublicityRule } from './sheet.ts';

type Subject = Readonly<Record<string, string>>;
type Row = RecordFacts['rows'][number];

/** Undefined when no rule of the regime fits. */
export function ruleFor(
  { rules }: Regime,
  record: RecordFacts,
  subject: Subject,
  regimes: Regimes,
): PublicityRule | undefined {
  return rules.find((rule) => isOf(rule.of, subject) && rule.when.every((one) => holds(one, record, subject, regimes)));
}

function holds(condition: Condition, record: RecordFacts, subject: Subject, regimes: Regimes): boolean {
  const { rows } = record;
  switch (condition.form) {
    case 'only':
      return rows.every((row) => meets(row, condition.where));
    case 'some':
      return rows.some((row) => meets(row, condition.where));
    case 'has': {
      const text = rows[0]?.[condition.field];
      return typeof text === 'string' && condition.words.some((word) => text.includes(word));
    }
    case 'sum':
      return summed(condition, record, amountOn(regimes, condition.parameter, subject, record.on));
  }
}

/** Nothing to add up is below any amount; where an amount is missing neither side is certain. */
function summed(
  { field, of, side }: Extract<Condition, { form: 'sum' }>,
  { rows }: RecordFacts,
  amount: Parameter | undefined,
): boolean {
  const counted = rows.filter((row) => meets(row, of)).map((row) => row[field]);
  if (counted.length === 0) return side === 'below';
  if (!amount || !counted.every((one) => typeof one === 'number')) return false;
  const sum = counted.reduce((all, one) => all + one, 0);
  const below = amount.inclusive ? sum <= amount.value : sum < amount.value;
  return side === 'below' ? below : !below;
}

function meets(row: Row, where: Where): boolean {
  return Object.entries(where).every(([name, values]) => values.includes(row[name] as string | boolean));
}
