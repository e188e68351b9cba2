// The columns of a fit: steps of figures at bounds found in the past, and traits common enough to speak of.

import type { Fact } from './facts.ts';
import type { Column } from './logistic.ts';
import type { Known } from './occasions.ts';

/** A figure that reaches a bound, or a trait that is so. */
export type Step = { readonly fact: Fact; readonly at: number } | { readonly trait: string; readonly is: string };

/** Shares of occasions below a bound: in even steps, and finer where the worst are. */
const SHARES = [1 / 9, 2 / 9, 3 / 9, 4 / 9, 5 / 9, 6 / 9, 7 / 9, 8 / 9, 0.95, 0.98, 0.99];
/** A trait of fewer occasions gets no points of its own. */
const FEWEST = 50;

/** Steps for occasions; a bound is a figure that occurred, rounded to what people can read. */
export function stepsFor(occasions: readonly Known[], facts: readonly Fact[], traits: readonly string[]): Step[] {
  return [
    ...facts.flatMap((fact) => bounds(occasions, fact).map((at) => ({ fact, at }))),
    ...traits.flatMap((trait) => common(occasions, trait).map((is) => ({ trait, is }))),
  ];
}

export function columnOf(step: Step): Column {
  return { rising: 'fact' in step };
}

/** Which steps hold, by place. */
export function holding(steps: readonly Step[], known: Known): number[] {
  return steps.flatMap((step, i) => (holds(step, known) ? [i] : []));
}

function holds(step: Step, { figures, traits }: Known): boolean {
  return 'fact' in step ? reaches(step.fact.sense, figures[step.fact.id], step.at) : traits[step.trait] === step.is;
}

/** Whether a figure is at a bound or on its riskier side. */
export function reaches(sense: Fact['sense'], figure: number | undefined, at: number): boolean {
  if (figure === undefined) return false;
  return sense === 'rising' ? figure >= at : figure <= at;
}

function bounds(occasions: readonly Known[], { id, sense }: Fact): number[] {
  const figures = occasions.flatMap(({ figures }) => figures[id] ?? []);
  if (figures.length === 0) return [];
  const safest = (a: number, b: number) => (sense === 'rising' ? a - b : b - a);
  const order = Float64Array.from(figures).sort(safest);
  const different = new Set(order);
  const found =
    different.size <= SHARES.length ? [...different] : SHARES.map((share) => order[Math.floor(order.length * share)]);
  const rounded = [...new Set(found.map(readable))].sort(safest);
  // The safest figure of all is nobody's step, unless some have no figure at all.
  return rounded.filter((at) => figures.length < occasions.length || !reaches(sense, order[0], at));
}

/** Two digits that count. */
function readable(figure: number): number {
  return Number(figure.toPrecision(2));
}

function common(occasions: readonly Known[], trait: string): string[] {
  const counts = new Map<string, number>();
  for (const { traits } of occasions) {
    const is = traits[trait];
    if (is !== undefined) counts.set(is, (counts.get(is) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST)
    .map(([is]) => is)
    .sort();
}
