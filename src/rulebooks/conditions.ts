// What a rule's conditions say of one row of values: the slow, plain reading that the checks of a rulebook use.

import type { Case, Condition, Derived, Outcome, Scalar } from './rulebook.ts';

/** The values of one row by field; undefined is missing. */
export type Row = Readonly<Record<string, Scalar | undefined>>;

/** The value of a dated parameter for the row under test. */
export type Bound = (parameter: string) => number;

/** Whether a condition holds of a value; undefined when the value is missing and the condition needs it. */
export function holds(condition: Condition, value: Scalar | undefined, bound: Bound): boolean | undefined {
  const { op, values } = condition;
  if (op === 'known') return (value !== undefined) === values[0];
  if (value === undefined) return undefined;
  if (op === 'is' || op === 'in') return values.some((wanted) => String(wanted) === String(value));
  if (op === 'not_in') return values.every((refused) => String(refused) !== String(value));
  const limit = boundOf(condition, bound);
  if (op === 'over') return Number(value) > limit;
  if (op === 'at_least') return Number(value) >= limit;
  return op === 'under' ? Number(value) < limit : Number(value) <= limit;
}

/** The number that a comparison compares with. */
export function boundOf({ parameter, values }: Condition, bound: Bound): number {
  return parameter === undefined ? Number(values[0]) : bound(parameter);
}

/** Whether all conditions hold; one that fails settles it, else one that cannot be judged. */
export function allHold(when: readonly Condition[], row: Row, bound: Bound): boolean | undefined {
  const results = when.map((condition) => holds(condition, row[condition.field], bound));
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

/** The first case that does not fail, with what it gives: `undefined` as outcome when the row lacks what it needs. */
export function decided(
  cases: readonly Case[],
  row: Row,
  bound: Bound,
): { readonly at: number; readonly gives: Outcome | undefined } | undefined {
  for (const [at, { when, gives }] of cases.entries()) {
    const result = allHold(when, row, bound);
    if (result !== false) return { at, gives: result ? gives : undefined };
  }
  return undefined;
}

/** The row with the numbers that a rule makes of its fields. */
export function withDerived(row: Row, derived: Readonly<Record<string, Derived>>): Row {
  const made = Object.entries(derived).map(([name, { how, of }]) => {
    const numbers = of.map((field) => row[field]);
    if (numbers.includes(undefined)) return [name, undefined];
    const values = numbers.map(Number);
    return [
      name,
      how === 'sum' ? values.reduce((a, b) => a + b, 0) : how === 'max' ? Math.max(...values) : Math.min(...values),
    ];
  });
  return { ...row, ...Object.fromEntries(made) };
}
