// The cases of all rules on one record type in the order in which they are tried, apart for every code of a record.

import type { Layout } from './batch.ts';
import type { Ends } from './ends.ts';
import type { CasePlan, ConditionPlan, JudgePlan } from './plan.ts';

/** How a trial is decided: at once, by comparing one cell with one bound, or by all its conditions. */
export const ALWAYS = 0;
export const OVER = 1;
export const AT_LEAST = 2;
export const UNDER = 3;
export const AT_MOST = 4;
export const CONDITIONS = 5;

/** What a trial that holds gives: an effect for a fixed period, one for ever, or whatever its judge works out. */
export const PERIOD = 0;
export const EVER_AFTER = 1;
export const WORKED_OUT = 2;

/** One case of one judge, flat, so that the inner loop reads one object and follows no lists. */
export interface Trial {
  readonly judge: JudgePlan;
  readonly test: number;
  readonly cell: number;
  readonly bound: number;
  /** Place of the parameter that gives the bound; -1 for the constant. */
  readonly parameter: number;
  readonly when: readonly ConditionPlan[];
  readonly gives: number;
  /** As in `CasePlan`; -4: no case of the judge holds. */
  readonly outcome: number;
  readonly ends?: Ends;
  /** The trial to go on with when this one decides: the first of the next judge. */
  readonly past: number;
}

export interface TypePlan {
  readonly layout: Layout;
  /** The code cell that tells rules apart; -1 for none. */
  readonly cell: number;
  /** By code, what is left to try; last, what to try where the code is missing. */
  readonly trials: readonly (readonly Trial[])[];
  /** The most effects that one row can have. */
  readonly most: number;
}

/** A judge and those of its cases that are worth trying. */
interface Judging {
  readonly judge: JudgePlan;
  readonly cases: readonly CasePlan[];
}

/** Tells the judges of a type apart by one code cell; for each code, cases that cannot match and tests already met are gone. */
export function typePlan(layout: Layout, judges: readonly JudgePlan[]): TypePlan {
  const cell = layout.fields.findIndex(
    (f, i) => f.type === 'code' && judges.some((j) => j.cases.some((c) => c.when.some((w) => w.cell === i && w.table))),
  );
  const codes = cell < 0 ? [] : layout.fields[cell].codes!;
  const byCode = codes.map((_, code) => judges.map((judge) => ({ judge, cases: casesFor(judge, cell, code) })));
  const lists = [...byCode, judges.map((judge) => ({ judge, cases: judge.cases }))];
  return { layout, cell, trials: lists.map(trialsOf), most: Math.max(...lists.map(mostEffects)) };
}

function mostEffects(judges: readonly Judging[]): number {
  return judges.reduce((sum, { judge, cases }) => {
    if (judge.span.kind === 'stages') return sum + judge.span.stages.length;
    return judge.clause || cases.some((c) => c.outcome >= 0 || c.outcome === -3) ? sum + 1 : sum;
  }, 0);
}

function casesFor(judge: JudgePlan, cell: number, code: number): CasePlan[] {
  const met = (w: ConditionPlan) =>
    w.cell === cell && w.table !== undefined && (w.table[code] === 1) === (w.op !== 'not_in');
  return judge.cases
    .filter((c) => c.when.every((w) => w.cell !== cell || !w.table || met(w)))
    .map((c) => ({ ...c, when: c.when.filter((w) => !met(w)) }));
}

function trialsOf(judges: readonly Judging[]): Trial[] {
  const trials: Trial[] = [];
  for (const { judge, cases } of judges) {
    const tried: CasePlan[] = judge.clause ? [{ when: [], outcome: -4 }] : [...cases];
    if (judge.span.kind === 'next') tried.push({ when: [], outcome: -4 });
    const past = trials.length + tried.length;
    for (const c of tried) trials.push(trial(judge, c, past));
  }
  return trials;
}

function trial(judge: JudgePlan, { when, outcome }: CasePlan, past: number): Trial {
  const [only] = when;
  const { kind } = judge.span;
  const comparison = when.length === 1 && only.cell >= 0 && !only.table ? COMPARISONS[only.op] : undefined;
  return {
    judge,
    test: when.length === 0 ? ALWAYS : (comparison ?? CONDITIONS),
    cell: comparison === undefined ? 0 : only.cell,
    bound: comparison === undefined ? 0 : (only.values[0] ?? 0),
    parameter: comparison === undefined ? -1 : only.parameter,
    when,
    gives: outcome < 0 ? WORKED_OUT : kind === 'period' ? PERIOD : kind === 'ever' ? EVER_AFTER : WORKED_OUT,
    outcome,
    ends: judge.span.kind === 'period' ? judge.span.ends : undefined,
    past,
  };
}

/** The conditions that compare a cell with a bound. */
export const COMPARISONS: Partial<Record<ConditionPlan['op'], number>> = {
  over: OVER,
  at_least: AT_LEAST,
  under: UNDER,
  at_most: AT_MOST,
};
