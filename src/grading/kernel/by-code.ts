// The judges of one record type, told apart by a code of the record: for each code, only what can still match it.

import type { Layout } from './batch.ts';
import type { CasePlan, ConditionPlan, JudgePlan } from './plan.ts';

export interface TypePlan {
  readonly layout: Layout;
  /** The code cell that tells judges apart; -1 for none. */
  readonly cell: number;
  /** By code, the judges and cases that can match it; last, all of them, for rows whose code is missing. */
  readonly judges: readonly (readonly JudgePlan[])[];
  /** The parameters that conditions compare cells with. */
  readonly parameters: readonly number[];
  /** The most effects that one row can have. */
  readonly most: number;
}

/** Tells the judges of a type apart by one code cell; for each code, cases that cannot match and tests already met are gone. */
export function typePlan(layout: Layout, judges: readonly JudgePlan[]): TypePlan {
  const cell = layout.fields.findIndex(
    (f, i) => f.type === 'code' && judges.some((j) => j.cases.some((c) => c.when.some((w) => w.cell === i && w.table))),
  );
  const codes = cell < 0 ? [] : layout.fields[cell].codes!;
  const byCode = codes.map((_, code) =>
    judges
      .map((judge) => ({ ...judge, cases: casesFor(judge, cell, code) }))
      .filter((judge) => judge.clause || judge.span.kind === 'next' || judge.cases.length > 0),
  );
  const conditions = judges.flatMap((judge) => judge.cases.flatMap((c) => c.when));
  return {
    layout,
    cell,
    judges: [...byCode, judges],
    parameters: [...new Set(conditions.flatMap(({ parameter }) => (parameter < 0 ? [] : parameter)))],
    most: Math.max(...[...byCode, judges].map(mostEffects)),
  };
}

function casesFor(judge: JudgePlan, cell: number, code: number): CasePlan[] {
  const met = (w: ConditionPlan) =>
    w.cell === cell && w.table !== undefined && (w.table[code] === 1) === (w.op !== 'not_in');
  return judge.cases
    .filter((c) => c.when.every((w) => w.cell !== cell || !w.table || met(w)))
    .map((c) => ({ ...c, when: c.when.filter((w) => !met(w)) }));
}

function mostEffects(judges: readonly JudgePlan[]): number {
  return judges.reduce((sum, { span, clause, cases }) => {
    if (span.kind === 'stages') return sum + span.stages.length;
    return clause || cases.some((c) => c.outcome >= 0 || c.outcome === -3) ? sum + 1 : sum;
  }, 0);
}
