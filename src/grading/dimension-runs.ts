// Runs of a dimension that standings do not tell of, such as an industry class: worked out from the entities' facts alone.

import type { Day } from '../base/day.ts';
import type { Subject } from '../registry/subject.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import { batchOfSubjects } from './batch-of.ts';
import { layoutsOf } from './columns.ts';
import type { Grading } from './grading.ts';
import { grade } from './kernel/grade.ts';
import { type Plan, planFor } from './kernel/plan.ts';

/** The book with another of its dimensions in the place of the grade, so that the spans tell that one. */
export function asking(book: Rulebook, dimension: string): Rulebook {
  return {
    ...book,
    dimensions: book.dimensions.map((d) => ({ ...d, role: d.id === dimension ? 'level' : 'other' })),
  };
}

/** Whether a dimension follows from attributes of the entity alone. */
export function ofFacts(book: Rulebook, dimension: string): boolean {
  const { from } = book.dimensions.find(({ id }) => id === dimension)!;
  const rules = book.editions.flatMap((edition) => edition.rules.filter((rule) => rule.dimension === dimension));
  return Object.keys(from).length === 0 && rules.every(({ form }) => form === 'fact');
}

/** A plan for such a dimension: the other rules are left out. */
export function planOfFacts({ catalogue }: Pick<Grading, 'catalogue'>, book: Rulebook, dimension: string): Plan {
  const editions = book.editions.map((edition) => ({
    ...edition,
    rules: edition.rules.filter((rule) => rule.dimension === dimension),
  }));
  return planFor(asking({ ...book, editions }, dimension), layoutsOf(catalogue));
}

/** `[from, until)` with the level's code. */
export interface LevelRun {
  readonly from: Day;
  readonly until: Day;
  readonly value: string;
}

/** The runs of each subject, in their order (ids ascend). */
export function factRuns(plan: Plan, subjects: readonly Subject[], catalogue: Grading['catalogue']): LevelRun[][] {
  const { spans } = grade(plan, batchOfSubjects(subjects, [], layoutsOf(catalogue)));
  const { levels } = plan.dimensions[plan.level];
  const runs: LevelRun[][] = subjects.map(() => []);
  for (let i = 0; i < spans.count; i++)
    runs[spans.entity[i]].push({ from: spans.from[i], until: spans.until[i], value: levels[spans.level[i]] });
  return runs;
}
